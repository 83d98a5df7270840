"""Our own gold set of stances: reading it, and which stance of an article is which of its reading.

A line of tests/gold/stances.jsonl is an article with the stances in it, and with the sentences that show none though
they look it (`nothing`). `subject` is the folder in tests/gold/subjects that says whom and what it is about; config/
does without one. `holder` is the holder's name, or the words that name them: of a list, any is right. `alt` are
positions that are as good. `evidence` are the sentences that show the stance, each of them. `telling` is null where two
are as good. An optional stance is neither missed nor wrong when it is given.
"""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot import config, reading
from bot.core.dates import parse_given
from bot.core.model import Document, Position, Reading, Span, Stance, Telling
from bot.core.names import Roster
from bot.core.records import ReaderSettings
from tests import shipped

FOLDER = Path(__file__).parents[1] / "gold"
_ADDRESS = ("a ", "an ", "the ", "mr ", "mrs ", "ms ", "dr ", "president ")


@dataclass(frozen=True, slots=True)
class Item:
    """A stance that the article holds; one of `names` is its holder."""

    names: frozenset[str]
    topic: str
    positions: tuple[Position, ...]  # the first is the position, the others are as good
    evidence: tuple[Span, ...]
    telling: Telling | None
    past: bool
    as_of: str | None
    condition: Span | None
    is_change: bool
    chain: tuple[tuple[str, str], ...]
    phenomena: tuple[str, ...]
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """A sentence that shows no stance, or none of this holder, or none on this topic; and why it looks as if it did."""

    span: Span
    phenomenon: str
    names: frozenset[str]
    topic: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with all that is to be found in it."""

    id: str
    subject: str | None
    style: str
    document: Document
    items: tuple[Item, ...]
    nothing: tuple[Nothing, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A stance of the article and what was read of it, all of one holder, topic and time; either may be absent."""

    article: Article
    item: Item | None
    read: tuple[Stance, ...]

    @property
    def position(self) -> Position:
        """The position that most of what was read gives."""
        return Counter(stance.position for stance in self.read).most_common(1)[0][0]

    def __str__(self) -> str:
        item, stance = self.item, self.read[0] if self.read else None
        span = item.evidence[0] if item else stance.evidence
        wanted = (
            f"wanted {'/'.join(sorted(item.names))} {item.topic} {'/'.join(item.positions)}" if item else "wanted none"
        )
        got = (
            f"read {stance.holder.name} {stance.topic} {self.position} {stance.confidence:.2f}"
            if stance
            else "read nothing"
        )
        return f"{self.article.id} “{self.article.document[span][:90]}”: {wanted}, {got}"


