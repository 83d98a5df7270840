import tomllib
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config.lines import Statement, lines, statements

_NAMES = st.sampled_from(("{}", '"{}"', "'{}'", '"{} = [1] # x"', "'{}]]'", '"{}.\\"y\\""', "{} . z", "x-{}.y"))
_HEADERS = st.sampled_from(("[{}]", "[[{}]]", "[[list]]", "[[list.sub]]", "[ list . '{}' ]", '[list."{}]".x]'))
_ENDS = st.sampled_from(("", " # a = [comment]", "  \t", '# """', "\n", "\n# b\n"))
_BETWEEN = st.sampled_from(("", "\n", " # x ]\n "))
_PLAIN = st.sampled_from(
    ('"{}"', "'{}'", '"[{}"', '"# {}\\""', '"""{}"""', "'''{}''''", '"""{}""""', '["{}"]', '{{a = "{}"}}')
)
_LONG = st.sampled_from(
    ('"""{}\n[no.header]\nno = 1\n"""""', "'''{}\n# no\n'' \"\"\" '''", '"""{}\\\n  \\"\\"\\" ]"""')
)


@st.composite
def documents(draw):
    """A TOML text in which each key has a number of its own, and so has the first line of each value and item."""
    written, number = [], 0

    def numbered(template):
        nonlocal number
        number += 1
        return draw(template).replace("{}", f"n{number}n", 1).replace("{{", "{").replace("}}", "}")

    for header in ("", "[[list]]", *draw(st.lists(_HEADERS, max_size=4))):
        written.append(numbered(st.just(header)))
        for _ in range(draw(st.integers(0, 3))):
            value = numbered(_PLAIN | _LONG)
            if draw(st.booleans()):
                items = [draw(_BETWEEN) + numbered(_PLAIN | _LONG) for _ in range(draw(st.integers(1, 3)))]
                value = f"[{','.join(items)}\n]"
            written.append(f"{numbered(_NAMES)} = {value}{draw(_ENDS)}")
    return "\n".join(written)


def leaves(found, keys=()):
    """All values that are no tables, and the keys that lead to them; tables in lists are gone into, too."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from leaves(value, (*keys, key))
    else:
        yield keys, found
        for place, item in enumerate(found) if isinstance(found, list) else ():
            yield from leaves(item, (*keys, place))


def marks(found):
    """The numbers in a value or key."""
    return [part for part in str(found).split("n") if part.isdecimal()]


def is_nested(keys):
    """Whether the keys lead to an item of a list in a list."""
    return all(isinstance(key, int) for key in keys[-2:])


@given(documents())
@settings(max_examples=300, deadline=None)
def test_whatever_has_a_line_stands_on_it(text):
    """Keys in any quotation marks, values over several lines, items, headers within texts: the line is right."""
    places = lines(text)
    written = text.split("\n")
    for keys, value in leaves(tomllib.loads(text)):
        if keys in places and not isinstance(value, list):
            assert f"n{marks(value)[0]}n" in written[places[keys] - 1]
        if keys in places and isinstance(keys[-1], str) and marks(keys[-1]):
            assert f"n{marks(keys[-1])[0]}n" in written[places[keys] - 1]


@given(documents())
@settings(max_examples=100, deadline=None)
def test_every_key_has_a_line_but_those_in_inline_tables(text):
    """No key that stands at the beginning of a line is passed over, and no item of its list."""
    places = lines(text)
    found = [keys for keys, _ in leaves(tomllib.loads(text)) if keys[-1] != "a" and not is_nested(keys)]
    assert [] == [keys for keys in found if keys not in places]


def test_a_table_is_where_its_own_header_is():
    """One that was only named in the header of a table inside of it is where that one is, until its own comes."""
    assert {("a",): 3, ("a", "b"): 1, ("a", "b", "x"): 2} == lines("[a.b]\nx = 1\n[a]\n")
    assert {("a",): 1, ("a", "b"): 1} == lines("[a.b]\n")


def test_tables_in_lists_are_counted_anew_in_each():
    """The second role of the first actor is not the second of all."""
    places = lines("[[actor]]\n[[actor.role]]\n[[actor.role]]\n[[actor]]\n[[actor.role]]\nname = 1\n")
    expected = {
        ("actor", 0): 1,
        ("actor", 0, "role", 1): 3,
        ("actor", 1, "role", 0): 5,
        ("actor", 1, "role", 0, "name"): 6,
    }
    assert expected == {keys: places[keys] for keys in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\nb = [2,\n 3\n[c]\nd = 4", [Statement(1, "a"), Statement(2, "b", (2, 3))]),
        ('a = 1\nb = "x\nc = 2', [Statement(1, "a"), Statement(2, "b"), Statement(3, "c")]),
        ('a = 1\nb = """x\nc = 2', [Statement(1, "a"), Statement(2, "b")]),
        ("a = 1]\nb = 2", [Statement(1, "a"), Statement(2, "b")]),
    ],
)
def test_what_is_not_closed_reaches_to_the_end_of_its_line_or_of_the_text(text, expected):
    """A malformed text has its statements up to the first mistake, and the one with it begins on its line."""
    assert expected == list(statements(text))


@given(st.text(alphabet="ab=.,#'\"\\[]{} \n\r\x00é", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_has_statements_on_lines_of_its_own(text):
    """Nothing is raised, and each line that is named exists."""
    assert all(1 <= each.line <= text.count("\n") + 1 for each in statements(text))


@pytest.mark.parametrize(
    "piece", ['"""\\', "'''", '"\\', "'", "[", "a=[", "{", "\\", "#", "a.", '"""', "=\n", '\\"""', "a"]
)
def test_a_large_text_is_read_at_once(piece):
    """However often something begins that never ends, each sign is looked at once."""
    begun = monotonic()
    list(statements(piece * (300_000 // len(piece))))
    assert monotonic() - begun < 20
