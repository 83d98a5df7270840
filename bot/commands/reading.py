"""The commands that read articles and store nothing."""

import argparse
import sys

from bot import app, jsonl
from bot.commands.showing import DONE


def read(given: argparse.Namespace) -> int:
    """Answer JSON lines on standard input until it ends."""
    reader = app.reader(app.configure(given.config))
    for line in jsonl.answer(sys.stdin.buffer, reader):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    return DONE
