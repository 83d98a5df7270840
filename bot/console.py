"""The prompt on a terminal, with completion and history. The only module that knows prompt_toolkit: import it late."""

import os
import stat
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from unicodedata import category

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from bot.core.markdown import visible
from bot.core.text import fold
from bot.core.typed import COMMANDS, Blank, Offer, blank, value_as_typed
from bot.errors import StoreError
from bot.lookup import Lookup

_PROMPT = "> "


async def prompted(
    lookup: Lookup, offered: Callable[[], Iterable[str]], history: Path | None, *, has_colours: bool
) -> AsyncIterator[str]:
    """What somebody types, line by line, until ctrl-D; ctrl-C gives up a line.

    `offered` gives the words under the last card. The file `history` keeps what was typed, if it can be written.
    Without colours nothing of it is suggested: that would look like what was typed.
    """
    session: PromptSession[str] = PromptSession(
        completer=LineCompleter(lookup, offered),
        history=history_at(history),
        auto_suggest=AutoSuggestFromHistory() if has_colours else None,
        input_processors=[_Marked()],
    )
    while True:
        try:
            line = await session.prompt_async(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        yield line


class LineCompleter(Completer):
    """Completes commands and their options, names, topics, titles, and the words under the last card."""

    def __init__(self, lookup: Lookup, offered: Callable[[], Iterable[str]]) -> None:
        self._lookup, self._offered = lookup, offered

    def get_completions(self, _: Document, __: CompleteEvent) -> Iterator[Completion]:
        """None: titles are looked up, so that all is done below."""
        return iter(())

    async def get_completions_async(self, document: Document, _: CompleteEvent) -> AsyncGenerator[Completion, None]:
        """What the text before the cursor can be completed with, best first."""
        before = document.text_before_cursor
        wanted = blank(before)
        written = f"{before[len(before) - wanted.length :]} "
        for label, text in await self._found(wanted, before):
            if not written.startswith(f"{text} "):  # else it stands there already
                about = None if label == text else text
                yield Completion(text, -wanted.length, display=visible(label), display_meta=about)
        for option in wanted.options:
            yield Completion(f"{option}:", -wanted.word)

    async def _found(self, wanted: Blank, before: str) -> list[tuple[str, str]]:
        """What fits, as label and as text to be typed; nothing while the database cannot be read."""
        match wanted.offer:
            case Offer.COMMANDS:
                return [(each, each) for each in self._beginning(wanted.sought)]
            case Offer.PEOPLE:
                return _as_typed(self._lookup.people(wanted.sought), before)
            case Offer.TOPICS:
                return _as_typed((label for label, _ in self._lookup.topics(wanted.sought)), before)
            case Offer.TITLES:
                with suppress(StoreError):
                    return await self._lookup.titles(wanted.sought)
        return []

    def _beginning(self, line: str) -> list[str]:
        """The commands and the words under the last card that begin with the line."""
        if line.startswith("/"):
            return [f"/{each}" for each in COMMANDS if each.startswith(line.removeprefix("/").casefold())]
        named = [f"/{each}" for each in COMMANDS if each.startswith(line.casefold())]
        return [*(word for word in self._offered() if fold(word).startswith(fold(line))), *named]


def _as_typed(names: Iterable[str], before: str) -> list[tuple[str, str]]:
    """Names with how each is typed behind the command that the line begins with; those left out that cannot be."""
    command = before.split(maxsplit=1)[0].removeprefix("/").casefold()
    ways = ((name, value_as_typed(visible(name), command)) for name in names)
    return [(name, text) for name, text in ways if text is not None]


class _Kept(FileHistory):
    """A history in a file. What cannot be written is forgotten at the end."""

    def store_string(self, string: str) -> None:
        """Append a line to the file, if that is possible, without what a terminal that shows the file would act on."""
        with suppress(OSError):
            super().store_string(visible(string))


class _Marked(Processor):
    """Shows a mark for each character that hides or reorders others: prompt_toolkit shows only controls as such."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The same line, as long as it was: the cursor stays where it is."""
        return Transformation([(part[0], marked(part[1])) for part in transformation_input.fragments])


def marked(text: str) -> str:
    """A text as it may be shown while it is typed: each character in its place, or a mark."""
    return "".join("\ufffd" if category(character) == "Cf" else character for character in text)


def history_at(path: Path | None) -> History:
    """The history in a file that only its owner may read; in memory without one, or where it cannot be written."""
    if path is None:
        return InMemoryHistory()
    try:
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError:
        return InMemoryHistory()
    try:
        is_file = stat.S_ISREG(os.fstat(opened).st_mode)
        os.fchmod(opened, 0o600)
    except OSError:
        is_file = False
    finally:
        os.close(opened)
    return _Kept(path) if is_file else InMemoryHistory()
