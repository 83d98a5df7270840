"""Where holders stand, from the store: the statements that count, worked out, and the texts of one page loaded."""

from collections.abc import Iterable, Sequence

from bot.core import answers
from bot.core.card import ITEMS
from bot.core.model import Actor, Topic
from bot.core.paging import page_of
from bot.core.records import StanceRecord, Thresholds
from bot.core.standing import Standing, in_order, standing
from bot.core.utterances import Statement
from bot.core.vocabulary import Vocabulary
from bot.store import Store

_KEPT = 16  # standings, each with records of a few hundred kilobytes at most, as the store keeps them, too


class Stands:
    """The stored positions of the listed people and bodies, and of others as articles write them."""

    def __init__(self, store: Store, vocabulary: Vocabulary, shown: Thresholds) -> None:
        self._claims, self._vocabulary, self._shown = store.claims, vocabulary, shown
        # Worked out lately, with what it was worked out from; asked last stands last.
        self._standings: dict[tuple[str, str], tuple[Sequence[StanceRecord], Standing]] = {}

    async def of_holder(self, actor: Actor, page: int, *, is_sample: bool) -> answers.HolderTopics:
        """Where somebody stands on every topic, and what they say that others want."""
        topics = self._vocabulary.topics
        by_topic = _grouped((record.stance.topic, record) for record in await self._statements(actor, None))
        held = tuple((topics[key], standing(group)) for key, group in by_topic)
        told = tuple((record, topics[record.stance.topic]) for record in await self._told_by(actor, None))
        unlisted = tuple((record, topics[record.stance.topic]) for record in await self._acting_for(actor, None))
        return answers.HolderTopics(actor, held, page, is_sample, told, unlisted)

    async def of_topic(self, topic: Topic, page: int, *, is_sample: bool) -> answers.TopicHolders:
        """Who stands where on a topic."""
        records = await self._statements(None, topic)
        by_holder = _grouped((str(record.stance.holder.actor), record) for record in records)
        held = tuple((self._vocabulary.actors[key], standing(group)) for key, group in by_holder)
        return answers.TopicHolders(topic, held, page, is_sample, await self._unlisted("", topic))

    async def on_topic(self, actor: Actor, topic: Topic, wanted: int) -> answers.HolderOnTopic:
        """Where somebody stands on a topic, worked out from outlines; then the texts of one page are loaded."""
        outlines = await self._statements(actor, topic)
        where = self._standing((actor.id, topic.id), outlines)
        ordered = in_order(where, outlines)
        page = page_of(wanted, ITEMS, len(ordered))
        shown = await self._loaded(ordered[page.start : page.end])
        told = await self._told_by(actor, topic) if page.number == 0 else ()
        unlisted = await self._acting_for(actor, topic) if page.number == 0 else ()
        return answers.HolderOnTopic(actor, topic, where, page, shown, told=told, unlisted=unlisted)

    async def unlisted(self, words: str, topic: Topic | None, wanted: int) -> answers.Unlisted | None:
        """What articles say of holders whom no list has, by words of how they are written; None where nothing is."""
        topics = self._vocabulary.topics
        known = [record.id for record in await self._unlisted(words, topic) if record.stance.topic in topics]
        page = page_of(wanted, ITEMS, len(known))
        shown = await self._claims.stances(known[page.start : page.end])
        stances = tuple((record, topics[record.stance.topic]) for record in shown)
        return answers.Unlisted(words, page, topic, stances) if stances else None

    def _standing(self, asked: tuple[str, str], records: Sequence[StanceRecord]) -> Standing:
        """What the records of one holder on one topic come to: of hundreds, it takes long enough to hold others up."""
        known = self._standings.pop(asked, None)
        where = known[1] if known and known[0] == records else standing(records)
        self._standings[asked] = records, where
        if len(self._standings) > _KEPT:
            del self._standings[next(iter(self._standings))]
        return where

    async def _statements(self, actor: Actor | None, topic: Topic | None) -> tuple[StanceRecord, ...]:
        """The statements that count, newest first, without the texts of their articles."""
        stance, speaker = self._shown.stance, self._shown.speaker
        if actor and topic:
            return await self._claims.of_holder_on_topic(actor.id, topic.id, stance=stance, speaker=speaker)
        found = await self._claims.outlines(
            actor=actor.id if actor else None, topic=topic.id if topic else None, stance=stance, speaker=speaker
        )
        topics, actors = self._vocabulary.topics, self._vocabulary.actors
        return tuple(each for each in found if each.stance.topic in topics and each.stance.holder.actor in actors)

    async def _unlisted(self, words: str, topic: Topic | None) -> tuple[StanceRecord, ...]:
        """What articles say of holders whom no list has, newest first, without the texts of their articles."""
        return await self._claims.unlisted(
            words, topic=topic.id if topic else None, stance=self._shown.stance, speaker=self._shown.speaker
        )

    async def _acting_for(self, actor: Actor, topic: Topic | None) -> tuple[StanceRecord, ...]:
        """What articles say of those who act for a state or body without a name, newest first; nothing of people's."""
        found = await self._unlisted("", topic) if actor.kind != "person" else ()
        return tuple(
            record
            for record in found
            if record.stance.topic in self._vocabulary.topics
            and self._vocabulary.acts_for(record.stance.holder.name, actor)
        )

    async def _loaded(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Statements with the text of the article that is shown of each; those that were withdrawn since left out."""
        found = {record.id: record for record in await self._claims.stances(each.shown.id for each in statements)}
        return tuple(
            Statement((found[each.shown.id], *each.records[1:])) for each in statements if each.shown.id in found
        )

    async def _told_by(self, actor: Actor, topic: Topic | None) -> tuple[StanceRecord, ...]:
        """What somebody says that others want, newest first."""
        found = await self._claims.told_by(actor.id, topic=topic.id if topic else None, stance=self._shown.stance)
        return tuple(each for each in found if each.stance.topic in self._vocabulary.topics)


def _grouped(records: Iterable[tuple[str, StanceRecord]]) -> list[tuple[str, list[StanceRecord]]]:
    groups: dict[str, list[StanceRecord]] = {}
    for key, record in records:
        groups.setdefault(key, []).append(record)
    return list(groups.items())
