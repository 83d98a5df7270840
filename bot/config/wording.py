"""How an error names a place in a TOML file and repeats what stands there: short, without controls and secrets."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from bot.config.lines import Keys
from bot.core.markdown import cut, visible
from bot.core.redaction import redacted

_LONGEST = 60  # characters of something that a file says
_LIKENESS = 0.72  # difflib ratio from which a name is offered; "chanel" to "channel" is .92
_LARGEST = 10**30  # a larger number is not written out: that takes quadratic time


def place(keys: Keys, content: object) -> str:
    """The tables that the keys lead through, and the key: "[digest] chanel", "[[actor]] 7 (Mark Rutte) type"."""
    return " ".join(_parts(keys, content))


def shown(found: object) -> str:
    """A value, as TOML writes it, where it is a plain one."""
    match found:
        case str():
            return f'"{short(found)}"'
        case bool():
            return str(found).lower()
        case dict():
            return "a table"
        case list():
            return "a list of tables" if _is_tables(found) else f"{'a' if found else 'an empty'} list"
        case int() if abs(found) > _LARGEST:
            return "too large a number"
    return str(found)


def listed(names: Sequence[str], last: str) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    *first, final = names
    return f"{', '.join(first)} {last} {final}" if first else final


def likely(given: str, known: Iterable[str]) -> list[str]:
    """The known name that was probably meant, if there is one, whatever its capitals."""
    names = {name.lower(): name for name in known}
    return [names[close] for close in get_close_matches(given[:_LONGEST].lower(), names, n=1, cutoff=_LIKENESS)]


def meant(near: Sequence[str]) -> str:
    """The question whether one of some names was meant, fit to follow a sentence; nothing without a name."""
    return f" Did you mean {listed(near, 'or')}?" if near else ""


def header(names: Iterable[str], *, is_one: bool) -> str:
    """The header of a table, or of one in an array of tables."""
    path = ".".join(map(short, names))
    return f"[{path}]" if is_one else f"[[{path}]]"


def _parts(keys: Keys, content: object) -> Iterator[str]:
    names: list[str] = []
    for depth, key in enumerate(keys, 1):
        content = _inside(content, key)
        if isinstance(key, str):
            names.append(key)
        if isinstance(content, dict):
            number = "" if isinstance(key, str) else f" {key + 1}{_title(content, keys[depth:])}"
            yield header(names, is_one=isinstance(key, str)) + number
        elif isinstance(key, int):
            yield f"item {key + 1}"
        elif not _is_tables(content):
            yield short(key)
        elif depth == len(keys):
            yield header(names, is_one=False)


def _inside(content: object, key: str | int) -> object:
    if isinstance(content, dict):
        return content.get(key)
    return content[key] if isinstance(content, list) and isinstance(key, int) else None


def _is_tables(content: object) -> bool:
    return isinstance(content, list) and bool(content) and isinstance(content[0], dict)


def _title(table: dict[str, object], rest: Keys) -> str:
    """The name or id of a table in brackets, where it has one and the rest of the keys does not lead to it."""
    titles = (table[key] for key in ("name", "id", "outlet") if key in table and rest != (key,))
    named = next(titles, None)
    return f" ({short(named)})" if isinstance(named, str) else ""


def short(text: str) -> str:
    """What a file says, fit for a message: cut, without controls and secrets."""
    return cut(visible(redacted(text, ())), _LONGEST)
