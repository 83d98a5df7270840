"""What keeps the content of a TOML file from being of a kind, in plain words, with what is allowed in its place.

msgspec says whether a content fits, and stops at the first thing that does not. From the same types, this finds all of
them and the way to each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, cast, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, structs

from bot.config.lines import Keys
from bot.config.wording import header, likely, listed, meant, shown

_PLAIN_KINDS: Mapping[object, str] = {bool: "true or false", str: "a text in quotation marks"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place; `text` is to be said behind the name of the place.

    What `is_missing` may be there under a name that is unknown.
    """

    keys: Keys
    text: str
    is_missing: bool = False


def mistakes(content: Mapping[str, object], kind: type[Struct]) -> Iterator[Mistake]:
    """All mistakes, table by table. None only where msgspec.convert takes the content."""
    yield from _in_table((), content, kind, kind)


def _in_table(keys: Keys, found: Mapping[str, object], kind: type[Struct], root: type[Struct]) -> Iterator[Mistake]:
    fields = {field.encode_name: field.type for field in structs.fields(kind)}
    for key in found:
        if key not in fields:
            yield Mistake((*keys, key), _unknown(key, _written(kind, keys), root))
    for field in structs.fields(kind):
        here = (*keys, field.encode_name)
        if field.encode_name in found:
            yield from _in_value(here, found[field.encode_name], field.type, root)
        elif field.required:
            yield Mistake(here, f"is missing; it must be {_allowed(field.type, here)}.", is_missing=True)


def _in_value(keys: Keys, found: object, kind: object, root: type[Struct]) -> Iterator[Mistake]:
    inside: list[Mistake] = []
    table = _table(kind)
    if isinstance(found, list) and _is_list(kind):
        each = get_args(_bare(kind))[0]
        inside += (wrong for place, item in enumerate(found) for wrong in _in_value((*keys, place), item, each, root))
    elif isinstance(found, dict) and table is not None and not _is_list(kind):
        inside += _in_table(keys, found, table, root)
    if not inside and not _fits(found, kind):
        text = f"is {shown(found)}; it must be {_allowed(kind, keys)}.{meant(_close(found, kind))}"
        inside.append(Mistake(keys, text))
    yield from inside


def _fits(found: object, kind: object) -> bool:
    try:
        msgspec.convert(found, cast("type[object]", kind))
    except msgspec.ValidationError:
        return False
    return True


def _unknown(key: str, known: Mapping[str, str], root: type[Struct]) -> str:
    close = likely(key, known)
    homes = list(_homes(key, root, ()))
    if homes and not close:
        return f"is unknown here; it belongs to {listed(homes, 'or')}."
    there = [known[name] for name in sorted(known, key=lambda name: name not in close)]
    known_there = f"There {'is' if len(there) == 1 else 'are'} {listed(there, 'and')}."
    return f"is unknown.{meant(there[:1] if close else ())} {known_there}"


def _homes(key: str, kind: type[Struct], names: tuple[str, ...]) -> Iterator[str]:
    """The headers under which a key is known."""
    for field in structs.fields(kind):
        here, table = (*names, field.encode_name), _table(field.type)
        if table is not None:
            if any(each.encode_name == key for each in structs.fields(table)):
                yield header(here, is_one=not _is_list(field.type))
            yield from _homes(key, table, here)


def _allowed(kind: object, keys: Keys) -> str:
    """What a value may be, fit to follow "it must be"."""
    bare, table = _bare(kind), _table(kind)
    meta = next((each for each in get_args(_given(kind)) if isinstance(each, Meta)), Meta())
    if meta.description:
        return meta.description
    if get_origin(bare) is Literal:
        return listed([f'"{each}"' for each in get_args(bare)], "or")
    if bare in {int, float}:
        return f"a {'whole number' if bare is int else 'number'} from {meta.ge} to {meta.le}"
    if table is None:
        return "a list of texts" if _is_list(kind) else _PLAIN_KINDS[bare]
    if _is_list(kind):
        return f"tables, each under {header(_names(keys), is_one=False)}"
    known = listed(list(_written(table, keys).values()), "and")
    return f"a table, {header(_names(keys), is_one=isinstance(keys[-1], str))}, with {known}"


def _written(table: type[Struct], keys: Keys) -> Mapping[str, str]:
    """The keys that a table may have, as they are written: those of tables as headers."""
    return {
        field.encode_name: header((*_names(keys), field.encode_name), is_one=not _is_list(field.type))
        if _table(field.type)
        else field.encode_name
        for field in structs.fields(table)
    }


def _close(found: object, kind: object) -> list[str]:
    """The word that was probably meant, in quotation marks, where only certain words are allowed."""
    bare = _bare(kind)
    close = likely(found, get_args(bare)) if isinstance(found, str) and get_origin(bare) is Literal else []
    return [f'"{word}"' for word in close]


def _table(kind: object) -> type[Struct] | None:
    """The kind of table that a type stands for, alone or in a list; None for any other type."""
    inner = get_args(_bare(kind))[0] if _is_list(kind) else _bare(kind)
    return inner if isinstance(inner, type) and issubclass(inner, Struct) else None


def _is_list(kind: object) -> bool:
    return get_origin(_bare(kind)) is tuple


def _bare(kind: object) -> object:
    """A type without None and without its annotations."""
    given = _given(kind)
    return get_args(given)[0] if get_origin(given) is Annotated else given


def _given(kind: object) -> object:
    """A type without None, for which TOML has no word."""
    some = [each for each in get_args(kind) if each is not type(None)]
    return some[0] if len(some) < len(get_args(kind)) else kind


def _names(keys: Keys) -> tuple[str, ...]:
    return tuple(key for key in keys if isinstance(key, str))
