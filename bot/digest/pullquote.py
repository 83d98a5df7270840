"""Which quotation stands under a story: a pure choice among all that its articles quote."""

from collections import Counter
from collections.abc import Callable, Sequence

from bot.core.model import Form, Kind, Span
from bot.core.records import Article, QuoteRecord
from bot.core.text import WORD
from bot.digest.live import is_live_blog
from bot.digest.merit import Offered, appeared
from bot.digest.novelty import folded

_QUOTE_WORDS = range(4, 46)  # shorter ones say little alone, longer ones push the next story off the screen


def best_quote(
    offered: Sequence[Offered], article: Article, sentences: Sequence[Span], is_new: Callable[[str], bool]
) -> QuoteRecord | None:
    """The quotation that stands under sentences of an article: a new utterance of somebody whom they do not quote.

    Listed speakers come first, then direct speech, the surest, what most articles print, and the article itself. What
    only a live blog prints may belong to another event. What the story's articles printed on a day before is no news.
    """
    day = appeared(article).date()
    before = [folded(each.article.document.text) for each in offered if appeared(each.article).date() < day]
    offered = [each for each in offered if each.article is article or not is_live_blog(each.article.document.title)]
    own = next(each.quotes for each in offered if each.article is article)
    heard = {_speaker(each) for each in own if _is_whole(each) and any(map(each.quote.span.overlaps, sentences))}
    inside = [folded(article.document[sentence]) for sentence in sentences]
    printed = Counter(folded(record.words) for each in offered for record in each.quotes)
    possible = [
        record
        for each in offered
        for record in each.quotes
        if _is_whole(record)
        and record.quote.speaker is not None
        and _speaker(record) not in heard
        and len(WORD.findall(record.words)) in _QUOTE_WORDS
        and not any(folded(record.words) in each for each in inside)
        and is_new(record.words)
    ]

    def rank(record: QuoteRecord) -> tuple[bool, bool, bool, float, int, bool, int, int]:
        quote = record.quote
        return (
            quote.speaker is not None and quote.speaker.actor is not None,
            not any(folded(record.words) in each for each in before),
            quote.kind is Kind.DIRECT,
            round(quote.confidence, 1),
            printed[folded(record.words)],
            record.article.id == article.id,
            -quote.span.start,
            -record.id,
        )

    return max(possible, key=rank, default=None)


def _is_whole(record: QuoteRecord) -> bool:
    """Whether it is an utterance between marks."""
    return record.quote.form is Form.UTTERANCE and record.quote.kind is not Kind.INDIRECT


def _speaker(record: QuoteRecord) -> str:
    """Who is quoted: the id of a listed actor, else the name; of unknown speakers none is another."""
    who = record.quote.speaker
    return "" if who is None else who.actor or folded(who.name)
