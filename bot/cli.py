"""The command line: its arguments, and the exit status of whatever happens. What commands do is in `commands`."""

import argparse
import io
import os
import re
import signal
import sys
from pathlib import Path
from typing import NoReturn

from bot import __version__
from bot.errors import AlreadyRunningError, ConfigError, IntentsError, StoreError, VerbatimError

FAILED, USAGE, STORE, RUNNING, INTENTS = range(1, 6)
_INTERRUPTED = 130
_LONGEST_LABEL = 100  # characters
_LONGEST = 5_000  # characters of a message, which may repeat what somebody gave
_EXIT_CODES = (
    (AlreadyRunningError, RUNNING),
    (StoreError, STORE),
    (IntentsError, INTENTS),
    (ConfigError, USAGE),
    (VerbatimError, FAILED),
)
_DESCRIPTION = "Reads the news about one contested subject and keeps the receipts: who said what, in which words."
_EXITS = (
    "Exit status: 0 done, 1 failed (also in part), 2 usage or settings, 3 database, 4 already running, 5 intents, "
    "130 ctrl-C."
)
_SOURCES = {
    "list": "say of each feed how it is doing",
    "read": "read once the feeds that are due, and store what is new there; the bot does so by itself",
    "add": "follow the feed at an address, or the one that the page there announces",
    "pause": "do not read a feed for now",
    "resume": "read a feed again",
    "remove": "do not follow a feed any more; its articles stay",
    "import": "follow all feeds of an OPML file",
    "export": "print the feeds as OPML",
}
_SENTENCES = range(1, 21)  # as in bot.toml
_COMMANDS = {
    "demo": "read the starter articles and show a digest, a position and a quotation; no token, no network",
    "console": "ask the database on a terminal, with the commands that Discord has",
    "run": "be the bot on Discord; DISCORD_TOKEN holds the token, or DISCORD_TOKEN_FILE names its file",
    "sync": "tell Discord anew which commands there are; `run` does it by itself when they changed",
    "ingest": "read and store articles: files, folders (.txt, .md, .html), web addresses, what you paste",
    "sources": "list the feeds that are followed, or change them",
    "reread": "read stored articles anew that an older reader read, or one with other settings",
    "digest": "print the digest of the newest articles; nothing is posted",
    "stance": "print where somebody stands on a topic, with the evidence",
    "quote": "print what somebody said, word for word",
    "article": "print one article in short, or the newest ones",
    "why": "say what happened to an article, and why it is or is not in the digest",
    "reports": "list what people reported as wrong, newest first",
    "check": "check the settings and the database, and say what is there",
    "read": "read an article, or JSON lines for another program, and store nothing",
    "stories": "say which articles are about the same event: one JSON line in, one JSON line out",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give back its exit status."""
    _settle_streams()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # left ignored by who started us, no child's end could be told
    try:
        status = _run(parser().parse_args(arguments))
        sys.stdout.flush()  # what a closed pipe or a full disk refuses shows here, and not after the end
    except KeyboardInterrupt:
        _tell("stopped; what was stored before stays.")
        status = _INTERRUPTED
    except BrokenPipeError:
        status = FAILED
    except OSError as wrong:
        _tell(f"{wrong.strerror or wrong}.")
        status = FAILED
    if status == _INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Python, on its way out, would answer another with a traceback
    _drop_unprinted()
    return status


def _run(given: argparse.Namespace) -> int:
    """Run the command that the arguments name; tell what went wrong."""
    from bot import commands  # noqa: PLC0415 - after parsing, so that --help and mistakes are answered at once

    try:
        return commands.run(given)
    except VerbatimError as wrong:
        _tell(str(wrong))
        return next(code for kind, code in _EXIT_CODES if isinstance(wrong, kind))


def _settle_streams() -> None:
    """Have what a stream cannot print replaced, and nothing in place of a stream that we were started without.

    Else the next file opened would take its number, and print() would take another stream in its place.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it stays open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail


def _drop_unprinted() -> None:
    """Leave nothing to be flushed after the end where nobody takes it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser that repeats no secret which somebody typed in the wrong place."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave, with a message on standard error. Raises OSError where what was printed is not taken."""
        sys.stdout.flush()
        super().exit(status, message)

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and leave with exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: error: {_harmless(message)}\n")


def _tell(message: str) -> None:
    print(f"verbatim: {_harmless(message)}", file=sys.stderr)


def _harmless(message: str) -> str:
    """A message with what somebody gave in it, without controls and without anything of a secret's shape."""
    from bot.core.markdown import visible  # noqa: PLC0415 - only needed when something went wrong
    from bot.core.redaction import redacted  # noqa: PLC0415 - the same

    return redacted(visible(message), ())[:_LONGEST]  # in this order: of a secret that is cut, a part would stay


def parser() -> argparse.ArgumentParser:
    """The arguments that the command line takes; `command` names the command."""
    top = _Parser("verbatim", description=_DESCRIPTION, epilog=_EXITS, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"verbatim {__version__}")
    top.add_argument("--config", type=Path, metavar="FOLDER", help="the folder with bot.toml, actors.toml, topics.toml")
    top.add_argument(
        "--database",
        type=Path,
        metavar="FILE",
        help="default: VERBATIM_DATABASE, in VERBATIM_HOME, else your data folder",
    )
    listed = top.add_subparsers(required=True, metavar="COMMAND", dest="command")
    commands = {
        name: listed.add_parser(name, help=text, description=text, allow_abbrev=False)
        for name, text in _COMMANDS.items()
    }
    commands["ingest"].add_argument("places", nargs="*", metavar="PATH|URL", help="or - for what you paste")
    commands["ingest"].add_argument("--samples", action="store_true", help="the starter articles, too")
    commands["digest"].add_argument("--explain", action="store_true", help="say why these stories, in this order")
    commands["stance"].add_argument("who", nargs="?", help="a person or body, or an id such as S21")
    commands["stance"].add_argument("on", nargs="?", help="a topic")
    commands["quote"].add_argument("who", nargs="?", help="a person or body, or an id such as Q14")
    commands["quote"].add_argument("--about", metavar="TOPIC", help="only quotations that name the topic")
    commands["quote"].add_argument("--contains", metavar="WORDS", help="only quotations with all these words")
    commands["article"].add_argument("which", nargs="?", help="an id such as A03, or words of the title")
    commands["sync"].add_argument("--clear", action="store_true", help="remove all commands from Discord instead")
    commands["reread"].add_argument("--all", action="store_true", help="every article, stale or not")
    commands["why"].add_argument("which", metavar="ADDRESS|ID", help="of the article's page, or an id such as A03")
    _add_sources(commands["sources"])
    form = commands["read"].add_mutually_exclusive_group(required=True)
    form.add_argument("path", nargs="?", type=Path, metavar="FILE", help="an article (.txt, .md, .html)")
    form.add_argument("--jsonl", action="store_true", help="JSON lines from standard input to standard output")
    commands["read"].add_argument("--explain", action="store_true", help="say what decided, and what was left out")
    commands["read"].add_argument("--worker", action="store_true", help="in a process with limits of time and memory")
    commands["read"].add_argument("--sentences", type=_sentences, metavar="N", help="of the summary; default: bot.toml")
    commands["stories"].add_argument("--jsonl", action="store_true", required=True, help="the only form there is")
    return top


def _add_sources(command: argparse.ArgumentParser) -> None:
    """The actions of `sources`, and what each takes."""
    listed = command.add_subparsers(metavar="ACTION", dest="action")
    actions = {
        name: listed.add_parser(name, help=text, description=text, allow_abbrev=False)
        for name, text in _SOURCES.items()
    }
    actions["add"].add_argument("address", metavar="ADDRESS")
    actions["add"].add_argument("--outlet", type=_label, metavar="NAME", help="default: from the feed's title")
    actions["add"].add_argument("--seat", type=_label, help="the country that it publishes from")
    actions["add"].add_argument("--kind", type=_label, help="who owns it: state, public, private")
    actions["add"].add_argument("--language", type=_language, metavar="CODE", help="default: as the feed says, else en")
    for name in ("add", "import"):
        actions[name].add_argument("--general", action="store_true", help="store only what names a tracked topic")
    for name in ("pause", "resume", "remove"):
        actions[name].add_argument("source", metavar="NAME|ADDRESS", help="an outlet, an address, or a part of either")
    actions["import"].add_argument("file", type=Path, metavar="FILE.opml")


def _label(given: str) -> str:
    """A short name. Raises ArgumentTypeError for one that nobody could read."""
    from bot.core.markdown import visible  # noqa: PLC0415 - only this action needs it

    text = visible(given)
    if not any(map(str.isalnum, text)) or len(text) > _LONGEST_LABEL:
        raise argparse.ArgumentTypeError(f"it must have 1 to {_LONGEST_LABEL} characters, with a letter or digit")
    return text


def _language(given: str) -> str:
    """The code of a language. Raises ArgumentTypeError for anything else."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", given):
        raise argparse.ArgumentTypeError('it must be the code of a language, such as "en"')
    return given


def _sentences(given: str) -> int:
    """How many sentences a summary has at most. Raises ArgumentTypeError for what bot.toml refuses."""
    if not re.fullmatch("[0-9]{1,2}", given) or int(given) not in _SENTENCES:
        raise argparse.ArgumentTypeError("it must be a whole number from 1 to 20")
    return int(given)
