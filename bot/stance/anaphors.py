"""Words that stand for a topic named just before: "Berlin rejects it", "the idea was dismissed by Paris"."""

from collections.abc import Iterator, Sequence

from bot.core.reporting import PREPOSITIONS
from bot.stance.clauses import HARD, Word
from bot.stance.positions import Cue, Sort
from bot.stance.wordings import Hit

# Our own tables. Nouns that stand for what was proposed, and the words by which they point back.
_NOUNS = frozenset("idea proposal plan move step measure initiative suggestion scheme offer demand".split())
_POINTING = frozenset({"the", "this", "that", "such"})
_OBJECT = "it"
# What may follow "it" where it is the whole object; "wants it to stop" and "said it would" say more.
_FOLLOWING = (PREPOSITIONS - {"to"}) | frozenset(
    "and but or as if unless until only because while when outright too again now altogether publicly firmly".split()
)
# Deeds by which somebody takes a side on what was named before; to "send it" is not one.
_TAKING = frozenset("accept accepts accepted accepting approve approves approved approving".split())


def anaphors(words: Sequence[Word], found: Sequence[Cue], hits: Sequence[Hit], before: str | None) -> Iterator[Hit]:
    """The places that stand for the last topic named before them: in the line, else the one of the sentence before."""
    taken = {place for hit in hits for place in range(hit.first, hit.last + 1)}
    for first, last in (*_objects(words, found), *_phrases(words)):
        nearer = [hit for hit in hits if hit.last < first]
        topic = max(nearer, key=lambda hit: hit.last).topic if nearer else before
        if topic is not None and taken.isdisjoint(range(first, last + 1)):
            yield Hit(first, last, topic, is_meant=True)


def _objects(words: Sequence[Word], found: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Each "it" that is the whole object of a cue."""
    for cue in found:
        at = cue.last + 1
        if (
            at >= len(words)
            or words[at].key != _OBJECT
            or not (cue.sort is Sort.WANT or words[cue.first].key in _TAKING)
        ):
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or HARD.search(following.gap) or "," in following.gap or following.key in _FOLLOWING:
            yield at, at


def _phrases(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Each "the idea", "this plan" or "such a step" that says nothing more of which one it is."""
    for last, word in enumerate(words):
        first = last - 2 if last > 1 and words[last - 1].key in {"a", "an"} else last - 1
        if word.key not in _NOUNS or word.owns or first < 0 or words[first].key not in _POINTING:
            continue
        following = words[last + 1].key if last + 1 < len(words) else ""
        if following not in {"of", "to", "for", "that", "by", "from"}:
            yield first, last
