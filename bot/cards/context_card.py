"""What stands around quotations and evidence in their articles: the card behind the button Context."""

from collections.abc import Iterable, Sequence

from bot.cards import passages
from bot.cards.slices import emphasised
from bot.core.answers import Surroundings
from bot.core.card import LABELS, Card, make_card, samples_note
from bot.core.extracts import around
from bot.core.markdown import size
from bot.core.model import Document, Link, Span, Telling
from bot.core.paging import below
from bot.core.questions import ContextQuestion
from bot.core.records import QuoteRecord, StanceRecord

_STEPS = 6  # of a chain; more are not told in words
_NOT_SHOWN = "Nothing is shown under this id: it was withdrawn, or is not sure enough."


def context_card(items: Sequence[Surroundings]) -> Card:
    """The passages with a sentence on each side, whose words they are, and that they match; what fits whole."""
    handles = tuple(item.handle for item in items)
    shown = [item for item in items if item.record is not None]
    return make_card(
        "Context",
        _blocks(items),
        LABELS if shown else "",
        samples_note(item.record.article for item in shown if item.record is not None),
        buttons=below(ContextQuestion(handles), shown=[item.handle for item in shown], is_shared=bool(shown)),
    )


def _blocks(items: Sequence[Surroundings]) -> list[str]:
    """A block for each item; what a sample was written after stands under the last one that is from it."""
    blocks = {item.handle: _block(item) for item in items}
    last = {item.record.article.id: item for item in items if item.record is not None and item.record.is_intact}
    for item in last.values():
        if item.record is not None and (origin := passages.origin(item.record.article)):
            blocks[item.handle] += f"\n{origin}"
    return list(blocks.values())


def _block(item: Surroundings) -> str:
    record = item.record
    if record is None:
        return f"{_NOT_SHOWN}\n{item.handle}"
    if not record.is_intact:
        return f"{passages.MISMATCH}\n{item.handle}"
    source = passages.source(record.article, item.handle)
    lines = [_passage(record, item.sentences), _chain(record), source, passages.vanished(record), _matches(record)]
    return "\n".join(filter(None, lines))


def _matches(record: QuoteRecord | StanceRecord) -> str:
    """What the words were held against."""
    article = record.article
    former = f"version {article.version} of " if record.vanished_at else ""
    kept = "what is kept of " if article.thinned_at else ""
    return f"The words match {kept}{former}the article." if kept or former else "The words match the stored article."


def _passage(record: QuoteRecord | StanceRecord, sentences: Sequence[Span]) -> str:
    """The sentences that hold the words, which are bold, and one on each side where that is not too much to show."""
    article, words = record.article, _words(record)
    before, own, after = around(Span(min(words).start, max(span.end for span in words)), sentences)
    whole, alone = [span for span in (before, own, after) if span is not None], [own]
    for spans in (whole, alone):
        lines = _lines(article.document, spans, words)
        if article.keeps(spans) and size("".join(lines)) <= passages.LONGEST:
            return "\n".join(f"> {line}" for line in lines)
    return passages.TOO_LONG


def _words(record: QuoteRecord | StanceRecord) -> tuple[Span, ...]:
    return record.quote.pieces if isinstance(record, QuoteRecord) else (record.stance.evidence,)


def _lines(document: Document, spans: Iterable[Span], words: Sequence[Span]) -> list[str]:
    """The stretches as printed, those of one paragraph in one line."""
    lines: list[str] = []
    last: Span | None = None
    for span in spans:
        text = emphasised(document, span, words, "**")
        if last is None or "\n" in document.text[last.end : span.start]:
            lines.append(text)
        else:
            lines[-1] = f"{lines[-1]} {text}"
        last = span
    return lines


def _chain(record: QuoteRecord | StanceRecord) -> str:
    """Whose words they are and how they came here, as far as the article says it."""
    if isinstance(record, QuoteRecord):
        said = "reported speech of" if passages.is_reported(record) else "said by"
        first = f"{said} {passages.speaker(record)}" if record.quote.speaker else "speaker unknown"
        return _joined([first, *_steps(record.article.document, record.quote.chain)])
    stance = record.stance
    told = {
        Telling.OWN_WORDS: "in their own words",
        Telling.REPORTED: "reported by the outlet",
        Telling.TOLD: "told by somebody else",
    }
    steps = _steps(record.article.document, stance.chain)
    return _joined([f"position of {passages.holder(record)}", told[stance.telling], *steps])


def _steps(document: Document, chain: Iterable[Link]) -> list[str]:
    return [f"{link.how} {passages.named(document[link.who.span])}" for link in tuple(chain)[:_STEPS]]


def _joined(parts: Sequence[str]) -> str:
    whole = ", ".join(parts)
    return whole[:1].upper() + whole[1:]
