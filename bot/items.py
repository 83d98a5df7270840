"""What stands under an id: one quotation, one stance, one article, as far as it is sure enough to be shown."""

from collections.abc import Iterable, Mapping

from bot.cards.passages import worded
from bot.core.answers import OneStance, Surroundings
from bot.core.model import Kind, Topic
from bot.core.records import Article, QuoteRecord, StanceRecord, Thresholds
from bot.core.trust import needs_quotes, sure, vouched
from bot.core.vocabulary import handle
from bot.errors import UnknownNameError
from bot.store import Store

_WITHDRAWN = "It was withdrawn when its article was read again, or is not sure enough to be shown."
_BRIEF = 200  # characters


class Items:
    """Items by their ids. Labels below the thresholds are not shown, nor stances on topics that are not configured."""

    def __init__(self, store: Store, topics: Mapping[str, Topic], shown: Thresholds) -> None:
        self._store, self._topics, self._shown = store, topics, shown

    async def quote(self, number: int) -> QuoteRecord:
        """The quotation, without a speaker who is not sure enough; also one that an edit took out of its article.

        Raises UnknownNameError, for reported speech of an unsure speaker, too.
        """
        record = await self._store.claims.quote(number)
        shown = sure(record, self._shown) if record else None
        if shown is None:
            had = await self._store.claims.had_quote(number)
            raise UnknownNameError("quotation", f"Q{number:02d}", advice=_WITHDRAWN if had else "")
        return shown

    async def stance(self, number: int) -> OneStance:
        """The stance with its topic; also one that an edit took out of its article. Raises UnknownNameError."""
        record = await self._store.claims.stance(number)
        topic = self._topics.get(record.stance.topic) if record else None
        if record is None or topic is None or not await self._is_vouched(record):
            had = await self._store.claims.had_stance(number)
            raise UnknownNameError("stance", f"S{number:02d}", advice=_WITHDRAWN if had else "")
        return OneStance(record, topic)

    async def article(self, number: int) -> Article:
        """The article. Raises UnknownNameError."""
        article = await self._store.articles.get(number)
        if article is None:
            raise UnknownNameError("article", f"A{number:02d}")
        return article

    async def surroundings(self, name: str) -> Surroundings:
        """What stands around a quotation or stance; nothing under the id of anything else."""
        record = await self._claim(name)
        if record is None:
            return Surroundings(name)
        article = record.article
        return Surroundings(name, record, await self._store.articles.sentences(article.id, article.version))

    async def described(self, names: Iterable[str]) -> dict[str, str]:
        """A few words for each of these ids, to choose from: who says what, who stands where, a title.

        Outside text as it is stored, cut to what a list can show. Ids that name nothing are left out.
        """
        found = {name: await self._brief(name) for name in names}
        return {name: brief[:_BRIEF] for name, brief in found.items() if brief}

    async def _claim(self, name: str) -> QuoteRecord | StanceRecord | None:
        letter, number = handle(name) or ("", 0)
        try:
            if letter == "Q":
                return await self.quote(number)
            return (await self.stance(number)).record if letter == "S" else None
        except UnknownNameError:
            return None

    async def _brief(self, name: str) -> str | None:
        letter, number = handle(name) or ("", 0)
        if letter == "A":
            article = await self._store.articles.get(number)
            return article.title if article else None
        match await self._claim(name):
            case QuoteRecord() as said:
                who = said.quote.speaker.name if said.quote.speaker else "speaker unknown"
                who += ", reported" if said.quote.kind is Kind.INDIRECT else ""
                return f"{who}: {said.words}" if said.is_intact else who
            case StanceRecord() as held:
                return f"{held.stance.holder.name}: {worded(held, self._topics[held.stance.topic])}"
            case _:
                return None

    async def _is_vouched(self, record: StanceRecord) -> bool:
        quotes = await self._store.claims.beside(record) if needs_quotes(record) else ()
        return bool(vouched([record], quotes, self._shown))
