"""The command line: its arguments, and the exit status of whatever happens. What commands do is in `commands`."""

import argparse
import io
import os
import sys
from pathlib import Path

from bot import __version__
from bot.errors import AlreadyRunningError, ConfigError, IntentsError, StoreError, VerbatimError

FAILED, USAGE, STORE, RUNNING, INTENTS = range(1, 6)
_INTERRUPTED = 130
_EXIT_CODES = (
    (AlreadyRunningError, RUNNING),
    (StoreError, STORE),
    (IntentsError, INTENTS),
    (ConfigError, USAGE),
    (VerbatimError, FAILED),
)
_DESCRIPTION = "Reads the news about one contested subject and keeps the receipts: who said what, in which words."
_EXITS = "Exit status: 0 done, 1 failed (also in part), 2 usage or settings, 3 database, 4 already running, 5 intents."
_COMMANDS = {
    "demo": "read the starter articles and show a digest, a position and a quotation; no token, no network",
    "console": "ask the database on a terminal, with the commands that Discord has",
    "run": "be the bot on Discord; DISCORD_TOKEN holds the token, or DISCORD_TOKEN_FILE names its file",
    "sync": "tell Discord anew which commands there are; `run` does it by itself when they changed",
    "ingest": "read and store articles from files and folders (.txt, .md)",
    "reread": "read stored articles anew that an older reader read, or one with other settings",
    "digest": "print the digest of the newest articles; nothing is posted",
    "stance": "print where somebody stands on a topic, with the evidence",
    "quote": "print what somebody said, word for word",
    "article": "print one article in short, or the newest ones",
    "reports": "list what people reported as wrong, newest first",
    "check": "check the settings and the database, and say what is there",
    "read": "read an article, or JSON lines for another program, and store nothing",
    "stories": "say which articles are about the same event: one JSON line in, one JSON line out",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give back its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
    given = parser().parse_args(arguments)
    from bot import commands  # noqa: PLC0415 - after parsing, so that --help and mistakes are answered at once

    try:
        return commands.run(given)
    except VerbatimError as wrong:
        _tell(str(wrong))
        return next(code for kind, code in _EXIT_CODES if isinstance(wrong, kind))
    except KeyboardInterrupt:
        _tell("stopped; what was stored before stays.")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is flushed into the pipe at exit
        return FAILED
    except OSError as wrong:
        _tell(f"{wrong.strerror or wrong}.")
        return FAILED


def _tell(message: str) -> None:
    """Print what went wrong; with what somebody gave, a secret may have come into it."""
    from bot.core.markdown import visible  # noqa: PLC0415 - only needed when something went wrong
    from bot.core.redaction import redacted  # noqa: PLC0415 - the same

    print(f"verbatim: {redacted(visible(message), ())}", file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """The arguments that the command line takes; `command` names the command."""
    top = argparse.ArgumentParser("verbatim", description=_DESCRIPTION, epilog=_EXITS)
    top.add_argument("--version", action="version", version=f"verbatim {__version__}")
    top.add_argument("--config", type=Path, metavar="FOLDER", help="the folder with bot.toml, actors.toml, topics.toml")
    top.add_argument(
        "--database", type=Path, metavar="FILE", help="default: VERBATIM_DATABASE, else in your data folder"
    )
    listed = top.add_subparsers(required=True, metavar="COMMAND", dest="command")
    commands = {name: listed.add_parser(name, help=text, description=text) for name, text in _COMMANDS.items()}
    commands["ingest"].add_argument("paths", nargs="*", type=Path, metavar="PATH")
    commands["ingest"].add_argument("--samples", action="store_true", help="the starter articles, too")
    commands["stance"].add_argument("who", nargs="?", help="a person or body, or an id such as S21")
    commands["stance"].add_argument("on", nargs="?", help="a topic")
    commands["quote"].add_argument("who", nargs="?", help="a person or body, or an id such as Q14")
    commands["quote"].add_argument("--about", metavar="TOPIC", help="only quotations that name the topic")
    commands["quote"].add_argument("--contains", metavar="WORDS", help="only quotations with all these words")
    commands["article"].add_argument("which", nargs="?", help="an id such as A03, or words of the title")
    commands["sync"].add_argument("--clear", action="store_true", help="remove all commands from Discord instead")
    commands["reread"].add_argument("--all", action="store_true", help="every article, stale or not")
    form = commands["read"].add_mutually_exclusive_group(required=True)
    form.add_argument("path", nargs="?", type=Path, metavar="FILE", help="an article (.txt, .md)")
    form.add_argument("--jsonl", action="store_true", help="JSON lines from standard input to standard output")
    commands["read"].add_argument("--explain", action="store_true", help="say what decided, and what was left out")
    commands["read"].add_argument("--worker", action="store_true", help="in a process with limits of time and memory")
    commands["stories"].add_argument("--jsonl", action="store_true", required=True, help="the only form there is")
    return top
