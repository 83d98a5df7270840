"""Where articles stand among each other: which are one story, which one text, and which of a story's covers it best."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.records import Article
from bot.digest.live import is_live_blog
from bot.digest.merit import Offered, appeared, people
from bot.digest.novelty import folded
from bot.digest.stories import cluster


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among others: the numbers of its story and of its text, which near-copies share.

    `likeness` is that of the text to the others of its story.
    """

    story: int
    text: int
    likeness: float = 0.0


def places(articles: Sequence[Article]) -> dict[int, Place]:
    """Where articles stand among each other, by their ids."""
    found: dict[int, Place] = {}
    texts = 0
    for number, story in enumerate(cluster([each.document for each in articles])):
        for text, likeness in zip(story.texts, story.likeness, strict=True):
            found |= {articles[member].id: Place(number, texts, likeness) for member in text}
            texts += 1
    return found


def story_number(article: Article, places: Mapping[int, Place]) -> int:
    """The number of an article's story; of one that is a story by itself, one that no other has."""
    return places[article.id].story if article.id in places else -article.id


def is_copy(one: Article, other: Article, places: Mapping[int, Place]) -> bool:
    """Whether two articles have nearly the same text."""
    return one.id in places and other.id in places and places[one.id].text == places[other.id].text


def covering(group: Sequence[Offered], places: Mapping[int, Place]) -> tuple[Offered, ...]:
    """The articles of a story, that which covers it best first.

    It is like the others, and those speak in it who speak in the story; of two that are as good the newest. A copy that
    names the outlet of another one as its source stands behind that; a live blog, which tells of much else, comes last.
    """
    likeness = {each.article.id: places[each.article.id].likeness for each in group if each.article.id in places}
    most, everybody = max(likeness.values(), default=0.0), {name for each in group for name in people(each)}
    printers = _printers([each.article for each in group], places)

    def rank(each: Offered) -> tuple[bool, bool, float, datetime, int]:
        article = each.article
        alike = likeness.get(article.id, 0.0) / most if most else 1.0
        heard = len(people(each)) / len(everybody) if everybody else 1.0
        is_second_hand = article.id in places and _credits(article, printers[places[article.id].text])
        is_tellable = article.document.title is not None and bool(article.summary)
        is_whole = not is_live_blog(article.document.title)
        return is_tellable, is_whole, alike + heard - is_second_hand, appeared(article), article.id

    return tuple(sorted(group, key=rank, reverse=True))


def _printers(articles: Iterable[Article], places: Mapping[int, Place]) -> Mapping[int, set[str]]:
    """The names of the outlets that print each text: of one text there may be hundreds of copies."""
    printers: dict[int, set[str]] = defaultdict(set)
    for article in articles:
        if article.id in places and article.source is not None:
            printers[places[article.id].text].add(article.source.name)
    return printers


def _credits(article: Article, printers: Collection[str]) -> bool:
    """Whether an article names one of the outlets that print its text, other than its own."""
    if article.source is None or not (others := {*printers} - {article.source.name}):
        return False
    words = f" {folded(article.document.text)} "
    return any(f" {folded(name)} " in words for name in others)
