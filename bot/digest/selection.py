"""Which articles somebody wants: what an article is about, held against wishes. A pure choice, made once an article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.model import Telling, Topic
from bot.core.names import Roster
from bot.core.records import Article, QuoteRecord, StanceRecord, Wishes
from bot.core.text import fold

_LOOKED_AT = 60_000  # characters of a text in which topics are looked for, so that an endless one costs no more
# Words, and the marks that part sentences: a phrase lies within one sentence, whatever else stands between its words.
_TOKEN = re.compile(r"[^\W_]+|[.!?;:]")


@dataclass(frozen=True, slots=True)
class Subjects:
    """What an article is about: ids of topics and of people or bodies, and the name of its outlet, folded."""

    topics: frozenset[str]
    people: frozenset[str]
    outlet: str | None


class Selection:
    """Tells what articles are about, by the listed actors and topics. Building it folds every alias once."""

    def __init__(self, roster: Roster, topics: Iterable[Topic]) -> None:
        self._roster = roster
        self._aliases = [(topic.id, tuple(map(_tokens, topic.aliases))) for topic in topics]

    def subjects(self, article: Article, quotes: Iterable[QuoteRecord], stances: Sequence[StanceRecord]) -> Subjects:
        """What an article is about, given its quotations, unsure speakers left out, and its vouched stances.

        A person is in it who speaks, holds a position or stands in the title; not one of whom others tell a position. A
        topic is in it on which somebody holds a position, or of which an alias stands in the title or the text, as
        whole words.
        """
        speakers = {record.quote.speaker.actor for record in quotes if record.quote.speaker}
        holders = {each.stance.holder.actor for each in stances if each.stance.telling is not Telling.TOLD}
        people = {actor for actor in speakers | holders | self._titled(article) if actor}
        topics = {record.stance.topic for record in stances} | self._named(article)
        return Subjects(frozenset(topics), frozenset(people), fold(article.source.name) if article.source else None)

    def _titled(self, article: Article) -> set[str | None]:
        published = article.document.published
        day = published.latest if published else None
        return {mention.actor for mention in self._roster.find(article.document.title or "", on=day)}

    def _named(self, article: Article) -> set[str]:
        return self.topics(f"{article.document.title or ''}. {article.document.text[:_LOOKED_AT]}")

    def topics(self, text: str) -> set[str]:
        """The ids of the topics of which an alias stands in a text, as whole words."""
        words = _tokens(text)
        return {topic for topic, aliases in self._aliases if any(alias in words for alias in aliases)}


def is_wanted(subjects: Subjects, wishes: Wishes) -> bool:
    """Whether an article fits: every kind of wish that there is must match, and of one kind any match is enough."""
    outlets = {fold(name) for name in wishes.outlets}
    return (
        (not wishes.topics or not subjects.topics.isdisjoint(wishes.topics))
        and (not wishes.people or not subjects.people.isdisjoint(wishes.people))
        and (not outlets or subjects.outlet in outlets)
    )


def _tokens(text: str) -> str:
    """The words of a text between single spaces, so that a phrase is found as whole words: " no to nato . "."""
    return f" {' '.join(_TOKEN.findall(fold(text)))} "
