"""What somebody types in a terminal: the commands that Discord has, written in one line, read as questions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from enum import Enum, StrEnum, auto

from bot.core.markdown import visible
from bot.core.questions import (
    ArticleQuestion,
    Button,
    Question,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    from_id,
    item_question,
)
from bot.core.text import fold
from bot.core.vocabulary import handle
from bot.errors import InvalidInputError

LONGEST = 1000  # characters of a line


class Request(StrEnum):
    """What can be asked for that is no question to the store of articles."""

    DIGEST = "digest"
    STATUS = "status"
    PRIVACY = "privacy"
    HELP = "help"


class Offer(Enum):
    """What completes that which is being typed."""

    COMMANDS = auto()
    PEOPLE = auto()
    TOPICS = auto()
    TITLES = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Blank:
    """What is being typed at the end of a line, and what completes it.

    A completion takes the place of the last `length` characters; `sought` is what it is found by. Each of `options`
    could be begun instead, in place of the last `word` characters.
    """

    offer: Offer
    sought: str
    length: int
    options: tuple[str, ...] = ()
    word: int = 0


_QUESTIONS: Mapping[str, type[StanceQuestion | QuoteQuestion | ArticleQuestion]] = {
    "stance": StanceQuestion,
    "quote": QuoteQuestion,
    "article": ArticleQuestion,
}
# The options of each command in their order: text without an option is the first one's.
OPTIONS = {name: tuple(each.name for each in fields(kind) if each.name != "page") for name, kind in _QUESTIONS.items()}
_WITHOUT_OPTIONS = ("digest", "sources", "status", "privacy", "help")
COMMANDS = (*_QUESTIONS, *_WITHOUT_OPTIONS, "quit")
_OFFERS = {"who": Offer.PEOPLE, "on": Offer.TOPICS, "about": Offer.TOPICS, "which": Offer.TITLES}
_LEAVING = re.compile(r"\s*/?(?:quit|exit)\s*", re.IGNORECASE)
_ON_DISCORD = {"subscribe", "list", "stop"}
_MARKS = {'"': '"', "“": "”"}
_MARKERS = {name: re.compile(rf"(?<!\S)({'|'.join(options)}):", re.IGNORECASE) for name, options in OPTIONS.items()}
_ANY_MARKER = re.compile(rf"({'|'.join(option for options in OPTIONS.values() for option in options)}):", re.IGNORECASE)
_ABOUT = re.compile(r"(?<!\S)(?:on|about)\s", re.IGNORECASE)  # in free text: "Rutte on NATO"
_ADDING = "/sources takes nothing after it here. `python -m bot sources add ADDRESS` follows a feed."
_BEFORE = "Write a command before what you ask, such as /stance or /quote; /help shows how."


def is_leaving(line: str) -> bool:
    """Whether a line asks for nothing more."""
    return _LEAVING.fullmatch(line[:LONGEST]) is not None


def read(line: str, offered: Mapping[str, Question]) -> Question | Request | None:
    """What a line asks for; None for an empty one. `offered` is what can be asked by the words under a card.

    A line is a command ("/quote Rutte about:NATO", the slash may be left out), an id, or the beginning of such words.
    Raises InvalidInputError for anything else, and for what a command does not take.
    """
    if len(line) > LONGEST:
        raise InvalidInputError(f"That is too long; please ask in {LONGEST:,} characters.")
    text = visible(line)
    if not text:
        return None
    if (item := handle(text.removeprefix("/"))) is not None:
        return item_question(f"{item[0]}{item[1]:02d}")
    name, _, rest = text.removeprefix("/").partition(" ")
    if not text.startswith("/") and (question := _offered(text, name.casefold(), offered)) is not None:
        return question
    return _command(name.casefold(), rest)


def words(buttons: Iterable[Button]) -> dict[str, Question]:
    """What the buttons under a card ask, by their labels; those that do something else are left out."""
    asked = ((button.label, from_id(button.id)) for button in buttons)
    return {label: question for label, question in asked if question is not None}


def blank(before: str) -> Blank:
    """What is being typed at the end of a line, seen from all that stands before the cursor."""
    line = before.lstrip()
    head, space, rest = line.partition(" ")
    name = head.removeprefix("/").casefold()
    if len(before) > LONGEST:
        return Blank(Offer.NOTHING, "", 0)
    if not space or (name not in OPTIONS and not line.startswith("/")):
        return Blank(Offer.COMMANDS, line, len(line))
    return _value_blank(name, rest) if name in OPTIONS else Blank(Offer.NOTHING, "", 0)


def value_as_typed(value: str, command: str) -> str | None:
    """A value as it can be typed for an option of a command: in quotation marks where it would be read otherwise.

    None where no marks help.
    """
    if not _MARKERS[command].search(value) and not _ANY_MARKER.match(value) and value[:1] not in _MARKS:
        return value
    return next((f"{mark}{value}{end}" for mark, end in _MARKS.items() if mark not in value and end not in value), None)


def _value_blank(name: str, text: str) -> Blank:
    """What is being typed at the end of what stands behind a command."""
    given = list(_parted(text, name))
    option, value = given[-1]
    value = value.lstrip()
    *_, word = re.split(r"\s", text)
    is_free = option == OPTIONS[name][0] and len(OPTIONS[name]) > 1
    if is_free and (about := _ABOUT.search(value)) is not None:
        return Blank(Offer.TOPICS, value[about.end() :], len(value) - about.end())
    filled = {each for each, written in given if written.strip() != word}
    left = tuple(each for each in OPTIONS[name] if each not in filled and each.startswith(word.casefold()))
    sought = value.lstrip("".join(_MARKS))
    return Blank(_OFFERS.get(option, Offer.NOTHING), sought, len(value), left, len(word))


def _offered(text: str, name: str, offered: Mapping[str, Question]) -> Question | None:
    """What the words under a card ask, of which `text` is all or, unless it begins with a command, the beginning.

    Raises InvalidInputError for what several of them begin with.
    """
    typed = fold(text)
    begun = {label: question for label, question in offered.items() if fold(label).startswith(typed)}
    exact = next((question for label, question in begun.items() if fold(label) == typed), None)
    if exact is not None or name in COMMANDS:
        return exact
    if len(begun) > 1:
        raise InvalidInputError(f"‘{text}’ begins {' and '.join(begun)}; please type more of it.")
    return next(iter(begun.values()), None)


def _command(name: str, rest: str) -> Question | Request:
    if name in _QUESTIONS:
        return _question(name, rest)
    if name not in _WITHOUT_OPTIONS:
        close = [f"/{each}" for each in get_close_matches(name, COMMANDS, n=2)]
        advice = f"Did you mean {' or '.join(close)}?" if close else _BEFORE
        raise InvalidInputError(f"‘{name}’ is no command, and it does not stand under the last card. {advice}")
    if name == "digest" and rest.casefold() in _ON_DISCORD:
        raise InvalidInputError(f"/digest {rest.casefold()} is for Discord: use it in the channel of the digest.")
    if name == "sources" and rest:
        raise InvalidInputError(_ADDING)
    if rest and (name, rest.casefold()) != ("digest", "now"):
        raise InvalidInputError(f"/{name} takes nothing after it.")
    return SourcesQuestion() if name == "sources" else Request(name)


def _question(name: str, text: str) -> Question:
    """The question of a command with its options. Raises InvalidInputError for one given twice or not known."""
    first, *_ = options = OPTIONS[name]
    if (foreign := _ANY_MARKER.match(text)) and foreign[1].casefold() not in options:
        raise InvalidInputError(f"/{name} has no option {foreign[1].casefold()}; it has {', '.join(options)}.")
    given: dict[str, str] = {}
    for option, value in _parted(text, name):
        if given.get(option):
            raise InvalidInputError(f"{option} is given twice; text without an option counts as {first}.")
        given[option] = _bare(value)
    return _QUESTIONS[name](**{option: value or None for option, value in given.items()})  # type: ignore[arg-type]  # no page


def _parted(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The options in a text with what is written behind each; what stands before any is the first option's."""
    option, at = OPTIONS[name][0], 0
    while (found := _MARKERS[name].search(text, _closed(text, at))) is not None:
        yield option, text[at : found.start()]
        option, at = found[1].casefold(), found.end()
    yield option, text[at:]


def _closed(text: str, at: int) -> int:
    """Where a value that begins there in quotation marks has its last mark; the same place for any other."""
    start = at + len(text[at:]) - len(text[at:].lstrip())
    mark = _MARKS.get(text[start : start + 1])
    return at if mark is None else max(at, text.find(mark, start + 1))


def _bare(value: str) -> str:
    """A value without the white space and the quotation marks around it."""
    value = value.strip()
    end = _MARKS.get(value[:1])
    inside = value[1:-1]
    is_marked = len(value) > 1 and value[-1] == end and not {value[0], end} & set(inside)
    return inside.strip() if is_marked else value
