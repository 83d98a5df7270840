"""Who holds a position, and whose word it is: subject, owner, agent, or whoever is reported to say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Link, Mention, Span, Telling
from bot.core.names import Roster
from bot.stance.claims import Claim
from bot.stance.clauses import PRONOUNS, Word, is_between, is_joined, reports
from bot.stance.holders import Reader, named_after
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
# What the telling does to the confidence of a claim.
_TOLD, _FOR_ANOTHER, _PRONOUN, _UNLISTED, _OWN = -0.35, -0.05, -0.1, -0.05, 0.1


@dataclass(frozen=True, slots=True)
class Held:
    """A holder, whose word it is, through whom it came, and what that does to the confidence."""

    holder: Mention
    telling: Telling
    chain: tuple[Link, ...] = ()
    weight: float = 0.0


def holders(line: Line, claim: Claim, reader: Reader) -> Iterator[Held]:
    """Everybody who holds the position of a claim; nobody where the text does not say, or where two may be meant."""
    if line.speaker is not None:
        yield from _in_quotation(line, claim, line.speaker, reader)
        return
    tellers, chain = _tellers(line, claim, reader), tuple(_outlets(line))
    if claim.lead.sort is Sort.MODAL:
        yield from (Held(teller, Telling.REPORTED, chain, _named(line, teller, reader.roster)) for teller in tellers)
        return
    for holder in _own(line, claim, reader):
        yield from _told(line, holder, tellers, chain, reader.roster)


def _in_quotation(line: Line, claim: Claim, speaker: Mention, reader: Reader) -> Iterator[Held]:
    if _is_outlet(speaker.name):
        return
    if claim.lead.sort is Sort.MODAL:
        yield Held(speaker, Telling.OWN_WORDS)
        return
    for holder in _own(line, claim, Reader(reader.roster)):
        if holder.name == speaker.name or _speaks_for(speaker, holder, reader.roster):
            yield Held(speaker, Telling.OWN_WORDS, (), _OWN)
        else:
            yield Held(holder, Telling.TOLD, (Link("reported by", speaker),), _TOLD)


def _told(
    line: Line, holder: Mention, tellers: Sequence[Mention], chain: tuple[Link, ...], roster: Roster
) -> Iterator[Held]:
    """The holder by the outlet's own word, by that of somebody who speaks for them, or by somebody else's."""
    weight = _named(line, holder, roster)
    if not tellers or any(teller.name == holder.name for teller in tellers):
        yield Held(holder, Telling.REPORTED, chain, weight)
    elif all(_speaks_for(teller, holder, roster) for teller in tellers):
        yield from (Held(teller, Telling.REPORTED, chain, weight + _FOR_ANOTHER) for teller in tellers)
    else:
        links = (*(Link("reported by", teller) for teller in tellers), *chain)
        yield Held(holder, Telling.TOLD, links, weight + _TOLD)


def _own(line: Line, claim: Claim, reader: Reader) -> tuple[Mention, ...]:
    """The holders as the clause itself names them."""
    lead = claim.lead
    if claim.chain.is_after:
        return named_after(line, lead.last + 1)
    if lead.sort is Sort.NOUN:
        near = reader.owner(line, lead.first) or _agent(line, lead.last, "by", "from", "of")
        return near or (() if _is_aside(line.words, lead.first) else reader.main_subject(line, lead.first))
    if lead.form is VerbForm.PAST and any(word.key in _BE for word in line.words[max(0, lead.first - 2) : lead.first]):
        return _agent(line, claim.hit.last, "by")
    return reader.subject(line, lead.first, is_finite=lead.form not in {VerbForm.ING, VerbForm.NONE})


def _is_aside(words: Sequence[Word], noun: int) -> bool:
    """Whether a noun is only what something else is about: "debates on the need for"."""
    before = [word.key for word in words[max(0, noun - _PHRASE) : noun]]
    return any(key in _ABOUT for key in before)


def _agent(line: Line, index: int, *prepositions: str) -> tuple[Mention, ...]:
    following = line.words[index + 1 : index + 2]
    return named_after(line, index + 1) if following and following[0].key in prepositions else ()


def _tellers(line: Line, claim: Claim, reader: Reader) -> tuple[Mention, ...]:
    """Whoever is reported to say what the claim says; outlets are none."""
    words = line.words
    for verb in reversed(range(min(claim.lead.first, claim.hit.first))):
        if ";" in words[verb + 1].gap:
            break
        found = (
            reader.subject(line, verb, is_finite=not words[verb].key.endswith("ing")) if reports(words, verb) else ()
        )
        if found:
            return _people(found)
    return _people(_trailing(line, claim, reader) or _according(line))


def _trailing(line: Line, claim: Claim, reader: Reader) -> tuple[Mention, ...]:
    """The speaker in a clause after the words reported: "…, the minister said", "…, said the minister"."""
    words = line.words
    for verb in range(claim.last + 1, len(words)):
        if not reports(words, verb) or words[verb].key.endswith("ing"):
            continue
        if any(mark in words[verb].gap for mark in ',”"'):
            return named_after(line, verb)
        before = verb - 1
        while before > claim.last and is_between(words[before]):
            before -= 1
        noun = line.ending_at(before)
        if (noun and not noun.owns) or (words[before].key in PRONOUNS and "," in words[before].gap):
            return reader.subject(line, verb, is_finite=True)
    return ()


def _according(line: Line) -> tuple[Mention, ...]:
    for index, (word, following) in enumerate(zip(line.words, line.words[1:], strict=False)):
        if word.key == "according" and following.key == "to":
            return named_after(line, index + 1)
    return ()


def _people(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.actor or not _is_outlet(mention.name))


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


def _speaks_for(one: Mention, other: Mention, roster: Roster) -> bool:
    """Whether somebody speaks for a state or body: their parent in the list of actors."""
    actor = roster.actors.get(one.actor or "")
    return actor is not None and actor.parent is not None and actor.parent == other.actor


def _named(line: Line, mention: Mention, roster: Roster) -> float:
    """What the way in which a holder is named does to the confidence."""
    word = next((word for word in line.words if word.span == mention.span), None)
    if word is not None and word.key in PRONOUNS:
        return _PRONOUN
    return 0.0 if mention.actor in roster.actors else _UNLISTED
