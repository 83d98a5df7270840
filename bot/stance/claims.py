"""What a line says on a topic, whoever holds it: for, against, undecided, or hanging on what comes first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import prod

from bot.core.model import Position
from bot.stance import within
from bot.stance.asserted import bearing
from bot.stance.chains import Chain, Loose, chains
from bot.stance.clauses import PRONOUNS, Word, denials, is_between, negations, opens_clause
from bot.stance.groups import neither
from bot.stance.nouns import Line
from bot.stance.outer import SAID, Bearing, Ruling
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.wordings import Hit, Slip

_NOW = frozenset("now today tomorrow immediately soon present stage moment".split())
_YET = frozenset({"currently", "yet", "presently", "now"})
_ASKING = ("push", "ask", "call", "demand", "request", "press", "lobb", "plead", "beg", "appeal", "insist", "urg")
_HALF = frozenset({"fully", "entirely", "completely", "wholly"})  # "did not fully endorse" takes no side
_BLAMING = ("critici", "condemn", "denounc", "slam", "blast", "decr", "lambast")
_FORBIDDING = ("forbid", "ban", "prohibit", "block", "veto", "den", "refus", "reject", "withh", "suspend", "oppos")
_FIXED = frozenset({"negotiable", "non-negotiable", "nonnegotiable"})
_BEFORE_NOUN = frozenset("the a right proper best".split())
_LONG = 30  # words of a line from which cue and topic are less often each other's
_MUST = frozenset("must should need needs has have ought requires".split())
_BEGINNING = frozenset("begin start come happen stop end go take wait".split())
_ANY = 2  # words before a topic in which "any" belongs to it
_FAR = 6  # words from a cue to its topic from which they may not belong together
_DENIED, _DENIED_NOUN = 5, 8  # words before a cue in which it may be denied: "has not shown any willingness"
PLAIN = 0.8  # the confidence of a plain verb of wanting next to a plain name of the topic; all are set by hand


class Effect(Enum):
    """What adds to the confidence of a claim, or takes off it: how much, and what it is in words."""

    def __init__(self, weight: float, words: str) -> None:
        """Take the two parts of the member's value."""
        self.weight, self.words = weight, words


class Doubt(Effect):
    """What in the line itself takes something off."""

    WEAK = -0.15, "weak wording"
    DISTANT = -0.1, "distance"
    INDIRECT = -0.1, "a deed or a noun for a verb"
    MERE_STEP = -0.2, "a step without an intention"
    AFTER = -0.05, "words after the topic"
    TAKEN_UP = -0.15, "the topic is only taken up, by a pronoun or a phrase"
    UNDECIDED = -0.35, "talk without a position"
    NO_SIDE = -0.15, "no side is taken"
    NOT_REFUSED = -0.45, "a refusal that is only not made, or only for now"
    LONG = -0.1, "a long sentence"
    OF_KIND = -0.35, "only a kind of it is refused"
    OTHER_VERB = -0.35, "a verb between, of which no side is known"


class Turn(Enum):
    """How cues and negations came to a position."""

    SIGNS = auto()  # for, unless an odd number of them is against
    FIRST = auto()  # what must come "before" is a condition
    UNDECIDED = auto()  # "considers", "whether"
    HALF = auto()  # "did not fully endorse"
    PERMITTED = auto()  # a refusal is itself refused: "does not rule out"


