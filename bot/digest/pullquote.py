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
    before = "\n".join({folded(each.article.document.text) for each in offered if appeared(each.article).date() < day})
    offered = [each for each in offered if each.article is article or not is_live_blog(each.article.document.title)]
    own = next(each.quotes for each in offered if each.article is article)
    heard = {_speaker(each) for each in own if _is_whole(each) and any(map(each.quote.span.overlaps, sentences))}
    inside = [folded(article.document[sentence]) for sentence in sentences]
    said = [(record, folded(record.words)) for each in offered for record in each.quotes]
    printed = Counter(words for _, words in said)
    possible = [
        (record, words)
        for record, words in said
        if _is_whole(record)
        and record.quote.speaker is not None
        and _speaker(record) not in heard
        and len(WORD.findall(record.words)) in _QUOTE_WORDS
        and not any(words in each for each in inside)
        and is_new(record.words)
    ]

    def rank(each: tuple[QuoteRecord, str]) -> tuple[bool, bool, bool, float, int, bool, int, int]:
        record, words = each
        quote = record.quote
        return (
            quote.speaker is not None and quote.speaker.actor is not None,
            words not in before,
            quote.kind is Kind.DIRECT,
            round(quote.confidence, 1),
            printed[words],
            record.article.id == article.id,
            -quote.span.start,
            -record.id,
        )

    best = max(possible, key=rank, default=None)
    return best[0] if best else None


def _is_whole(record: QuoteRecord) -> bool:
    """Whether it is an utterance between marks."""
    return record.quote.form is Form.UTTERANCE and record.quote.kind is not Kind.INDIRECT


def _speaker(record: QuoteRecord) -> str:
    """Who is quoted: the id of a listed actor, else the name; of unknown speakers none is another."""
    who = record.quote.speaker
    return "" if who is None else who.actor or folded(who.name)
