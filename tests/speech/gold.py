"""Our own gold set of quotations: reading it, and how far a reading agrees with it.

A line of tests/gold/quotes.jsonl is an article with what it quotes and reports. `words` are those of one quotation
(a list where it is interrupted), `speaker` the words that name its speaker, `name` whom they mean: of a list, any is
right. Words that stand in the text more than once have their place with them (`at`, `speaker_at`). An optional
item is neither missed nor wrong when it is given, if its speaker is right.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.dates import parse_given
from bot.core.model import Document, Form, Kind, Mention, Quote, Reading, Span

_FAR = 0.8  # share of letters that two stretches must have in common to be the same
_BEFORE_CLAUSE = ("that ", "to ", "whether ")


@dataclass(frozen=True, slots=True)
class Item:
    """What an article quotes or reports; `names` are what may stand under it, none where nobody is named."""

    letters: frozenset[int]
    kind: Kind
    form: Form | None
    speakers: tuple[Span, ...]
    names: tuple[str, ...]
    actor: str | None
    chain: tuple[tuple[str, Span], ...]
    phenomena: tuple[str, ...]
    is_optional: bool

    @property
    def is_scare(self) -> bool:
        """Whether the marks are round a title, a nickname or a term: nobody's words."""
        return self.form is Form.SCARE


