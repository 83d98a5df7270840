"""Questions typed line by line, and their answers: the commands that Discord has, without Discord."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from bot.cards.notices import console_help_card, console_status_card
from bot.core.card import Card, unknown_card
from bot.core.markdown import plain
from bot.core.questions import Question
from bot.core.typed import Request, is_leaving, read, words
from bot.errors import UnknownNameError, UserError
from bot.lookup import Lookup


class Conversation:
    """Answers lines with cards. The words under the last card that had any can be typed, too."""

    def __init__(
        self,
        lookup: Lookup,
        digest: Callable[[], Awaitable[Card]],
        show: Callable[[Card], None],
        offered: Mapping[str, Question],
    ) -> None:
        """`digest` makes the digest of now, `show` shows a card; `offered` is asked by words that are shown already."""
        self._lookup, self._digest, self._show, self.offered = lookup, digest, show, offered
        self._has_failed = False

    async def hold(self, lines: AsyncIterator[str]) -> bool:
        """Answer lines until they end or one asks to; whether all of them could be answered. Raises StoreError."""
        async for line in lines:
            if is_leaving(line):
                break
            try:
                asked = read(line, self.offered)
                if asked is not None:
                    self._put(await self._answer(asked))
            except UserError as wrong:
                self._has_failed = True
                self._put(Card("", plain(str(wrong))))
        return not self._has_failed

    def _put(self, card: Card) -> None:
        self._show(card)
        self.offered = words(card.buttons) or self.offered

    async def _answer(self, asked: Question | Request) -> Card:
        match asked:
            case Request.DIGEST:
                return await self._digest()
            case Request.STATUS:
                return console_status_card(await self._lookup.status(None))
            case Request.PRIVACY:
                return self._lookup.privacy()
            case Request.HELP:
                return console_help_card(*await self._lookup.examples())
        try:
            return await self._lookup.answer(asked)
        except UnknownNameError as unknown:
            self._has_failed = True
            return unknown_card(asked, unknown)
