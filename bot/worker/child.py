"""The child: tasks in, answers out, until its input ends. Knows neither Discord nor the store."""

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from msgspec.json import decode

from bot import reading
from bot.core.model import Document, Reading
from bot.core.records import ReaderSettings
from bot.errors import InvalidInputError, UserError
from bot.worker import confinement, trial
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
_Do = Callable[[Task], Answer]


def main(reader: Callable[[ReaderSettings], _Read] = reading.reader) -> None:
    """Be the child: of its parent it has three pipes, and it goes when the parent goes."""
    confinement.end_with_parent()
    sys.excepthook = _last_words
    logging.disable()  # what libraries log of hostile pages is of no use to anybody
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's ctrl-C is for the parent, which ends the child
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _serve(sys.stdin.buffer, answers, reader)


def _serve(lines: BinaryIO, answers: BinaryIO, reader: Callable[[ReaderSettings], _Read]) -> None:
    """Do the tasks that follow the setup. What is no fault of theirs is raised, and ends the process."""
    setup = decode(lines.readline(), type=Setup)
    do = _doing(reader(setup.settings), reading.namer(setup.settings))
    ready = _try(do, setup)
    gc.collect()
    gc.freeze()  # what is loaded stays: to go through it again and again takes a tenth of the time of reading
    gc.set_threshold(5_000, 5, 5)
    _send(answers, ready)
    for each in lines:
        confinement.allow(setup.seconds)
        _send(answers, do(decode(each, type=Task)))


def _doing(read: _Read, name: Callable[[Document], tuple[str, ...]]) -> _Do:
    """The function that does a task. Parsers of feeds and pages are loaded by the first that needs them."""

    def do(task: Task) -> Answer:
        try:
            match task:
                case ReadDocument(document):
                    return Finished(_uncollected(read, document))
                case NameTopics(document):
                    return Named(name(document))
                case ParseFeed(download):
                    from bot.parsing import feeds  # noqa: PLC0415 - large, and not needed for files

                    return FeedParsed(feeds.parse(download))
                case ParsePage(download):
                    from bot.parsing import pages  # noqa: PLC0415 - the same

                    return PageParsed(pages.parse(download))
        except UserError as wrong:
            return Refused(str(wrong))

    return do


def _uncollected(read: _Read, document: Document) -> Reading:
    """A reading, without the garbage collector: it leaves no circles, and to look for some takes a twentieth of it."""
    gc.disable()
    try:
        return read(document)
    finally:
        gc.enable()


def _try(do: _Do, setup: Setup) -> Ready | Refused:
    """Do the trial before and after the doors are closed. Some settings show only then that they are of no use."""
    tasks = [*trial.tasks(reads_web=setup.reads_web)]

    def attempt() -> None:
        for answer in map(do, tasks):
            if isinstance(answer, Refused):
                raise InvalidInputError(answer.reason)

    try:
        attempt()
    except InvalidInputError as wrong:
        return Refused(str(wrong))
    confinement.confine(setup.memory, is_filtered=confinement.is_bearable(attempt))
    attempt()
    return Ready(not confinement.opens_socket())


def _send(answers: BinaryIO, said: Ready | Answer) -> None:
    answers.write(line(said))
    answers.flush()


def _last_words(kind: type[BaseException], wrong: BaseException, trace: TracebackType | None) -> None:
    """What the process dies of, in a line and from where. Python's own way would load modules and open files."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
    os.write(sys.stderr.fileno(), f"{kind.__name__}: {wrong}{place}".encode(errors="replace"))
