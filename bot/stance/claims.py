"""What a line says on a topic, whoever holds it: for, against, undecided, or hanging on what comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from bot.core.model import Position
from bot.stance.asserted import bearing
from bot.stance.chains import Chain, chains
from bot.stance.clauses import PRONOUNS, Word, is_between, negations, opens_clause
from bot.stance.nouns import Line
from bot.stance.outer import Bearing
from bot.stance.positions import Cue, Sort, cues
from bot.stance.wordings import Hit, Subjects

_SUPPOSING = frozenset({"if", "whether", "unless"})
_NOW = frozenset("now today tomorrow immediately soon present stage moment".split())
_HALF = frozenset({"fully", "entirely", "completely", "wholly"})  # "did not fully endorse" takes no side
_FAR = 6  # words from a cue to its topic from which they may not belong together
_DENIED, _DENIED_NOUN = 5, 8  # words before a cue in which it may be denied: "has not shown any willingness"
# The confidence of a claim by hand: a plain verb of wanting next to a plain name of the topic, and what is taken off
# it for a weak wording, a distance, a deed or a noun for a verb, a step without an intention, words after the topic,
# for talk without a position, and for a refusal that is only not made, or only for now.
_PLAIN, _WEAK, _DISTANT, _INDIRECT, _MERE_STEP, _AFTER, _UNDECIDED = 0.8, 0.15, 0.1, 0.1, 0.2, 0.05, 0.3
_NOT_REFUSED = 0.45


@dataclass(frozen=True, slots=True)
class Claim:
    """A topic, the cues that bear on it and what they come to; `confidence` from 0 to 1."""

    hit: Hit
    chain: Chain
    position: Position
    confidence: float
    is_refused: bool = False  # by the holder, and not by what they ask of others

    @property
    def lead(self) -> Cue:
        """The cue that decides who holds the position."""
        return self.chain.lead

    @property
    def last(self) -> int:
        """The place of the last word of topic and cue."""
        return max(self.hit.last, self.lead.last)


def claims(line: Line, subjects: Subjects) -> Iterator[Claim]:
    """The positions in a line. What is only supposed ("if Germany sends tanks"), denied or asked is none."""
    found = cues(line.words)
    for hit in subjects.find(line.words):
        outside = [cue for cue in found if cue.first < hit.first or hit.last < cue.first]
        for chain in chains(line, hit, outside):
            meant = bearing(line, hit, chain)
            if meant is Bearing.OPEN or _is_supposed(line.words, chain.lead.first):
                continue
            denied = _denied(line, hit, chain) + (meant is Bearing.TURNED)
            position = _position(line.words, hit, chain, denied)
            confidence = _confidence(hit, chain) - _NOT_REFUSED * (
                _is_permitted(line.words, chain, denied) or (denied > 0 and _is_for_now(line.words, hit))
            )
            yield Claim(hit, chain, position, confidence, chain.lead.sign < 0 or denied > 0)


def _position(words: Sequence[Word], hit: Hit, chain: Chain, denied: int) -> Position:
    lead = chain.lead
    if chain.before is not None:
        return Position.CONDITIONAL
    if lead.sign == 0 and (not denied or words[lead.last].key == "whether"):
        return Position.NEUTRAL
    if denied and words[lead.first - 1].key in _HALF:
        return Position.NEUTRAL
    if _is_permitted(words, chain, denied):
        return Position.NEUTRAL
    sign = prod(cue.sign or 1 for cue in chain.cues) * (-1) ** denied * (-1 if hit.is_contrary else 1)
    return Position.SUPPORTS if sign > 0 else Position.OPPOSES


def _is_permitted(words: Sequence[Word], chain: Chain, denied: int) -> bool:
    """Whether a refusal is itself refused: who does "not rule out" troops, or will not oppose them, asks for none."""
    outer = (-1) ** denied
    for cue in chain.cues:
        is_refusal = cue.sort is Sort.WANT and cue.sign < 0 and not cue.is_change
        if is_refusal and outer < 0 and not negations(words, cue.first, cue.last + 1):
            return True
        outer *= cue.sign or 1
    return False


def _is_for_now(words: Sequence[Word], hit: Hit) -> bool:
    """Whether a time right after the topic limits what is denied: "is not seeking membership at present"."""
    following = words[hit.last + 1 : hit.last + 4]
    return any(word.key in _NOW and not any("," in other.gap for other in following) for word in following)


def _denied(line: Line, hit: Hit, chain: Chain) -> int:
    """How often the chain or its topic is denied, not counting the negations that cues hold themselves."""
    words, lead = line.words, chain.lead
    end = chain.cues[-1].last if chain.is_after else hit.first
    outer = negations(words, _denial_start(line, hit, lead), end)
    own = sum(negations(words, cue.first, min(cue.last + 1, end)) for cue in chain.cues)
    return outer - own + _denied_subject(words, hit, chain)


def _denial_start(line: Line, hit: Hit, lead: Cue) -> int:
    if lead.sort is Sort.THREAT:
        causes = (place for place in range(lead.last, hit.first) if line.words[place].key in {"if", "that"})
        return max(causes, default=lead.last)
    is_noun, index = lead.sort is Sort.NOUN, lead.first
    limit = max(0, index - (_DENIED_NOUN if is_noun else _DENIED))
    while index > limit and not opens_clause(line.words, index):
        word = line.words[index - 1]
        is_passed = is_noun and word.key not in PRONOUNS and not word.is_capital
        if not (is_between(word) or is_passed):
            break
        index -= 1
    return index


def _denied_subject(words: Sequence[Word], hit: Hit, chain: Chain) -> int:
    """Denials of a topic that is a subject: "no talks should start", "insists that talks cannot start"."""
    if chain.is_after:
        return negations(words, hit.first - 2, hit.first)
    is_subject = any(word.key == "that" for word in words[chain.lead.last + 1 : hit.first])
    return negations(words, hit.last + 1, min(hit.last + 3, len(words))) if is_subject else 0


def _confidence(hit: Hit, chain: Chain) -> float:
    lead, inner = chain.lead, chain.cues[-1]
    return (
        _PLAIN
        - _WEAK * hit.is_weak
        - _DISTANT * (hit.first - inner.last > _FAR or lead.sort is Sort.THREAT)
        - _INDIRECT * (lead.sort in {Sort.DEED, Sort.NOUN})
        - _MERE_STEP * all(cue.sort is Sort.STEP for cue in chain.cues)
        - _AFTER * chain.is_after
        - _UNDECIDED * (lead.sign == 0)
    )


def _is_supposed(words: Sequence[Word], lead: int) -> bool:
    """Whether the lead stands in a clause of mere supposition."""
    index = lead
    while index > 0 and words[index].key not in _SUPPOSING:
        if opens_clause(words, index) or "," in words[index].gap:
            return False
        index -= 1
    return words[index].key in _SUPPOSING
