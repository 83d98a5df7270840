"""The child: documents in, readings out, until its input ends. Knows neither Discord nor the store."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from msgspec.json import decode

from bot import reading
from bot.core import feeds, pages
from bot.core.model import Document, Reading
from bot.core.records import ReaderSettings
from bot.errors import UserError
from bot.worker import confinement
from bot.worker.messages import (
    Answer,
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

_Read = Callable[[Document], Reading]

# Read before the first document: with sentences, quotations and a summary, it has everything loaded that loads late.
_TRIAL = Document(
    "Council backs the tram\n\n3 March 2025\n\n"
    "“The tram will be built next year,” Mayor Ada Brook said on Monday. She supports the new line. "
    "According to Dr. Brook, the council has not voted yet.\n\n"
    "Brook also said that the café’s owners “want it” and would pay for it. It is a long way from here to there."
)


def main(reader: Callable[[ReaderSettings], _Read] = reading.reader) -> None:
    """Be the child: of its parent it has three pipes, and it goes when the parent goes."""
    confinement.end_with_parent()
    sys.excepthook = _last_words
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's ctrl-C is for the parent, which ends the child
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _serve(sys.stdin.buffer, answers, reader)


def _serve(lines: BinaryIO, answers: BinaryIO, reader: Callable[[ReaderSettings], _Read]) -> None:
    """Read the documents that follow the setup. What is no fault of theirs is raised, and ends the process."""
    setup = decode(lines.readline(), type=Setup)
    read = reader(setup.settings)
    _send(answers, _try(read, setup.memory))
    for each in lines:
        confinement.allow(setup.seconds)
        _send(answers, _answer(read, decode(each, type=Task)))


def _try(read: _Read, memory: int) -> Ready | Refused:
    """Read before and after the doors are closed: what loads late is loaded then, and what cannot work inside fails."""
    try:
        read(_TRIAL)
    except UserError as wrong:
        return Refused(str(wrong))
    confinement.confine(memory, is_filtered=confinement.is_bearable(lambda: read(_TRIAL)))
    read(_TRIAL)
    return Ready(not confinement.opens_socket())


def _answer(read: _Read, task: Task) -> Answer:
    try:
        match task:
            case ReadDocument(document):
                return Finished(read(document))
            case NameTopics(_document):
                return Named(())
            case ParseFeed(download):
                return FeedParsed(feeds.parse(download))
            case ParsePage(download):
                return PageParsed(pages.parse(download))
    except UserError as wrong:
        return Refused(str(wrong))


def _send(answers: BinaryIO, said: Ready | Answer) -> None:
    answers.write(line(said))
    answers.flush()


def _last_words(kind: type[BaseException], wrong: BaseException, trace: TracebackType | None) -> None:
    """What the process dies of, in a line and from where. Python's own way would load modules and open files."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
    os.write(sys.stderr.fileno(), f"{kind.__name__}: {wrong}{place}".encode(errors="replace"))
