"""Who holds a position, and whose word it is: subject, owner, agent, or whoever is reported to say so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Link, Mention, Quote, Telling
from bot.core.names import Roster
from bot.stance.asserters import asserter
from bot.stance.claims import Claim, Effect
from bot.stance.clauses import PRONOUNS, first_in, opens_clause, reports
from bot.stance.foreseen import is_foretold
from bot.stance.found import NOBODY, Found, Way
from bot.stance.holders import Finder
from bot.stance.nouns import Line, is_body, is_somebody
from bot.stance.outer import before_verb
from bot.stance.outlets import outlets, people
from bot.stance.positions import Sort
from bot.stance.subjects import by_clause, rater

_CONCEDING = frozenset("while although though whereas".split())  # what they open is another's word than what follows
_HOMES = frozenset("government country kingdom cabinet administration republic".split())
_TIMED = 6  # words between a verb of saying and its "that": "said late on Sunday that"
_LAWS = frozenset("constitution law laws treaty charter principles principle".split())
_IN_WHICH = 2  # words from "nobody" to the place: "nobody in Moscow"


class Credit(Effect):
    """What the telling adds, or takes off."""

    TOLD = -0.35, "somebody else says so"
    FOR_ANOTHER = -0.05, "said for the state or body that the speaker belongs to"
    PRONOUN = -0.1, "the holder is a pronoun"
    UNLISTED = -0.05, "the holder is not in the list of actors"
    UNTOLD = -0.35, "of whom the text does not say who they are"
    MANY = -0.3, "the holders are many, without a name"
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
    tellers, chain = _tellers(line, claim, finder), tuple(outlets(line))
    if claim.lead.sort is Sort.MODAL:
        tellers = tellers or rater(line, claim, finder)
        if not tellers and not _is_reported(line, claim):
            tellers = asserter(line, claim, finder)
        for teller in tellers.who:
            yield Held(teller, tellers, Telling.REPORTED, chain, _named(line, teller, finder.roster))
        if not tellers:
            yield tellers
        return
    own = by_clause(line, claim, finder)
    if not own and tellers and (_is_home(line, claim) or _is_law(line, claim)):
        own = tellers
    for holder in own.who:
        yield from _told(line, claim, holder, own, tellers, chain, finder.roster)
    if not own:
        yield own


def sharing(line: Line, who: Sequence[Mention]) -> Iterator[Held]:
    """Those who are said to share a position, by the outlet's own word."""
    found = people(Found(tuple(who), Way.CLAUSE))
    for holder in found.who:
        yield Held(holder, found, Telling.REPORTED, tuple(outlets(line)))


def _in_quotation(line: Line, claim: Claim, speaker: Mention, finder: Finder) -> Iterator[Held | Found]:
    spoken = people(Found((speaker,), Way.SPEAKER))
    if not spoken:
        yield spoken
        return
    if claim.lead.sort is Sort.MODAL:
        yield Held(speaker, spoken, Telling.OWN_WORDS)
        return
    own = by_clause(line, claim, Finder(finder.roster))
    for holder in own.who:
        if holder.name == speaker.name or _speaks_for(speaker, holder, finder.roster):
            yield Held(speaker, spoken, Telling.OWN_WORDS, (), (Credit.OWN,), own)
        elif is_foretold(line, claim.lead):
            yield Found((), Way.UNSAID, claim.lead.first)
        else:
            yield Held(holder, own, Telling.TOLD, (Link("reported by", speaker),), (Credit.TOLD,))
    if not own:
        yield own


def _told(  # noqa: PLR0913, PLR0917 - a holder, and all who pass their position on
    line: Line, claim: Claim, holder: Mention, own: Found, tellers: Found, chain: tuple[Link, ...], roster: Roster
) -> Iterator[Held | Found]:
    """The holder by the outlet's own word, by that of somebody who speaks for them, or by somebody else's."""
    effects = _named(line, holder, roster)
    if not tellers or any(teller.name == holder.name for teller in tellers.who):
        yield Held(holder, own, Telling.REPORTED, chain, effects)
    elif is_foretold(line, claim.lead) and not all(_speaks_for(teller, holder, roster) for teller in tellers.who):
        yield Found((), Way.UNSAID, claim.lead.first)  # "predicts that she will oppose it"
    elif all(_speaks_for(teller, holder, roster) for teller in tellers.who):
        for teller in tellers.who:
            yield Held(teller, tellers, Telling.REPORTED, chain, (*effects, Credit.FOR_ANOTHER), own)
    else:
        links = (*(Link("reported by", teller) for teller in tellers.who), *chain)
        yield Held(holder, own, Telling.TOLD, links, (*effects, Credit.TOLD))