def load(path: Path) -> tuple[Article, ...]:
    """The articles of a gold file. ValueError where evidence is not in the text, or stands in it more than once."""
    return tuple(_article(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def _article(row: Mapping) -> Article:
    text = row["text"]
    return Article(
        row["id"],
        row.get("subject"),
        row["style"],
        Document(text, row["title"], parse_given(row["published"])),
        tuple(_item(text, item) for item in row["stances"]),
        tuple(
            Nothing(_place(text, no["words"]), no["phenomenon"], _names(no.get("holder")), no.get("topic"))
            for no in row["nothing"]
        ),
    )


def _item(text: str, row: Mapping) -> Item:
    evidence = tuple(_place(text, words) for words in row["evidence"])
    return Item(
        names=_names(row["holder"]),
        topic=row["topic"],
        positions=tuple(map(Position, (row["position"], *row.get("alt", ())))),
        evidence=evidence,
        telling=row["telling"] and Telling(row["telling"]),
        past=row.get("past", False),
        as_of=row.get("as_of"),
        condition=_place(text, row["condition"], evidence) if "condition" in row else None,
        is_change=row.get("change", False),
        chain=tuple((link["how"], link["who"]) for link in row.get("chain", ())),
        phenomena=tuple(row["phenomena"]),
        is_optional=row.get("optional", False),
    )


def _place(text: str, words: str, within: Sequence[Span] = ()) -> Span:
    """Where the words stand: once in the text, or once in the first of some stretches that holds them."""
    area = next((span for span in within if words in text[span.start : span.end]), Span(0, len(text)))
    if text.count(words, area.start, area.end) != 1:
        msg = f"{words!r} stands {text.count(words, area.start, area.end)} times in the text"
        raise ValueError(msg)
    start = text.index(words, area.start)
    return Span(start, start + len(words))


def _names(holder: str | list[str] | None) -> frozenset[str]:
    listed = [] if holder is None else [holder] if isinstance(holder, str) else holder
    return frozenset(map(plain, listed))


def plain(name: str) -> str:
    """A name without accents, capitals, curls and a form of address."""
    letters = (each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    plain = "".join(letters).casefold().replace("’", "'").strip()
    return next((plain.removeprefix(word) for word in _ADDRESS if plain.startswith(word)), plain)


@cache
def settings(subject: str | None) -> ReaderSettings:
    """What the articles of a subject are read for."""
    own = shipped.configuration().reader_settings
    if subject is None:
        return own
    folder = FOLDER / "subjects" / subject
    actors, topics = config.load_actors(folder / "actors.toml"), config.load_topics(folder / "topics.toml")
    return replace(own, actors=actors, topics=topics)


@cache
def readings() -> tuple[tuple[Article, Reading], ...]:
    """The gold set as it is read, each article for its subject."""
    articles = load(FOLDER / "stances.jsonl")
    read = {subject: reading.reader(settings(subject)) for subject in {article.subject for article in articles}}
    return tuple((article, read[article.subject](article.document)) for article in articles)


@cache
def roster(subject: str | None) -> Roster:
    """The actors of a subject, by name."""
    return Roster(settings(subject).actors)


def called(article: Article, stance: Stance) -> frozenset[str]:
    """The names of a holder, as read and as the list of actors has it."""
    actor = roster(article.subject).actors.get(stance.holder.actor)
    return _names([stance.holder.name, *([actor.name] if actor else [])])


def pairs(article: Article, read: Sequence[Stance]) -> Iterator[Pair]:
    """Each stance of the article with what was read of it, and what was read besides.

    What is read of a holder and topic at the wrong time (now for before) goes with the stance if nothing better does.
    """
    groups: dict[tuple, list[Stance]] = defaultdict(list)
    for stance in read:
        groups[stance.holder.actor or plain(stance.holder.name), stance.topic, stance.past].append(stance)
    open_items = sorted(article.items, key=lambda item: item.is_optional)
    taken, found = set(), []
    for is_in_time in (True, False):
        for item in [*open_items]:
            keys = [key for key in groups if key not in taken and _fits(article, item, groups[key][0])]
            key = next((key for key in keys if (key[2] == item.past) is is_in_time), None)
            if key is not None:
                taken.add(key)
                open_items.remove(item)
                found.append(Pair(article, item, tuple(groups[key])))
    yield from found
    yield from (Pair(article, item, ()) for item in open_items)
    for key, group in groups.items():
        known = any(_fits(article, item, group[0]) for item in article.items)  # a second time of a known stance
        if key not in taken and not known:
            yield Pair(article, None, tuple(group))


def _fits(article: Article, item: Item, stance: Stance) -> bool:
    return item.topic == stance.topic and not item.names.isdisjoint(called(article, stance))


def judged(article: Article, stance: Stance) -> bool | None:
    """Whether a stance that was read is in the article with this position; None where it is optional there."""
    items = [item for item in article.items if _fits(article, item, stance)]
    in_time = [item for item in items if item.past is stance.past] or items
    if any(stance.position in item.positions for item in in_time if not item.is_optional):
        return True
    return None if any(item.is_optional for item in in_time) else False


def is_caught(article: Article, trap: Nothing, stance: Stance) -> bool:
    """Whether a stance was read where there is none."""
    if not stance.evidence.overlaps(trap.span) or trap.topic not in {None, stance.topic}:
        return False
    return not (trap.names and trap.names.isdisjoint(called(article, stance))) and judged(article, stance) is False
