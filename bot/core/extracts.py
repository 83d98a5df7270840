"""What stays of a text when its time is over: the passages that are shown, and the sentences around claims.

They keep their places: laid out again, with a filler where nothing is kept, every span over the text still holds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from bot.core.model import Span

# Half of a surrogate pair. UTF-8 cannot carry it, so that no stored text holds it, and `visible` shows none.
GAP = "\ud800"
_SPACE = re.compile(r"\s*")


def around(passage: Span, sentences: Sequence[Span]) -> tuple[Span | None, Span, Span | None]:
    """The sentence before a passage, the stretch of it and the sentences that it touches, and the sentence after.

    `sentences` are in order, and none overlaps another.
    """
    first = bisect_right(sentences, passage.start, key=lambda span: span.end)
    last = bisect_left(sentences, passage.end, key=lambda span: span.start)
    touched = [passage, *sentences[first:last]]
    own = Span(min(span.start for span in touched), max(span.end for span in touched))
    return sentences[first - 1] if first else None, own, sentences[last] if last < len(sentences) else None


def stretches(
    text: str, passages: Iterable[Span], sentences: Sequence[Span], alone: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """What is kept of a text, in order and apart from each other: passages with a sentence on either side, and others.

    White space after what is kept stays, too: it tells where a paragraph ends.
    """
    wanted = {span for passage in passages for span in around(passage, sentences) if span is not None}
    spaced = (Span(span.start, _beyond_space(text, span.end)) for span in _merged({*wanted, *alone}, len(text)))
    return tuple(_merged(spaced, len(text)))


def cut_out(text: str, kept: Iterable[Span]) -> str:
    """The kept stretches of a text, one after another."""
    return "".join([text[span.start : span.end] for span in kept])


def laid_out(extract: str, kept: Iterable[Span]) -> str:
    """What was cut out, each stretch at its place again, with GAP in place of all else before the last of them."""
    parts, taken, place = [], 0, 0
    for span in kept:
        parts += [GAP * (span.start - place), extract[taken : taken + len(span)]]
        taken, place = taken + len(span), span.end
    return "".join(parts)


def _merged(spans: Iterable[Span], length: int) -> list[Span]:
    """The stretches that the spans cover together, within a text of some length."""
    merged: list[Span] = []
    for span in sorted(spans):
        end = min(span.end, length)
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        elif span.start < end:
            merged.append(Span(span.start, end))
    return merged


def _beyond_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
