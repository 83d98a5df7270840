"""Who holds a position, and whose word it is: subject, owner, agent, or whoever is reported to say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Link, Mention, Span, Telling
from bot.core.names import Roster
from bot.core.text import fold
from bot.stance.claims import Claim, Effect
from bot.stance.clauses import PRONOUNS, Word, is_joined
from bot.stance.holders import NOBODY, Finder, Found, Way, named_after
from bot.stance.nouns import Line
from bot.stance.positions import Sort, VerbForm

# Words in the names of outlets. Our own list; an outlet never holds a position, it reports one.
_OUTLETS = frozenset(
    """
    reuters bloomberg journal times post news guardian agency broadcaster newspaper outlet bbc cnn wsj press tribune
    daily independent herald telegraph politico axios radio tv media magazine channel nbc abc cbs pbs npr afp ap tass
    interfax ukrinform pravda spiegel monde ft nyt
    """.split()
)
_WRITING = frozenset("reported reports wrote writes".split())
_BE = frozenset("was were been be being is are".split())
_ABOUT = frozenset("on about over amid during".split())
_PHRASE = 3  # words from "on" to the noun that it governs
_NAME_WORDS = 5  # words of an outlet's name at most


class Credit(Effect):
    """What the telling adds, or takes off."""

    TOLD = -0.35, "somebody else says so"
    FOR_ANOTHER = -0.05, "said for the state or body that the speaker belongs to"
    PRONOUN = -0.1, "the holder is a pronoun"
    UNLISTED = -0.05, "the holder is not in the list of actors"
    OWN = 0.1, "the holder's own words"


@dataclass(frozen=True, slots=True)
class Held:
    """A holder, how they were found, whose word it is, through whom it came, and what that does to the confidence.

    `subject` is who has the position by the clause itself, where the holder is or speaks for them.
    """

    holder: Mention
    found: Found
    telling: Telling
    chain: tuple[Link, ...] = ()
    effects: tuple[Credit, ...] = ()
    subject: Found = NOBODY

    @property
    def weight(self) -> float:
        """What the telling does to the confidence of the claim."""
        return sum(effect.weight for effect in self.effects)


def holders(line: Line, claim: Claim, finder: Finder) -> Iterator[Held | Found]:
    """Everybody who holds the position of a claim.

    Where the text does not say, or two may be meant, the one item is a Found that tells why there is nobody.
    """
    if line.speaker is not None:
        yield from _in_quotation(line, claim, line.speaker, finder)
        return
    tellers, chain = _tellers(line, claim, finder), tuple(_outlets(line))
    if claim.lead.sort is Sort.MODAL:
        for teller in tellers.who:
            yield Held(teller, tellers, Telling.REPORTED, chain, _named(line, teller, finder.roster))
        if not tellers:
            yield tellers
        return
    own = _own(line, claim, finder)
    for holder in own.who:
        yield from _told(line, holder, own, tellers, chain, finder.roster)
    if not own:
        yield own


def _in_quotation(line: Line, claim: Claim, speaker: Mention, finder: Finder) -> Iterator[Held | Found]:
    spoken = _people(Found((speaker,), Way.SPEAKER))
    if not spoken:
        yield spoken
        return
    if claim.lead.sort is Sort.MODAL:
        yield Held(speaker, spoken, Telling.OWN_WORDS)
        return
    own = _own(line, claim, Finder(finder.roster))
    for holder in own.who:
        if holder.name == speaker.name or _speaks_for(speaker, holder, finder.roster):
            yield Held(speaker, spoken, Telling.OWN_WORDS, (), (Credit.OWN,), own)
        else:
            yield Held(holder, own, Telling.TOLD, (Link("reported by", speaker),), (Credit.TOLD,))
    if not own:
        yield own


def _told(  # noqa: PLR0913, PLR0917 - a holder, and all who pass their position on
    line: Line, holder: Mention, own: Found, tellers: Found, chain: tuple[Link, ...], roster: Roster
) -> Iterator[Held]:
    """The holder by the outlet's own word, by that of somebody who speaks for them, or by somebody else's."""
    effects = _named(line, holder, roster)
    if not tellers or any(teller.name == holder.name for teller in tellers.who):
        yield Held(holder, own, Telling.REPORTED, chain, effects)
    elif all(_speaks_for(teller, holder, roster) for teller in tellers.who):
        for teller in tellers.who:
            yield Held(teller, tellers, Telling.REPORTED, chain, (*effects, Credit.FOR_ANOTHER), own)
    else:
        links = (*(Link("reported by", teller) for teller in tellers.who), *chain)
        yield Held(holder, own, Telling.TOLD, links, (*effects, Credit.TOLD))


def _own(line: Line, claim: Claim, finder: Finder) -> Found:
    """The holders as the clause itself names them."""
    lead = claim.lead
    if claim.chain.is_after:
        return named_after(line, lead.last + 1)
    if lead.sort is Sort.NOUN:
        near = finder.owner(line, lead.first) or _agent(line, lead.last, "by", "from", "of")
        is_aside = not near and _is_aside(line.words, lead.first)
        return Found((), Way.ASIDE) if is_aside else near or finder.main_subject(line, lead.first)
    if lead.form is VerbForm.PAST and any(word.key in _BE for word in line.words[max(0, lead.first - 2) : lead.first]):
        return _agent(line, claim.hit.last, "by")
    return finder.subject(line, lead.first, is_finite=lead.form not in {VerbForm.ING, VerbForm.NONE})


def _is_aside(words: Sequence[Word], noun: int) -> bool:
    """Whether a noun is only what something else is about: "debates on the need for"."""
    before = [word.key for word in words[max(0, noun - _PHRASE) : noun]]
    return any(key in _ABOUT for key in before)


def _agent(line: Line, index: int, *prepositions: str) -> Found:
    following = line.words[index + 1 : index + 2]
    return named_after(line, index + 1) if following and following[0].key in prepositions else NOBODY


def _tellers(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whoever is reported to say what the claim says, by the innermost clause that has it; outlets are none."""
    lead, found = line.words[claim.lead.first].span, NOBODY
    around = [clause for clause in line.reported if any(lead in piece for piece in clause.pieces)]
    for clause in sorted(around, key=lambda clause: len(clause.span)):
        found = _people(finder.speaker(line, clause))
        if found:
            break
    return found