def _tellers(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whoever is reported to say what the claim says, by the innermost clause that has it; outlets are none."""
    lead, found = line.words[claim.lead.first].span, NOBODY
    around = [
        clause
        for clause in line.reported
        if any(lead in piece for piece in clause.pieces)
        and not (_is_unsaid(line, clause) or _is_main(line, clause, claim.lead.first))
    ]
    for clause in sorted(around, key=lambda clause: len(clause.span)):
        found = people(finder.speaker(line, clause))
        if found:
            break
    if not around:
        return _before_that(line, claim, finder)
    return Found((), Way.UNTOLD) if found and _is_passed_on(line, claim, found, finder) else found


def _is_main(line: Line, clause: Quote, lead: int) -> bool:
    """Whether a word stands behind what a sentence opens with: "While Northgate says that it is safe, Oslo opposes"."""
    if line.words[0].key not in _CONCEDING:
        return False
    start = bisect_left(line.words, clause.span.start, key=lambda word: word.start)
    return any("," in line.words[place].gap for place in range(start + 1, lead + 1))


def _before_that(line: Line, claim: Claim, finder: Finder) -> Found:
    """Who says so where no clause was found, but for words behind the verb: "confirmed late on Sunday that"."""
    words, start = line.words, min(claim.lead.first, claim.hit.first)
    that = next((at for at in range(start - 1, 0, -1) if words[at].key == "that"), None)
    behind = range(that + 1, claim.lead.first + 1) if that is not None else ()
    is_over = any(opens_clause(words, at) or "," in words[at].gap for at in behind)
    if that is None or is_over:
        return NOBODY
    verb = next((at for at in range(that - 1, max(0, that - _TIMED), -1) if reports(words, at)), None)
    if verb is None or any(opens_clause(words, at) or "," in words[at].gap for at in range(verb + 1, that + 1)):
        return NOBODY
    return people(finder.subject(line, verb, is_finite=True))


def _is_reported(line: Line, claim: Claim) -> bool:
    """Whether a clause that somebody is reported to say has the claim in it, though it may not be told who that is."""
    lead = line.words[claim.lead.first].span
    return any(lead in piece for clause in line.reported for piece in clause.pieces)


def _is_passed_on(line: Line, claim: Claim, teller: Found, finder: Finder) -> bool:
    """Whether the teller only says that somebody else says so: "sources said that Ada Marsh had told them that"."""
    words, lead = line.words, claim.lead
    told = (at for at in range(lead.first - 2, 0, -1) if words[at].key in {"told", "informed", "assured"})
    verb = next(told, None)
    if lead.sort is not Sort.MODAL or verb is None or all(word.key != "that" for word in words[verb : lead.first]):
        return False
    names = {who.actor or who.name for who in finder.subject(line, verb, is_finite=True).who}
    return bool(names) and names.isdisjoint(who.actor or who.name for who in teller.who)


def _is_home(line: Line, claim: Claim) -> bool:
    """Whether the subject is a government without a name, which is that of whoever speaks: "our country will not"."""
    subject = before_verb(line.words, claim.lead.first)
    is_home = subject > 0 and line.words[subject].key in _HOMES and line.words[subject - 1].key in {"the", "our"}
    return is_home and not claim.chain.is_after


def _is_law(line: Line, claim: Claim) -> bool:
    """Whether a law forbids or demands it, to which whoever speaks holds: "said the constitution forbids it"."""
    subject = before_verb(line.words, claim.lead.first)
    return subject > 0 and line.words[subject].key in _LAWS and not claim.chain.is_after


def _is_unsaid(line: Line, clause: Quote) -> bool:
    """Whether nobody says a clause: its verb belongs to a name, "the United States", or nobody is its subject."""
    names = (noun.mention.span for noun in line.nouns)
    if clause.cue and any(clause.cue in name for name in names):
        return True
    who = clause.speaker.span if clause.speaker else clause.span
    at = first_in(line.words, who) or 0
    return any(word.key in {"nobody", "none"} for word in line.words[max(0, at - _IN_WHICH) : at])


def _speaks_for(one: Mention, other: Mention, roster: Roster) -> bool:
    """Whether somebody speaks for a state or body: their parent in the list of actors."""
    actor = roster.actors.get(one.actor or "")
    return actor is not None and actor.parent is not None and actor.parent == other.actor


def _named(line: Line, mention: Mention, roster: Roster) -> tuple[Credit, ...]:
    """What the way in which a holder is named does to the confidence."""
    at = first_in(line.words, mention.span)
    if at is not None and line.words[at].span == mention.span and line.words[at].key in PRONOUNS:
        return (Credit.PRONOUN,)
    if mention.actor in roster.actors:
        return ()
    is_bare = " " not in mention.name and is_somebody(mention.name) and mention.name[1:].islower()  # "officials"
    words = mention.name.split()
    is_counted = len(words) > 1 and words[0] in {"The", "the"} and words[1].isdigit()  # "the 32 allies": all of them
    is_many = words[-1].islower() and words[-1].endswith("s") and not is_body(words) and not is_counted
    return (Credit.UNTOLD,) if is_bare else (Credit.UNLISTED, Credit.MANY) if is_many else (Credit.UNLISTED,)
