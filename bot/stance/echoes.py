"""Who is said to hold the same position in a few words, or the contrary: "as does Oslo", "but Bern does not"."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.model import Mention, Position
from bot.stance.claims import Claim
from bot.stance.clauses import HARD, is_negation
from bot.stance.groups import joined_before, listed
from bot.stance.nouns import Line, Noun
from bot.stance.positions import Sort

_SAME = frozenset({"as", "so", "nor", "neither"})
_APART = frozenset({"but", "while", "whereas", "though", "although", "and"})
_AUXILIARIES = frozenset("do does did has have had is are was were will would can".split())
_TOO = frozenset({"too", "also", "likewise"})
_TURNED = {Position.SUPPORTS: Position.OPPOSES, Position.OPPOSES: Position.SUPPORTS}
_NAMED = 3  # words from an auxiliary to the end of a name


def echoes(line: Line, claim: Claim) -> Iterator[tuple[Claim, tuple[Mention, ...]]]:
    """The claim with those who are said to share it, and its contrary with those who are said not to."""
    lead = claim.lead
    if claim.chain.is_after or lead.sort in {Sort.MODAL, Sort.NOUN} or claim.position not in _TURNED:
        return
    for place in range(claim.last + 1, len(line.words)):
        if line.words[place].key not in _AUXILIARIES:
            continue
        if who := _alike(line, place):
            yield claim, who
        elif apart := _apart(line, claim, place):
            is_same, who = apart
            yield (claim if is_same else replace(claim, position=_TURNED[claim.position])), who


def _alike(line: Line, place: int) -> tuple[Mention, ...]:
    """Those behind "as does", "so will" and "nor has"."""
    words = line.words
    opener = words[place - 1]
    is_opened = "," in opener.gap or bool(HARD.search(opener.gap)) or words[place - 2].key in {"and", "but"}
    near = (noun for noun in line.nouns if place < noun.first <= place + _NAMED and not noun.owns)
    noun = next(near, None) if is_opened and opener.key in _SAME else None
    return listed(line, noun) if noun and _ends(line, noun.last) else ()


def _apart(line: Line, claim: Claim, place: int) -> tuple[bool, tuple[Mention, ...]] | None:
    """Those before an auxiliary that nothing follows, "but Bern does not", and whether they hold the same."""
    words, noun = line.words, line.ending_at(place - 1)
    first = noun.first - 1 if noun and not noun.owns else 0
    if noun is None or first <= claim.last:
        return None
    is_opened = words[first].key in _APART or bool(HARD.search(words[first + 1].gap))
    behind = words[place + 1 : place + 2]
    last = place + 1 if behind and (behind[0].key in _TOO or is_negation(behind[0])) else place
    if not is_opened or not _ends(line, last):
        return None
    is_too, is_denied = words[last].key in _TOO, is_negation(words[last])
    was_denied = any(at < claim.hit.first for at in claim.denials)
    if not (is_too or is_denied or (was_denied and words[first].key != "and")):
        return None
    return is_too or is_denied is was_denied, _subjects(line, noun)


def _subjects(line: Line, noun: Noun) -> tuple[Mention, ...]:
    """A noun with those joined to it, if they begin the clause; others are what the verb before is about.

    "But Oslo and Bern do not", and not "backs membership for Ukraine and Poland does too".
    """
    words, joined = line.words, joined_before(line, noun)
    first = min(other.first for other in line.nouns if other.last <= noun.last and other.mention in joined)
    before = first - 2 if first > 1 and words[first - 1].key == "the" else first - 1
    is_opened = before >= 0 and (words[before].key in _APART or bool(HARD.search(words[before + 1].gap)))
    return joined if is_opened else (noun.mention,)


def _ends(line: Line, last: int) -> bool:
    """Whether a clause ends with the word at a place."""
    if last + 1 >= len(line.words):
        return True
    following = line.words[last + 1]
    return "," in following.gap or bool(HARD.search(following.gap)) or following.key in {"and", "but", "when", "while"}
