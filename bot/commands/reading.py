"""The commands that read articles and store nothing."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot import app, files, jsonl
from bot.commands.gathering import load
from bot.commands.showing import DONE, FAILED
from bot.core.explanation import unexplained
from bot.core.model import Document, Reading
from bot.core.records import Entry
from bot.errors import InvalidInputError
from bot.worker.parent import Worker


def read(given: argparse.Namespace) -> int:
    """Print what is in one article, with the reasons where they are wanted; or answer JSON lines until they end."""
    if given.explain and given.jsonl:
        raise InvalidInputError("--explain takes one FILE; JSON lines have no place for reasons.")
    if given.explain and given.worker:
        raise InvalidInputError("--explain reads in this process; leave --worker out.")
    configuration = replace(app.configure(given.config), sentences=given.sentences)
    return _answer_lines(given, configuration) if given.jsonl else _print_article(given, configuration)


def _answer_lines(given: argparse.Namespace, configuration: app.Configuration) -> int:
    """Answer JSON lines on standard input until it ends."""
    status, limit = DONE, configuration.settings.file_limit
    with _reader(given, configuration) as reader:
        app.collect_rarely()
        for answer in jsonl.answer(sys.stdin.buffer, reader, limit):
            sys.stdout.buffer.write(answer.line)
            sys.stdout.buffer.flush()
            status = status if answer.is_read else FAILED
    return status


def _print_article(given: argparse.Namespace, configuration: app.Configuration) -> int:
    """Print what is found in the article of one file, which is stored nowhere."""
    from bot.explained import Paper, show  # noqa: PLC0415 - rich is large, and JSON lines can do without
    from bot.terminal import terminal  # noqa: PLC0415 - the same

    settings = configuration.settings
    entry = _entry(given.path, configuration)
    if given.explain:
        explanation = app.explainer(configuration)(entry.document)
    else:
        with _reader(given, configuration) as reader:
            explanation = unexplained(reader(entry.document))
    show(explanation, Paper(terminal(), entry.document, entry.first_line, configuration.topics, settings.shown))
    return DONE


def _entry(path: Path, configuration: app.Configuration) -> Entry:
    """The article in a file. Raises InvalidInputError for what `ingest` refuses, and for a folder."""
    found = files.find(path)
    if path.is_dir():
        raise InvalidInputError(f"{path} is a folder: `read` takes one article. `ingest` takes folders, and stores.")
    with _worker(configuration) as (runner, worker):
        return runner.run(load(found[0], configuration.settings.file_limit, worker))


def stories(_given: argparse.Namespace) -> int:
    """Say of the JSON lines on standard input which are about the same event, once it has ended."""
    sys.stdout.buffer.writelines(jsonl.group(sys.stdin.buffer))
    return DONE


@contextmanager
def _reader(given: argparse.Namespace, configuration: app.Configuration) -> Iterator[Callable[[Document], Reading]]:
    """The function that reads one document: in this process or, where that is wanted, in one with limits."""
    if not given.worker:
        yield app.reader(configuration)
        return
    with _worker(configuration) as (runner, worker):
        yield lambda document: runner.run(worker.read(document))


@contextmanager
def _worker(configuration: app.Configuration) -> Iterator[tuple[asyncio.Runner, Worker]]:
    """The process with limits, which begins once it is needed, and what waits for it."""
    with asyncio.Runner() as runner:
        worker = Worker(configuration.reader_settings)
        try:
            yield runner, worker
        finally:
            runner.run(worker.aclose())