def _people(found: Found) -> Found:
    """Those who are found without the outlets, and those of whom the text does not tell who they are."""
    who = tuple(mention for mention in found.who if mention.actor or not _is_outlet(mention.name))
    told = tuple(mention for mention in who if mention.actor or not _is_untold(mention.name))
    if len(told) == len(found.who):
        return found
    return replace(found, who=told) if told else Found((), Way.UNTOLD if who else Way.OUTLET)


def _outlets(line: Line) -> Iterator[Link]:
    """Outlets that were told, or that report: "told Reuters", "according to Bloomberg", "The Guardian reported"."""
    words = line.words
    for index, word in enumerate(words):
        before = words[index - 1].key if index else ""
        if word.key == "told" or (word.key == "with" and before == "interview"):
            yield from (Link("told to", name) for name in _outlet(line, _capitals_after(words, index)))
        elif word.key == "to" and before == "according":
            yield from (Link("reported by", name) for name in _outlet(line, _capitals_after(words, index)))
        elif word.key in _WRITING:
            yield from (Link("reported by", name) for name in _outlet(line, _capitals_before(words, index)))


def _capitals_after(words: Sequence[Word], index: int) -> list[int]:
    places: list[int] = []
    for place in range(index + 1, min(index + 1 + _NAME_WORDS, len(words))):
        if not is_joined(words[place]) or not (words[place].is_capital or words[place].key == "the"):
            break
        places.append(place)
    return [place for place in places if words[place].is_capital]


def _capitals_before(words: Sequence[Word], index: int) -> list[int]:
    places: list[int] = []
    for place in reversed(range(max(0, index - _NAME_WORDS), index)):
        if not words[place].is_capital or not is_joined(words[place + 1]):
            break
        places.insert(0, place)
    return places


def _outlet(line: Line, places: Sequence[int]) -> Iterator[Mention]:
    if places:
        span = Span(line.words[places[0]].span.start, line.words[places[-1]].span.end)
        name = line.text[span.start : span.end]
        if _is_outlet(name):
            yield Mention(span, name)


def _is_outlet(name: str) -> bool:
    return any(word in _OUTLETS for word in name.lower().replace(".", " ").split())


def _is_untold(name: str) -> bool:
    """Whether words only point at somebody: "he", "the source". Of "the ministers", all are meant."""
    words = name.split()
    is_definite = words[0].lower() in {"the", "this", "that"} and not words[-1].endswith("s")
    return fold(name) in PRONOUNS | {"who"} or (is_definite and all(word.islower() for word in words[1:]))


def _speaks_for(one: Mention, other: Mention, roster: Roster) -> bool:
    """Whether somebody speaks for a state or body: their parent in the list of actors."""
    actor = roster.actors.get(one.actor or "")
    return actor is not None and actor.parent is not None and actor.parent == other.actor


def _named(line: Line, mention: Mention, roster: Roster) -> tuple[Credit, ...]:
    """What the way in which a holder is named does to the confidence."""
    word = next((word for word in line.words if word.span == mention.span), None)
    if word is not None and word.key in PRONOUNS:
        return (Credit.PRONOUN,)
    return () if mention.actor in roster.actors else (Credit.UNLISTED,)
