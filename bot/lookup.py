"""What can be asked of the bot: questions as people type them, or as buttons carry them, answered from the store."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot import __version__
from bot.cards.article_cards import article_card, digest_article_card
from bot.cards.context_card import context_card
from bot.cards.notices import help_card, privacy_card
from bot.cards.quote_cards import digest_quotes_card, quote_card
from bot.cards.source_cards import sources_card
from bot.cards.stance_cards import stance_card
from bot.core import answers
from bot.core.card import ITEMS, Card
from bot.core.model import Actor, Kind, Topic
from bot.core.names import Roster
from bot.core.paging import page_of
from bot.core.questions import (
    ArticleQuestion,
    ContextQuestion,
    DigestQuotesQuestion,
    Question,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    SummariesQuestion,
)
from bot.core.records import Article, QuoteRecord, Thresholds, Wishes
from bot.core.text import fold
from bot.core.trust import all_sure, listed, vouched
from bot.core.vocabulary import Handle, Vocabulary, asked, item_named
from bot.errors import InvalidInputError, UnknownNameError
from bot.followed import health, source, source_at, sources
from bot.items import Items
from bot.ports import Now
from bot.promises import ended, promises
from bot.stands import Stands
from bot.store import Store

CHOICES = 25  # what Discord shows of an autocomplete list
_NEWEST, _HEARD = 8, 8
_WEEK = timedelta(days=7)
_FORGOTTEN = "The articles of that digest are no longer kept. /article lists the newest ones, /quote what they quote."


class Lookup:
    """Answers from the store; labels below the thresholds are not shown."""

    def __init__(  # noqa: PLR0913, PLR0917 - what answers are made of
        self,
        store: Store,
        roster: Roster,
        topics: Sequence[Topic],
        now: Now,
        shown: Thresholds,
        kept_days: int = 180,
    ) -> None:
        """Take for how many days full texts are kept, too: it is told to who asks."""
        self._store, self._now, self._shown, self._kept_days = store, now, shown, kept_days
        self._vocabulary = Vocabulary(roster, topics)
        self._stands = Stands(store, self._vocabulary, shown)
        self._items = Items(store, self._vocabulary.topics, shown)

    async def answer(self, question: Question, guild: int | None = None) -> Card:
        """The card that answers a question. An id in the place of any name shows that very item.

        `guild` is the server where it is asked, None elsewhere: the digests of others are unknown there.

        Raises UnknownNameError with suggestions, InvalidInputError for a digest that is no longer kept.
        """
        if (item := item_named(question)) is not None:
            return await self._item(*item)
        match question:
            case StanceQuestion(who, on, page):
                return stance_card(await self._stances(asked(who), asked(on), page))
            case QuoteQuestion(who, about, contains, page):
                return quote_card(await self._quotes(asked(who), asked(about), asked(contains), page))
            case ArticleQuestion(which, page):
                return article_card(await self._article(asked(which), page))
            case ContextQuestion(handles):
                return context_card([await self._items.surroundings(each) for each in handles])
            case _:
                return await self._listed(question, guild)

    async def status(self, guild: int | None) -> answers.Status:
        """What is stored, and what is promised to one server; nothing of any other."""
        counts = await self._store.articles.counts()
        return answers.Status(
            articles=counts.articles,
            quotes=counts.quotes,
            stances=counts.stances,
            samples=counts.samples,
            newest=next(iter(await self._store.articles.newest(1)), None),
            version=__version__,
            guild=guild,
            promises=await promises(self._store, guild, self._now()) if guild is not None else (),
            ended=await ended(self._store, guild) if guild is not None else (),
            may_share=guild is None or await self._store.servers.may_share(guild),
            sources=await health(self._store, self._now()),
        )

    async def source(self, number: int) -> answers.Followed:
        """The feed of this number. Raises UnknownNameError when it is not followed, or no longer."""
        return await source(self._store, self._now(), number)

    async def source_at(self, address: str) -> answers.Followed | None:
        """The feed that is followed at an address, or was there when it was named."""
        return await source_at(self._store, self._now(), address)

    def privacy(self) -> Card:
        """What is stored, for how long, and how to say that something is wrong."""
        return privacy_card(self._kept_days)

    async def help(self) -> Card:
        """The commands of Discord, each with an example from the subject."""
        return help_card(*await self.examples())

    async def examples(self) -> tuple[str | None, str | None]:
        """A name and a topic for examples: who is quoted most, and the first topic; None where the subject has none."""
        heard = await self._heard(None)
        actor = heard[0][0] if heard else next(iter(self._vocabulary.people("", 1)), None)
        topic = next(iter(self._vocabulary.topics.values()), None)
        return actor.name if actor else None, topic.label if topic else None

    async def has_only_samples(self) -> bool:
        """Whether answers rest on starter articles, which step back once a real one is stored."""
        return any(article.is_sample for article in await self._store.articles.newest(1))

    async def described(self, handles: Iterable[str]) -> dict[str, str]:
        """A few words for each of these ids, to choose from, in outside text as it is stored; none for unknown ones."""
        return await self._items.described(handles)

    def people(self, typed: str) -> list[str]:
        """Names for a list to choose from while somebody types, best first."""
        return [actor.name for actor in self._vocabulary.people(typed, CHOICES)]

    def topics(self, typed: str) -> list[tuple[str, str]]:
        """Topics, as label and id, for a list to choose from while somebody types."""
        return [(topic.label, topic.id) for topic in self._vocabulary.subjects(typed, CHOICES)]

    async def titles(self, typed: str) -> list[tuple[str, str]]:
        """Articles, as title and id, for a list to choose from while somebody types."""
        return [(article.title, article.handle) for article in await self._store.articles.titled(typed, CHOICES)]

    async def outlets(self, typed: str = "") -> list[str]:
        """The outlets whose articles are stored and whose names hold what is typed, the one heard of last first."""
        names = [each.source.name for each in await self._store.articles.outlets() if each.source]
        return [name for name in names if fold(typed.strip()) in fold(name)]

    def people_named(self, text: str) -> tuple[str, ...]:
        """The ids of the people and bodies in a list such as "Ada Brook, NATO". Raises UnknownNameError."""
        return self._vocabulary.people_named(text, self._today())

    def wording(self, wishes: Wishes) -> str:
        """What a digest is to be about, a line for each kind of wish, for a card; "Everything" without any."""
        return self._vocabulary.wording(wishes)

    async def _listed(
        self, question: SummariesQuestion | DigestQuotesQuestion | SourcesQuestion, guild: int | None
    ) -> Card:
        """What a digest was made of, and where articles are from."""
        match question:
            case SummariesQuestion(digest, page):
                return digest_article_card(await self._digest_article(digest, guild, page))
            case DigestQuotesQuestion(digest, page):
                return digest_quotes_card(await self._digest_quotes(digest, guild, page))
            case SourcesQuestion(page):
                return sources_card(
                    await sources(self._store, self._now(), page, is_sample=await self.has_only_samples())
                )

    async def _item(self, item: Handle, page: int) -> Card:
        """The card of a quotation, stance or article by its id. Raises UnknownNameError."""
        letter, number = item
        if letter == "A":
            return article_card(await self._read(await self._items.article(number), page))
        if letter == "S":
            return stance_card(await self._items.stance(number))
        return quote_card(answers.OneQuote(await self._items.quote(number)))

    async def _stances(self, who: str | None, on: str | None, page: int) -> answers.StanceAnswer:
        """Where somebody stands on a topic; either alone lists the other, neither says what can be asked.

        For words that no list has, what articles say of holders whom they write so.
        """
        if who and self._vocabulary.is_description(who, self._today()):
            unnamed = await self._unlisted(who, on, page)
            if unnamed is not None:
                return unnamed
        try:
            actor, topic = self._vocabulary.meant(who, on, self._today())
        except UnknownNameError:
            unlisted = await self._unlisted(who, on, page) if who else None
            if unlisted is None:
                raise
            return unlisted
        if actor is None and topic is None:
            return await self._overview()
        if actor and topic:
            return await self._on_topic(actor, topic, page)
        is_sample = await self.has_only_samples()
        if actor:
            return await self._stands.of_holder(actor, page, is_sample=is_sample)
        assert topic is not None  # noqa: S101 - neither was answered above
        return await self._stands.of_topic(topic, page, is_sample=is_sample)

    async def _on_topic(self, actor: Actor, topic: Topic, page: int) -> answers.HolderOnTopic:
        found = await self._stands.on_topic(actor, topic, page)
        if found.page.total:
            return found
        return replace(found, quotes=(await self._found(actor, topic, None, 0)).records)

    async def _unlisted(self, who: str, on: str | None, page: int) -> answers.Unlisted | None:
        words, topic = self._vocabulary.described(who, on)
        return await self._stands.unlisted(words, topic, page) if words else None

    async def _overview(self) -> answers.Overview:
        week = await self._heard(self._today() - _WEEK)
        heard = week or await self._heard(None)
        topics = await self._discussed()
        unheard = len(self._vocabulary.topics) - len(topics)
        return answers.Overview(topics, heard, unheard, bool(week), await self.has_only_samples())

    async def _discussed(self) -> tuple[tuple[Topic, int], ...]:
        """The topics with statements, and how many, most first; those that have as many as in the settings."""
        counts: Counter[str] = Counter()
        found = await self._store.claims.discussed(stance=self._shown.stance, speaker=self._shown.speaker)
        for topic, actor, number in found:
            counts[topic] += number if actor in self._vocabulary.actors else 0
        heard = [(topic, counts[key]) for key, topic in self._vocabulary.topics.items() if counts[key]]
        return tuple(sorted(heard, key=lambda each: -each[1]))

    async def _heard(self, since: date | None) -> tuple[tuple[Actor, int], ...]:
        actors = self._vocabulary.actors
        heard = await self._store.claims.heard(_HEARD, confidence=self._shown.speaker, since=since)
        return tuple((actors[key], count) for key, count in heard if key in actors)

    async def _quotes(self, who: str | None, about: str | None, contains: str | None, page: int) -> answers.QuoteAnswer:
        """Quotations by speaker, topic and words, whole utterances first, then the newest."""
        actor, topic = self._vocabulary.meant(who, about, self._today())
        return await self._found(actor, topic, contains, page)

    async def _found(
        self, actor: Actor | None, topic: Topic | None, contains: str | None, wanted: int
    ) -> answers.QuoteAnswer:
        async def search(offset: int) -> tuple[tuple[QuoteRecord, ...], int]:
            found = await self._store.claims.quotes(
                actor=actor.id if actor else None,
                phrases=topic.aliases if topic else (),
                contains=contains,
                limit=ITEMS,
                offset=offset,
                confidence=self._shown.speaker,
            )
            return found.records, found.total

        records, total = await search(max(wanted, 0) * ITEMS)
        page = page_of(wanted, ITEMS, total)
        if page.number != wanted:
            records, _ = await search(page.start)
        return answers.QuoteAnswer(all_sure(records, self._shown), page, actor, topic, contains)

    async def _article(self, which: str | None, wanted: int) -> answers.ArticleAnswer:
        """One article by words of its title; without any the newest."""
        if which is None:
            page = page_of(wanted, _NEWEST, await self._store.articles.total())
            return answers.NewestArticles(await self._store.articles.newest(_NEWEST, page.start), page)
        found = await self._store.articles.titled(which, 1)
        if not found:
            raise UnknownNameError("article", which)
        return await self._read(found[0], wanted)

    async def _read(self, article: Article, page: int) -> answers.OneArticle:
        quotes, stances = await self._store.claims.of_article(article.id)
        topics = self._vocabulary.topics
        trusted = vouched(stances, quotes, self._shown)
        worded = [(record, topics[record.stance.topic]) for record in trusted if record.stance.topic in topics]
        return answers.OneArticle(article, listed(quotes, self._shown), tuple(worded), page)

    async def _digest_article(self, digest: int, guild: int | None, wanted: int) -> answers.DigestArticle:
        numbers = await self._kept(digest, guild)
        page = page_of(wanted, 1, len(numbers))
        found = await self._store.articles.listed(numbers[page.start : page.end])
        return answers.DigestArticle(digest, page, next(iter(found), None))

    async def _digest_quotes(self, digest: int, guild: int | None, page: int) -> answers.DigestQuotes:
        quotes = await self._store.claims.quotes_in(await self._kept(digest, guild))
        marked = [record for record in quotes if record.quote.kind is not Kind.INDIRECT]
        return answers.DigestQuotes(digest, listed(marked, self._shown), page)

    async def _kept(self, digest: int, guild: int | None) -> tuple[int, ...]:
        numbers = await self._store.digests.articles(digest, guild)
        if numbers is None:
            raise InvalidInputError(_FORGOTTEN)
        return numbers

    def _today(self) -> date:
        return self._now().date()
