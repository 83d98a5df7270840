"""The worker: has articles, feeds and pages read in a child process, one at a time; when that fails, in another."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeVar

from msgspec.json import Decoder

from bot.core.model import Document, Reading
from bot.core.records import ReaderSettings
from bot.core.responses import Download
from bot.core.sources import ParsedFeed, ParsedPage
from bot.errors import ConfigError, InvalidInputError, WorkerError
from bot.worker.messages import (
    FeedParsed,
    Finished,
    Named,
    NameTopics,
    PageParsed,
    ParseFeed,
    ParsePage,
    ReadDocument,
    Ready,
    Refused,
    Setup,
    Task,
    line,
)
from bot.worker.process import Child, EndedError, FailedError, Limits, StoppedError

log = logging.getLogger(__name__)

_COMMAND = (sys.executable, "-P", "-m", "bot.worker")  # -P: modules do not come from the folder that it is started in
_LIMITS = Limits()
_READY: Decoder[Ready | Refused] = Decoder(Ready | Refused)
_FINISHED: Decoder[Finished | Refused] = Decoder(Finished | Refused)
_NAMED: Decoder[Named | Refused] = Decoder(Named | Refused)
_FEED: Decoder[FeedParsed | Refused] = Decoder(FeedParsed | Refused)
_PAGE: Decoder[PageParsed | Refused] = Decoder(PageParsed | Refused)
A = TypeVar("A", Finished, Named, FeedParsed, PageParsed)


class Worker:
    """Reads documents with these settings in a child process, which is there only while it is needed.

    `is_isolated` says whether the child cannot reach the network, None before there was one. Close it at the end.
    """

    def __init__(self, settings: ReaderSettings, limits: Limits = _LIMITS, command: Sequence[str] = _COMMAND) -> None:
        self._settings, self._limits, self._command = settings, limits, command
        self._lock = asyncio.Lock()
        self._child: Child | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._reads_web = False  # before there was anything from there, its parsers are not loaded
        self.is_isolated: bool | None = None

    async def read(self, document: Document) -> Reading:
        """The reading of a document. Whatever becomes of this one, the next is read.

        Raises InvalidInputError for a document that cannot be read within the limits, WorkerError when no child can be
        started, and ConfigError when it cannot read with these settings.
        """
        return (await self._done(ReadDocument(document), _FINISHED)).reading

    async def topics(self, document: Document) -> tuple[str, ...]:
        """The ids of the tracked topics that a document names. Raises as `read` does."""
        return (await self._done(NameTopics(document), _NAMED)).topics

    async def feed(self, download: Download) -> ParsedFeed:
        """What a feed says. Raises as `read` does; InvalidInputError for what is no feed, too."""
        return (await self._done(ParseFeed(download), _FEED)).feed

    async def page(self, download: Download) -> ParsedPage:
        """What a page holds. Raises as `read` does."""
        return (await self._done(ParsePage(download), _PAGE)).page

    async def aclose(self) -> None:
        """End the child, if there is one."""
        async with self._lock:
            self._stay()
            await self._end()

    async def _done(self, task: Task, expected: Decoder[A | Refused]) -> A:
        """What came of a task. Raises InvalidInputError, WorkerError and ConfigError."""
        try:
            request = line(task)
        except UnicodeEncodeError as wrong:
            raise InvalidInputError("could not be read: it holds half a character. Save it anew as UTF-8.") from wrong
        async with self._lock:
            self._stay()
            try:
                await self._prepare(task)
                answer = await self._answer(request, expected)
            except BaseException:  # also when cancelled: nobody else may get this answer
                await self._end()
                raise
            self._leaving = asyncio.create_task(self._leave())
        if isinstance(answer, Refused):
            raise InvalidInputError(answer.reason)
        return answer

    async def _prepare(self, task: Task) -> None:
        """End a child that lacks what a task needs; the next one has it."""
        if isinstance(task, ParseFeed | ParsePage) and not self._reads_web:
            self._reads_web = True
            await self._end()

    async def _answer(self, request: bytes, expected: Decoder[A | Refused]) -> A | Refused:
        """Ask, and once more where a failure does not show that the document is at fault.

        A child that was there before may have ended of something else, or hold what earlier documents left.
        """
        in_doubt = (StoppedError,) if self._child is None else (StoppedError, EndedError)
        try:
            with suppress(*in_doubt):
                return await self._ask(request, expected)
            await self._end()
            return await self._ask(request, expected)
        except FailedError as why:
            raise InvalidInputError(f"could not be read{why}. Shorten it, or leave it out.") from why

    async def _ask(self, request: bytes, expected: Decoder[A | Refused]) -> A | Refused:
        child = self._child or await self._start()
        return await child.ask(request, expected, self._limits.document)

    async def _start(self) -> Child:
        limits = self._limits
        setup = line(Setup(self._settings, limits.document, limits.memory * 2**20, self._reads_web))
        try:
            child = self._child = await Child.start(self._command, limits)
            answer = await child.ask(setup, _READY, limits.start)
        except FailedError as why:
            raise WorkerError(f"The process that reads articles could not start{why}.") from why
        if isinstance(answer, Refused):
            raise ConfigError(answer.reason)
        if not answer.is_isolated and self.is_isolated is None:
            log.info("the process that reads articles could reach the network: this platform lets nobody forbid it")
        self.is_isolated = answer.is_isolated
        return child

    async def _leave(self) -> None:
        """End the child when it has had nothing to do for a while."""
        await asyncio.sleep(self._limits.idle)
        async with self._lock:
            await self._end()

    def _stay(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await child.end()
