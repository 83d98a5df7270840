"""What the commands ask: names and topics as people type them, answered from the store."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from math import inf

from bot.core.answers import (
    ArticleAnswer,
    HolderOnTopic,
    HolderTopics,
    NewestArticles,
    OneArticle,
    OneStance,
    Overview,
    QuoteAnswer,
    StanceAnswer,
    TopicHolders,
)
from bot.core.cards import ITEMS
from bot.core.digest import Digest, choose
from bot.core.model import Actor, Form, Mention, Span, Telling, Topic
from bot.core.names import Roster
from bot.core.records import Article, QuoteRecord, StanceRecord, Thresholds
from bot.core.standing import standing
from bot.core.text import fold
from bot.errors import UnknownNameError
from bot.ports import Now
from bot.store import Store

CHOICES = 25  # what Discord shows of an autocomplete list
_ONLY_LISTED = "Only the people and bodies that the operator lists can be looked up; words can be searched for."
_SUGGESTIONS, _NEWEST, _HEARD = 3, 8, 8


class Lookup:
    """Answers from the store; labels below the thresholds are not shown."""

    def __init__(
        self,
        store: Store,
        roster: Roster,
        topics: Sequence[Topic],
        now: Now,
        shown: Thresholds,
    ) -> None:
        self._store, self._roster, self._now = store, roster, now
        self._topics = {topic.id: topic for topic in topics}
        self._names = {fold(name): topic.id for topic in reversed(topics) for name in _names(topic)}
        self._shown = shown

    async def stances(self, who: str | None, on: str | None) -> StanceAnswer:
        """Where somebody stands on a topic; either alone lists the other, neither says what can be asked.

        `who` may be an id such as "S21". Raises UnknownNameError with suggestions.
        """
        if (number := _number(who, "S")) is not None:
            return await self._one_stance(number, who or "")
        actor, topic = self._meant(_asked(who), _asked(on))
        if actor and topic:
            return await self._holder_on_topic(actor, topic)
        records = await self._stance_records(actor, topic)
        if actor:
            by_topic = tuple((self._topics[key], standing(group)) for key, group in _by_topic(records))
            return HolderTopics(actor, by_topic, await self._has_only_samples())
        if topic:
            by_holder = tuple((self._roster.actors[key], standing(group)) for key, group in _by_holder(records))
            return TopicHolders(topic, by_holder, await self._has_only_samples())
        heard = await self._store.claims.heard(_HEARD, confidence=self._shown.speaker)
        people = tuple((self._roster.actors[key], count) for key, count in heard if key in self._roster.actors)
        return Overview(tuple(self._topics.values()), people, await self._has_only_samples())

    async def quotes(self, who: str | None, about: str | None, contains: str | None, limit: int = ITEMS) -> QuoteAnswer:
        """Quotations by speaker, topic and words, whole utterances first, then the newest.

        `who` may be an id such as "Q14". Raises UnknownNameError with suggestions.
        """
        who, about, contains = _asked(who), _asked(about), _asked(contains)
        if (number := _number(who, "Q")) is not None:
            record = await self._store.claims.quote(number)
            if record is None:
                raise UnknownNameError("quotation", who or "")
            return QuoteAnswer((self._sure(record),), 1)
        actor = self._actor(who) if who else None
        topic = self._topic(about) if about else None
        found = await self._store.claims.quotes(
            actor=actor.id if actor else None,
            phrases=topic.aliases if topic else (),
            contains=contains,
            limit=limit,
            confidence=self._shown.speaker,
        )
        return QuoteAnswer(self._all_sure(found.records), found.total, actor, topic, contains)

    async def article(self, which: str | None) -> ArticleAnswer:
        """One article by an id (its own or of something in it) or words of its title; without either the newest.

        Raises UnknownNameError.
        """
        which = _asked(which)
        if which is None:
            return NewestArticles(await self._store.articles.newest(_NEWEST))
        article = await self._found_article(which)
        if article is None:
            raise UnknownNameError("article", which)
        quotes, stances = await self._store.claims.of_article(article.id)
        sure = [record for record in stances if record.stance.confidence >= self._shown.stance]
        trusted = await self._vouched(sure)
        worded = [
            (record, self._topics[record.stance.topic]) for record in trusted if record.stance.topic in self._topics
        ]
        said = [quote for quote in self._all_sure(quotes) if quote.quote.speaker or quote.quote.form is Form.UTTERANCE]
        return OneArticle(article, tuple(said), tuple(worded))

    async def digest(self, day: date, articles: Sequence[Article], limit: int) -> Digest:
        """The digest of these articles for a local date."""
        quotes = {
            article.id: self._all_sure((await self._store.claims.of_article(article.id))[0]) for article in articles
        }
        return choose(day, articles, quotes, limit)

    async def newest(self, limit: int) -> tuple[Article, ...]:
        """Articles, the newest first by the day they appeared; samples only while there is nothing else."""
        return await self._store.articles.newest(limit)

    def people(self, typed: str) -> list[str]:
        """Names for a list to choose from while somebody types, best first."""
        return [actor.name for actor in self._roster.suggest(typed, CHOICES)]

    def topics(self, typed: str) -> list[tuple[str, str]]:
        """Topics, as label and id, for a list to choose from while somebody types."""
        wanted = fold(typed.strip())
        named = [topic for topic in self._topics.values() if any(f" {wanted}" in f" {fold(n)}" for n in _names(topic))]
        return [(topic.label, topic.id) for topic in named or self._close_topics(typed)][:CHOICES]

    async def titles(self, typed: str) -> list[tuple[str, str]]:
        """Articles, as title and id, for a list to choose from while somebody types."""
        return [(article.title, article.handle) for article in await self._store.articles.titled(typed, CHOICES)]

    async def _has_only_samples(self) -> bool:
        """Whether answers rest on starter articles, which step back once a real one is stored."""
        return any(article.is_sample for article in await self._store.articles.newest(1))

    def _meant(self, who: str | None, on: str | None) -> tuple[Actor | None, Topic | None]:
        """The actor and topic meant; free text in `who` may name both, or the topic alone ("Zelenskyy on NATO")."""
        topic = self._topic(on) if on else None
        if who is None or on is not None or self._roster.resolve(who, self._now().date()) is not None:
            return (self._actor(who) if who else None), topic
        if (exact := self._topics.get(self._names.get(fold(who), ""))) is not None:
            return None, exact
        topic, rest = self._split(who)
        people = self._people_in(rest)
        if topic is None and len({mention.actor for mention in people}) > 1:
            topic = self._topic(_without(rest, people[0].span))
            people = people[:1]
        if topic is not None and len({mention.actor for mention in people}) <= 1:
            return (self._roster.actors[str(people[0].actor)] if people else None), topic
        return self._actor(who), None

    def _split(self, text: str) -> tuple[Topic | None, str]:
        """The topic whose longest name stands in a text, and the text without that name."""
        names = sorted((name for topic in self._topics.values() for name in _names(topic)), key=len, reverse=True)
        for name in names:
            found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
            if found:
                return self._topics[self._names[fold(name)]], _without(text, Span(*found.span()))
        return None, text

    def _people_in(self, text: str) -> list[Mention]:
        return self._roster.find(text, on=self._now().date(), weak=True) or self._roster.find(
            text.title(), on=self._now().date(), weak=True
        )

    def _actor(self, name: str) -> Actor:
        actor = self._roster.resolve(name, self._now().date())
        close = self._roster.suggest(name, _SUGGESTIONS)
        if actor is None and len(close) == 1 and fold(name) in fold(close[0].name):
            return close[0]
        if actor is None:
            raise UnknownNameError("one", name, [suggestion.name for suggestion in close], _ONLY_LISTED)
        return actor

    def _topic(self, name: str) -> Topic:
        """The topic of that name, else the one whose names hold the typed words most, else one named among them."""
        scores = {key: _hits(topic, fold(name)) for key, topic in self._topics.items()}
        best = sorted((key for key in scores if scores[key]), key=lambda key: -scores[key])
        if best and (len(best) == 1 or scores[best[0]] > scores[best[1]]):
            return self._topics[best[0]]
        inside, _ = self._split(name)
        if inside is not None:
            return inside
        close = [self._topics[key] for key in best] or self._close_topics(name)
        raise UnknownNameError("topic", name, [topic.label for topic in close[:_SUGGESTIONS]])

    def _close_topics(self, typed: str) -> list[Topic]:
        close = get_close_matches(fold(typed), self._names, n=_SUGGESTIONS, cutoff=0.6)
        return [self._topics[key] for key in dict.fromkeys(self._names[name] for name in close)]

    async def _found_article(self, which: str) -> Article | None:
        if (number := _number(which, "A")) is not None:
            return await self._store.articles.get(number)
        if (number := _number(which, "Q")) is not None:
            quote = await self._store.claims.quote(number)
            return quote.article if quote else None
        if (number := _number(which, "S")) is not None:
            stance = await self._store.claims.stance(number)
            return stance.article if stance else None
        return next(iter(await self._store.articles.titled(which, 1)), None)

    async def _one_stance(self, number: int, asked: str) -> OneStance:
        record = await self._store.claims.stance(number)
        if record is None or record.stance.topic not in self._topics or not await self._is_shown(record):
            raise UnknownNameError("stance", asked)
        return OneStance(record, self._topics[record.stance.topic])

    async def _holder_on_topic(self, actor: Actor, topic: Topic) -> HolderOnTopic:
        records = await self._stance_records(actor, topic)
        if records:
            return HolderOnTopic(actor, topic, standing(records), tuple(records))
        found = await self._store.claims.quotes(
            actor=actor.id, phrases=topic.aliases, limit=ITEMS, confidence=self._shown.speaker
        )
        return HolderOnTopic(actor, topic, standing(()), quotes=self._all_sure(found.records))

    async def _stance_records(self, actor: Actor | None, topic: Topic | None) -> list[StanceRecord]:
        found = await self._store.claims.stances(
            actor=actor.id if actor else None, topic=topic.id if topic else None, confidence=self._shown.stance
        )
        known = [record for record in found if record.stance.topic in self._topics]
        return await self._vouched([each for each in known if each.stance.holder.actor in self._roster.actors])

    async def _is_shown(self, record: StanceRecord) -> bool:
        return record.stance.confidence >= self._shown.stance and bool(await self._vouched([record]))

    async def _vouched(self, records: Iterable[StanceRecord]) -> list[StanceRecord]:
        """The records but for own words whose speaker is not sure enough to be named under them."""
        quotes: dict[int, tuple[QuoteRecord, ...]] = {}
        kept = []
        for record in records:
            if record.stance.telling is Telling.OWN_WORDS:
                article = record.article.id
                if article not in quotes:
                    quotes[article] = (await self._store.claims.of_article(article))[0]
                if not any(self._carries(quote, record) for quote in quotes[article]):
                    continue
            kept.append(record)
        return kept

    def _carries(self, quote: QuoteRecord, stance: StanceRecord) -> bool:
        is_named = quote.quote.speaker is not None and quote.quote.confidence >= self._shown.speaker
        return is_named and quote.quote.span.overlaps(stance.stance.evidence)

    def _all_sure(self, records: Iterable[QuoteRecord]) -> tuple[QuoteRecord, ...]:
        return tuple(self._sure(record) for record in records)

    def _sure(self, record: QuoteRecord) -> QuoteRecord:
        """The record without its speaker where that is not sure enough to be shown."""
        if record.quote.confidence >= self._shown.speaker:
            return record
        return replace(record, quote=replace(record.quote, speaker=None))


def _names(topic: Topic) -> tuple[str, ...]:
    return (topic.id, topic.label, *topic.aliases)


def _asked(given: str | None) -> str | None:
    """What somebody typed, without white space around it; None when that is nothing."""
    return (given or "").strip() or None


def _without(text: str, span: Span) -> str:
    return f"{text[: span.start]} {text[span.end :]}".strip()


def _hits(topic: Topic, wanted: str) -> float:
    """How many names of a topic have words that begin as typed; more than any number when one is just that.

    A single letter means nothing.
    """
    names = [f" {fold(name)}" for name in _names(topic)]
    is_word = len(wanted) > 1 and wanted[0].isalnum()
    return inf if f" {wanted}" in names else sum(f" {wanted}" in name for name in names) * is_word


def _by_topic(records: Iterable[StanceRecord]) -> list[tuple[str, list[StanceRecord]]]:
    groups: dict[str, list[StanceRecord]] = {}
    for record in records:
        groups.setdefault(record.stance.topic, []).append(record)
    return list(groups.items())


def _by_holder(records: Iterable[StanceRecord]) -> list[tuple[str, list[StanceRecord]]]:
    groups: dict[str, list[StanceRecord]] = {}
    for record in records:
        groups.setdefault(str(record.stance.holder.actor), []).append(record)
    return list(groups.items())


def _number(text: str | None, letter: str) -> int | None:
    """The number in an id such as "A03"; None for anything else."""
    found = re.fullmatch(rf"{letter}(\d{{1,12}})", (text or "").strip(), re.IGNORECASE | re.ASCII)
    return int(found[1]) if found else None