@dataclass(frozen=True, slots=True)
class Claim:
    """A topic, the cues that bear on it and what they come to; `confidence` from 0 to 1.

    `denials` are the places of the words that deny it, besides those in the cues.
    """

    hit: Hit
    chain: Chain
    position: Position
    turn: Turn
    doubts: tuple[Doubt, ...]
    denials: tuple[int, ...] = ()
    ruling: Ruling = SAID
    is_refused: bool = False  # by the holder, and not by what they ask of others

    @property
    def lead(self) -> Cue:
        """The cue that decides who holds the position."""
        return self.chain.lead

    @property
    def last(self) -> int:
        """The place of the last word of topic and cue."""
        return max(self.hit.last, self.lead.last)

    @property
    def confidence(self) -> float:
        """That of a plain claim, with what each doubt does to it."""
        return PLAIN + sum(doubt.weight for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Fallen:
    """A wording of a topic without a position on it, and why.

    It does not mean the topic there, no cue bears on it, or a rule leaves open what the cues come to.
    """

    hit: Hit
    why: Slip | Loose | Ruling
    chain: Chain | None = None


def claims(line: Line, found: Sequence[Cue], named: Iterable[tuple[Hit, Slip | None]]) -> Iterator[Claim | Fallen]:
    """The positions in a line by the cues `found` in it. What is only supposed, denied or asked is none.

    `named` are the wordings of topics in the line, and why one does not mean its topic, where it does not.
    """
    for hit, slip in named:
        if slip is not None:
            yield Fallen(hit, slip)
            continue
        yield from on_hit(line, hit, found)


def on_hit(line: Line, hit: Hit, found: Sequence[Cue]) -> Iterator[Claim | Fallen]:
    """The positions on a topic where a line names it, by the cues found in the line."""
    wanting = next((cue for cue in found if hit.first < cue.first and cue.last < hit.last and _is_wanted(cue)), None)
    if wanting is not None:  # "Northgate wants a place on the line" names who wants it, and then what
        hit = replace(hit, first=wanting.last + 1)
    outside = [cue for cue in found if cue.first <= hit.first or hit.last < cue.first]
    inside = [cue for cue in found if hit.first < cue.first and cue.last < hit.last and cue.sort is Sort.MODAL]
    over = list(chains(line, hit, outside))
    if inside and not any(isinstance(chain, Chain) for chain in over):
        over.append(Chain((inside[0],), is_after=True))  # "soldiers will be sent to the harbour"
    for chain in over:
        yield Fallen(hit, chain) if isinstance(chain, Loose) else _claim(line, hit, chain)


def _is_wanted(cue: Cue) -> bool:
    return cue.sort is Sort.WANT and cue.form in {VerbForm.PRESENT, VerbForm.PAST}


def _claim(line: Line, hit: Hit, chain: Chain) -> Claim | Fallen:
    ruling = bearing(line, hit, chain)
    if ruling.bearing is Bearing.OPEN:
        return Fallen(hit, ruling, chain)
    places, count = _denied(line, hit, chain)
    denied = count + (ruling.bearing is Bearing.TURNED)
    position, turn = _position(line.words, hit, chain, denied)
    doubts = (*_doubts(line.words, hit, chain, denied, places), *_within(line.words, hit, chain, position))
    return Claim(hit, chain, position, turn, doubts, places, ruling, chain.lead.sign < 0 or denied > 0)


def on_cue(line: Line, hit: Hit, cue: Cue) -> Claim | Fallen:
    """The position that a cue shows alone, on a topic that its clause leaves unsaid: "Oslo refused"."""
    return _claim(line, hit, Chain((cue,)))


def _position(words: Sequence[Word], hit: Hit, chain: Chain, denied: int) -> tuple[Position, Turn]:
    lead = chain.lead
    if chain.before is not None or _sets_terms(words, hit, chain):
        return Position.CONDITIONAL, Turn.FIRST
    if (lead.sign == 0 and not denied) or _is_either(words, hit, lead):
        return Position.NEUTRAL, Turn.UNDECIDED
    if words[lead.first - 1].key == "neither" and len({cue.sign for cue in chain.cues}) > 1:
        return Position.NEUTRAL, Turn.UNDECIDED
    if denied and words[lead.first - 1].key in _HALF:
        return Position.NEUTRAL, Turn.HALF
    if _is_permitted(words, chain, denied):
        return Position.NEUTRAL, Turn.PERMITTED
    sign = prod(cue.sign or 1 for cue in chain.cues) * (-1) ** denied * (-1 if hit.is_contrary else 1)
    if chain.is_after and words[lead.last].key in _FIXED and _is_yielding(words, hit):
        sign = -sign  # "membership is not negotiable" insists on it; "ceding land is not negotiable" refuses it
    return Position.SUPPORTS if sign > 0 else Position.OPPOSES, Turn.SIGNS


def _is_either(words: Sequence[Word], hit: Hit, lead: Cue) -> bool:
    """Whether it is left open: "must decide whether to build the tram", "should ask whether the ban is right"."""
    return any(words[place].key == "whether" for place in range(lead.first, hit.first))


def _sets_terms(words: Sequence[Word], hit: Hit, chain: Chain) -> bool:
    """Whether it is said what a topic must be like, whichever comes: "any truce must last"."""
    lead = chain.lead
    near = [word.key for word in words[max(0, hit.first - _ANY) : hit.first + 1]]
    is_any = chain.is_after and lead.sort is Sort.MODAL and lead.sign > 0 and "any" in near
    following = [word.key for word in words[lead.last + 1 : lead.last + 2]]
    return is_any and words[lead.first].key in _MUST and bool(following) and following[0] not in _BEGINNING


def _is_yielding(words: Sequence[Word], hit: Hit) -> bool:
    """Whether a topic is what somebody would give: "ceding land", "concessions"."""
    return words[hit.first].key.endswith("ing") or any(
        word.key.startswith("concession") for word in words[hit.first : hit.last + 1]
    )


def _is_permitted(words: Sequence[Word], chain: Chain, denied: int) -> bool:
    """Whether a refusal is itself refused: who does "not rule out" troops, or will not oppose them, asks for none."""
    if words[chain.lead.first].key.startswith(_BLAMING):
        return False  # who criticises others for blocking it wants it
    lead, inner = chain.lead, words[chain.cues[-1].first].key
    if lead.sort is Sort.MODAL and lead.sign < 0 and not denied and inner.startswith(_FORBIDDING):
        return False  # "it is absurd to forbid the tram"
    outer = (-1) ** denied
    for cue in chain.cues:
        is_refusal = cue.sort is Sort.WANT and cue.sign < 0 and not cue.is_change
        if is_refusal and outer < 0 and not negations(words, cue.first, cue.last + 1):
            return True
        outer *= cue.sign or 1
    return False


def _takes_no_side(lead: Cue) -> bool:
    """Whether it is said that no side is taken, and not only talked: "took no position on", "is divided over"."""
    return lead.sort is Sort.WANT and lead.form is VerbForm.NONE


def _is_open(words: Sequence[Word], hit: Hit, lead: Cue, denials: Sequence[int]) -> bool:
    """Whether a denial refuses nothing: it tells of now alone, or somebody only does not ask for it."""
    is_asking = lead.sign > 0 and words[lead.first].key.startswith(_ASKING)
    is_unasked = is_asking and {"will", "longer"}.isdisjoint(_before(words, lead))
    return _is_for_now(words, hit, lead, denials) or is_unasked or within.is_unmade(words, lead, denials)


def _before(words: Sequence[Word], lead: Cue) -> list[str]:
    return [word.key for word in words[max(0, lead.first - _DENIED) : lead.first]]


def _is_for_now(words: Sequence[Word], hit: Hit, lead: Cue, denials: Sequence[int]) -> bool:
    """Whether a time limits what is denied: "is not seeking membership at present", "is not currently seeking it"."""
    if any(words[place].key in _YET for denial in denials for place in range(denial + 1, lead.first)):
        return True
    following = words[hit.last + 1 : hit.last + 4]
    return any(word.key in _NOW and not any("," in other.gap for other in following) for word in following)


def _denied(line: Line, hit: Hit, chain: Chain) -> tuple[tuple[int, ...], int]:
    """Where the chain or its topic is denied, and how often; the negations that cues hold themselves do not count."""
    words, lead = line.words, chain.lead
    end = chain.cues[-1].last if chain.is_after else hit.first
    outer = denials(words, _denial_start(line, hit, lead), end)
    own = [place for cue in chain.cues for place in denials(words, cue.first, min(cue.last + 1, end))]
    subject = _denied_subject(words, hit, chain)
    inside = denials(words, hit.first + 1, hit.last)  # "NATO never to expand"
    if (place := neither(line, lead.first)) is not None and place not in outer:
        outer.append(place)
    places = (*(place for place in outer if place not in own), *subject, *inside)
    return places, len(outer) - len(own) + len(subject) + len(inside)


def _denial_start(line: Line, hit: Hit, lead: Cue) -> int:
    if lead.sort is Sort.THREAT:
        causes = (place for place in range(lead.last, hit.first) if line.words[place].key in {"if", "that"})
        return max(causes, default=lead.last)
    is_noun, index = lead.sort is Sort.NOUN, lead.first
    limit = max(0, index - (_DENIED_NOUN if is_noun else _DENIED))
    while index > limit and not opens_clause(line.words, index):
        word = line.words[index - 1]
        is_passed = is_noun and word.key not in PRONOUNS and not word.is_capital
        is_passed = is_passed or (lead.sort is Sort.MODAL and word.key in _BEFORE_NOUN)  # "not the right time to"
        if not (is_between(word) or is_passed):
            break
        index -= 1
    return index


def _denied_subject(words: Sequence[Word], hit: Hit, chain: Chain) -> list[int]:
    """Denials of a topic that is a subject: "no talks should start", "insists that talks cannot start"."""
    if chain.is_after:
        is_relative = [word.key for word in words[hit.last + 1 : hit.last + 2]] in (["that"], ["which"])
        return [] if is_relative else denials(words, hit.first - 2, hit.first)  # "without the tram that she wants"
    is_subject = any(word.key == "that" for word in words[chain.lead.last + 1 : hit.first])
    behind = denials(words, hit.last + 1, min(hit.last + 3, len(words))) if is_subject else []
    return [place for place in behind if words[place].key != "without"]  # "a tram without rails" is still one


def _within(words: Sequence[Word], hit: Hit, chain: Chain, position: Position) -> Iterator[Doubt]:
    """What stands between cue and topic that may turn it."""
    if not chain.is_after and chain.cues[-1].first < hit.first:
        if position is Position.OPPOSES and not hit.is_contrary and within.is_of_kind(words, hit, chain.cues[-1]):
            yield Doubt.OF_KIND
        if within.other_verb(words, hit, chain.cues[-1]) is not None:
            yield Doubt.OTHER_VERB


def _doubts(words: Sequence[Word], hit: Hit, chain: Chain, denied: int, places: Sequence[int]) -> Iterator[Doubt]:
    lead, inner = chain.lead, chain.cues[-1]
    for doubt, is_met in (
        (Doubt.WEAK, hit.is_weak),
        (Doubt.DISTANT, hit.first - inner.last > _FAR or lead.sort is Sort.THREAT),
        (Doubt.INDIRECT, lead.sort in {Sort.DEED, Sort.NOUN}),
        (Doubt.MERE_STEP, all(cue.sort is Sort.STEP for cue in chain.cues)),
        (Doubt.AFTER, chain.is_after),
        (Doubt.TAKEN_UP, hit.taken_up is not None),
        (Doubt.LONG, len(words) >= _LONG),
        (Doubt.NO_SIDE, lead.sign == 0 and _takes_no_side(lead)),
        (Doubt.UNDECIDED, not _takes_no_side(lead) and (lead.sign == 0 or _is_either(words, hit, lead))),
        (Doubt.NOT_REFUSED, _is_permitted(words, chain, denied) or (places and _is_open(words, hit, lead, places))),
    ):
        if is_met:
            yield doubt