@dataclass(frozen=True, slots=True)
class Article:
    """A text with all that is to be found in it."""

    id: str
    document: Document
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and what was read of it: either may be absent."""

    article: Article
    item: Item | None
    quote: Quote | None

    def __str__(self) -> str:
        text = self.article.document.text
        letters = self.item.letters if self.item else _letters(text, self.quote.pieces)
        words = text[min(letters) : max(letters) + 1]
        wanted = self.item and (self.item.names or "nobody")
        read = self.quote and (self.quote.speaker and self.quote.speaker.name, self.quote.confidence)
        chains = [[how for how, _ in self.item.chain] if self.item else [], _links(self)]
        return f"{self.article.id} “{words[:60]}”: wanted {wanted}, read {read}" + (
            f", {chains}" if any(chains) else ""
        )


def load(path: Path) -> tuple[Article, ...]:
    """The articles of a gold file. ValueError where words are not in the text, or stand in it more than once."""
    return tuple(_article(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def _article(row: dict) -> Article:
    document = Document(row["text"], published=parse_given(row["published"]))
    return Article(row["id"], document, tuple(_item(row["id"], row["text"], item) for item in row["quotes"]))


def _item(name: str, text: str, row: dict) -> Item:
    return Item(
        letters=_letters(text, _places(name, text, row["words"], row.get("at"))),
        kind=Kind(row["kind"]),
        form=Form(row["form"]) if "form" in row else None,
        speakers=_places(name, text, row["speaker"], row.get("speaker_at")),
        names=tuple(_listed(row["name"])),
        actor=row["actor"],
        chain=tuple((link["how"], *_near(text, link["who"], row)) for link in row["chain"]),
        phenomena=tuple(row["phenomena"]),
        is_optional=row.get("optional", False),
    )


def _listed(value) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]


def _places(name: str, text: str, words, at) -> tuple[Span, ...]:
    places = _listed(at) or [None] * len(_listed(words))
    return tuple(_place(name, text, one, where) for one, where in zip(_listed(words), places, strict=True))


def _place(name: str, text: str, words: str, at: int | None) -> Span:
    if at is None and text.count(words) != 1:
        msg = f"{name}: {words!r} stands {text.count(words)} times in the text"
        raise ValueError(msg)
    start = text.index(words) if at is None else at
    if not text.startswith(words, start):
        msg = f"{name}: {words!r} does not stand at {start}"
        raise ValueError(msg)
    return Span(start, start + len(words))


def _near(text: str, words: str, row: dict) -> tuple[Span, ...]:
    if text.count(words) != 1:
        msg = f"{words!r} stands {text.count(words)} times in the text of {row['words']!r}"
        raise ValueError(msg)
    return (Span(text.index(words), text.index(words) + len(words)),)


def _letters(text: str, pieces: Iterable[Span]) -> frozenset[int]:
    """The places of the letters and digits, without a "that" or "to" before a clause."""
    found = []
    for piece in pieces:
        skipped = next((len(word) for word in _BEFORE_CLAUSE if text.startswith(word, piece.start)), 0)
        found += [at for at in range(piece.start + skipped, piece.end) if text[at].isalnum()]
    return frozenset(found)


def pairs(article: Article, reading: Reading) -> Iterator[Pair]:
    """Each item with what was read of it, and what was read besides; marked stretches and reported clauses apart.

    What is read as nobody's words of a scare quote is left out, as it claims nothing.
    """
    for is_reported in (False, True):
        items = [item for item in article.items if (item.kind is Kind.INDIRECT) is is_reported]
        quotes = [quote for quote in reading.quotes if (quote.kind is Kind.INDIRECT) is is_reported]
        yield from _paired(article, items, quotes)


def _paired(article: Article, items: Sequence[Item], quotes: Sequence[Quote]) -> Iterator[Pair]:
    read = [_letters(article.document.text, quote.pieces) for quote in quotes]
    likeness = [
        (_likeness(item.letters, letters), -place, -number)
        for place, item in enumerate(items)
        for number, letters in enumerate(read)
    ]
    taken: dict[int, int] = {}
    for share, place, number in sorted(likeness, reverse=True):
        if share >= _FAR and -place not in taken and -number not in taken.values():
            taken[-place] = -number
    for place, item in enumerate(items):
        yield Pair(article, item, quotes[taken[place]] if place in taken else None)
    for number, quote in enumerate(quotes):
        if number not in taken.values():
            yield Pair(article, None, quote)


def _likeness(first: frozenset[int], second: frozenset[int]) -> float:
    return len(first & second) / len(first | second) if first else 0.0


def is_mention(pair: Pair) -> bool:
    """Whether the words taken for the speaker are those that name them."""
    speaker = pair.quote.speaker
    return speaker is not None and any(speaker.span.overlaps(span) for span in pair.item.speakers)


def is_name(pair: Pair) -> bool:
    """Whether the name means the speaker; words as written do where the item has nothing better."""
    speaker = pair.quote.speaker
    if speaker is None or not pair.item.names:
        return speaker is None and not pair.item.names
    text = pair.article.document.text
    written = {_plain(text[span.start : span.end]) for span in pair.item.speakers}
    wanted = {_plain(name) for name in pair.item.names}
    return _plain(speaker.name) in wanted or (bool(wanted & written) and _as_written(pair, speaker))


def _as_written(pair: Pair, speaker: Mention) -> bool:
    return is_mention(pair) and speaker.name == pair.article.document[speaker.span]


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[0] in {"a", "an", "the", "mr", "mrs", "ms", "dr"} else words)


def figures(read: Sequence[Pair], shown: float) -> dict[str, tuple[float, list[Pair]]]:
    """Each measure, from 0 to 1, with the pairs that lower it. `shown` is the confidence from which names are shown."""
    marked = [pair for pair in read if not is_reported(pair)]
    clauses = [pair for pair in read if is_reported(pair)]
    found = [pair for pair in marked if pair.item and pair.quote]
    spoken = [pair for pair in found if pair.item.names]
    held = [pair for pair in found if not pair.item.is_optional]
    named = [pair for pair in marked if is_shown(pair, shown)]
    to_name = [pair for pair in marked if pair.item and pair.item.names and not pair.item.is_optional]
    met = [pair for pair in clauses if pair.item and pair.quote]
    return {
        "span f1": _f1(marked),
        "kind": _share(held, lambda pair: pair.item.is_scare or pair.item.kind is pair.quote.kind),
        "form": _share(held, lambda pair: pair.item.form is pair.quote.form),
        "speaker": _share(spoken, is_mention),
        "name": _share(spoken, is_name),
        "actor": _share(spoken, lambda pair: pair.item.actor == (pair.quote.speaker and pair.quote.speaker.actor)),
        "unattributed": _share([pair for pair in found if not pair.item.names], is_name),
        "shown precision": _share(named, is_right),
        "shown coverage": _share(to_name, lambda pair: is_shown(pair, shown)),
        "reported f1": _f1(clauses),
        "reported speaker": _share([pair for pair in met if pair.item.names], is_name),
        "reported shown precision": _share([pair for pair in clauses if is_shown(pair, shown)], is_right),
        "chain f1": _chains(found + met),
    }


def is_reported(pair: Pair) -> bool:
    """Whether it is about a reported clause."""
    return (pair.item or pair.quote).kind is Kind.INDIRECT


def is_shown(pair: Pair, shown: float) -> bool:
    """Whether a name is shown, from this confidence on."""
    return pair.quote is not None and pair.quote.speaker is not None and pair.quote.confidence >= shown


def is_right(pair: Pair) -> bool:
    """Whether no wrong name is shown: a surname or a title beside the name, as the text has it, is not wrong."""
    if pair.item is None or is_name(pair):
        return pair.item is not None
    speaker = pair.quote.speaker
    words = speaker.name.strip(" ,").split()
    last = {name.split()[-1] for name in pair.item.names}
    return _as_written(pair, speaker) and "and" not in words and words[-1] in last


def _is_claim(pair: Pair) -> bool:
    """Whether what was read says that somebody spoke."""
    return pair.quote is not None and (pair.quote.speaker is not None or pair.quote.form is not Form.SCARE)


def _links(pair: Pair) -> list[str]:
    return [f"{link.how} {link.who.name}" for link in pair.quote.chain] if pair.quote else []


def _share(given: Sequence[Pair], is_right) -> tuple[float, list[Pair]]:
    wrong = [pair for pair in given if not is_right(pair)]
    return (1 - len(wrong) / len(given) if given else 1.0), wrong


def _f1(given: Sequence[Pair]) -> tuple[float, list[Pair]]:
    """F1 of stretches; optional items and what claims nobody's words do not count."""
    wanted = [pair for pair in given if pair.item and not (pair.item.is_optional or pair.item.is_scare)]
    hits = sum(pair.quote is not None for pair in wanted)
    beside = [pair for pair in given if _is_claim(pair) and (pair.item is None or pair.item.is_scare)]
    wrong = [pair for pair in wanted if pair.quote is None] + beside
    return (2 * hits / (2 * hits + len(wrong)) if hits else 0.0), wrong


def _chains(given: Sequence[Pair]) -> tuple[float, list[Pair]]:
    """F1 of the links of the quotations that were found."""
    hits, faults, wrong = 0, 0, []
    for pair in given:
        links = [(link.how, link.who.span) for link in pair.quote.chain]
        right = sum(
            any(how == wanted[0] and span.overlaps(wanted[1]) for how, span in links) for wanted in pair.item.chain
        )
        hits += right
        faults += len(pair.item.chain) - right + max(0, len(links) - right)
        wrong += [pair] if right < max(len(links), len(pair.item.chain)) else []
    return (2 * hits / (2 * hits + faults) if hits else 0.0), wrong
