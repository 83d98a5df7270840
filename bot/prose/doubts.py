"""Which lines of an article may be none of it, so that its summary had better take others.

Cleaning keeps a line where it is likely the article's; a summary of three sentences can afford to ask for more. Two
things are told by nothing but the lines around: prose beyond the densest stretch, past a heading or two, is often
another article's teaser, a box about the author or what an outlet says of itself; and a paragraph that has no other
beside it is often the text of a box.
"""

from operator import itemgetter

from bot.core.model import Document, Span
from bot.prose.clean import Page
from bot.prose.furniture import Furniture
from bot.prose.heaviest import heaviest

_GAP, _END = -20, -60  # what lines weigh that are no paragraphs of the article, in words of those that are
_PARAGRAPH = 8  # words
_NEAR = 4  # lines from the first paragraph to the stretch: a picture's caption and credit, a box
_CLOSING, _FINAL = "\"'”’»)]", (".", "!", "?", "…")
_ENDS = (Furniture.END, Furniture.REMARKS)


def doubtful(document: Document, page: Page) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The lines of the body outside its densest stretch; and those inside it that stand alone.

    The first is in neither when it is close to that stretch: a picture and a box may stand by it, and it tells most.
    """
    weighed: list[tuple[int, int, Span | None]] = [(line.start, _weight(document[line]), line) for line in page.body]
    weighed += [(line.span.start, _END if line.why in _ENDS else _GAP, None) for line in page.dropped]
    if page.headline is not None:
        weighed.append((page.headline.start, _GAP, None))
    weighed.sort(key=itemgetter(0))
    weights = [weight for _, weight, _ in weighed]
    _, (start, end) = heaviest(weights, -1, len(weights))
    body = [(place, line) for place, (_, _, line) in enumerate(weighed) if line is not None]
    is_near = bool(body) and body[0][0] + _NEAR >= start
    others = body[is_near:]
    beside = [_GAP, *weights, _GAP]
    outside = tuple(line for place, line in others if not start <= place < end)
    alone = tuple(line for place, line in others if start <= place < end and max(beside[place], beside[place + 2]) < 0)
    return outside, alone


def _weight(line: str) -> int:
    """As many as it has words; a heading none. Where each sentence is on a line of its own, some are short."""
    count = line.count(" ") + 1
    return count if count >= _PARAGRAPH or line.rstrip(_CLOSING).endswith(_FINAL) else _GAP
