import os
import random
import re
from time import monotonic

import pytest

from bot import config
from bot.errors import ConfigError
from tests.config.mutations import mutated
from tests.config.places import SHIPPED, refused, told, write

LOADERS = {
    "bot.toml": config.load_settings,
    "sources.toml": config.load_sources,
    "actors.toml": config.load_actors,
    "topics.toml": config.load_topics,
}
VALUE = "behind the = there must be a number, true, false, a list, or a text in quotation marks."
BEGUN = "this belongs to what begins on line"
LIST = f"a list is not closed, or a comma is missing in it; {BEGUN} 1."
END = "the line must end behind a header or value, and a text must be in quotation marks."
AT = 'it must be a time of day such as "09:00".'
TWICE = "is set for the second time; perhaps a [[header]] is missing above"
LINE = re.compile(r"line ([0-9]+)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[digest", ", line 1: a [header] is not closed."),
        ("[digest\nat = 1", ", line 1: a [header] is not closed."),
        ("\n[[digest]\n", ", line 2: a [header] is not closed."),
        (
            "[digest]\n[shown]\n[digest]\n",
            ", line 3: [digest] is there for the second time; one of several has its header in [[ ]].",
        ),
        (
            "[digest]\nstories = 1\nstories = 2\n",
            f", line 3: stories {TWICE}.",
        ),
        (
            'a = 1\na = """\n\n"""\n',
            f", line 4: a {TWICE}; this belongs to what begins on line 2.",
        ),
        ("a = {b = 1, b = 2}", ", line 1: a sets one thing for the second time."),
        ('at = "09:00\nzone = "UTC"\n', ", line 1: a text in quotation marks is not closed on its line."),
        ('a = 1\nat = "09:00', ", line 2: a text in quotation marks is not closed."),
        ("a = 1\nat = '09:00", ", line 2: a text in quotation marks is not closed."),
        ('a = 1\nat = """09:00\n\n\n', ", line 2: a text in quotation marks is not closed."),
        ('at = "a\\q"', ", line 1: a \\ inside of quotation marks must be written as \\\\."),
        ("a = [\n1,\n2\n3]", f", line 4: {LIST}"),
        ("a = [1,\n2\n[b]\nc = 1", f", line 3: {LIST}"),
        ("\na = UTC", f", line 2: {VALUE}"),
        ("\na = “09:00”", ", line 2: here are typographic quotation marks; write straight ones."),
        ("a =\n", f", line 1: {VALUE}"),
        ("a = 1\nb\n", ", line 2: behind a key there must be a = and a value."),
        ("a = 1\nb: 2\n", ", line 2: behind a key there must be a = and a value."),
        ("a = 1 b = 2\n", f", line 1: {END}"),
        ("a = 1\n= 2\n", ", line 2: a line must be a [header], or a key, a = and a value."),
        ("\na = 2024-02-30", ", line 2: Invalid date or datetime."),
        ("a = " + "9" * 5_000, ": a number has too many digits."),
        ("a = " + "[" * 5_000, ": lists or tables lie too deep in each other."),
        ("a = " + "{a = " * 5_000, ": lists or tables lie too deep in each other."),
        ("\n" + ".".join("a" * 100_000) + " = 1", ", line 2: a key or header may have 50 dots at most."),
        ("\n[" + ".".join("a" * 100_000) + "]", ", line 2: a key or header may have 50 dots at most."),
        ("# " + "a" * 1_000_000, ": it has more than 1,000,000 bytes."),
        (b"a = 1\n\nb = '\xe9'", ", line 3: here is something that is not UTF-8; save the file as UTF-8."),
        ("a = 1".encode("utf-16"), ": it is written in UTF-16; save it as UTF-8."),
    ],
    ids=lambda given: str(given)[:30],
)
def test_what_is_no_toml_is_said_in_plain_words_with_its_line(tmp_path, text, said):
    """The line where reading stopped, and that of the statement where it began earlier; the whole in no time."""
    assert said == refused(config.load_settings, write(tmp_path, text))


@pytest.mark.parametrize("text", ["\ufeff{}\n{}\n", "{}\r\n{}\r\n", "\ufeff\r\n{}\r\n{}"])
def test_files_of_other_systems_are_read(tmp_path, text):
    """A byte order mark and line ends of two signs change nothing, nor the lines of mistakes."""
    path = write(tmp_path, text.format("[digest]", 'at = "07:00"'))
    assert 7 == config.load_settings(path).schedule.at.hour
    said = refused(config.load_settings, write(tmp_path, text.format("[digest]", "at = 7")))
    assert f", line {text[: text.rindex('{}')].count(chr(10)) + 1}: [digest] at is 7; {AT}" == said


def test_dots_in_values_are_no_depth(tmp_path):
    """Only keys and headers are too deep, not a long line of gaps, and not a comment."""
    gaps = ", ".join(['"a .. b"'] * 300)
    text = (
        (SHIPPED / "topics.toml").read_text(encoding="utf-8").replace("phrases = [", f"phrases = [ # {gaps}\n{gaps},")
    )
    assert 300 < len(config.load_topics(write(tmp_path, text))[0].phrases)


@pytest.mark.parametrize(("name", "holds"), [("actors.toml", "the people and bodies"), ("topics.toml", "the topics")])
def test_a_missing_file_is_named_with_what_it_must_hold(tmp_path, name, holds):
    """A folder without it is told where there is one to begin with."""
    said = refused(LOADERS[name], tmp_path / name)
    assert said.startswith(f": there is no such file. It must hold {holds}")
    assert said.endswith(f"Begin with a copy of {SHIPPED / name}.")


def test_what_is_no_file_is_not_waited_for(tmp_path):
    """A folder, a pipe that nobody writes to."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert [": it is not a file."] * 2 == [refused(config.load_actors, tmp_path / name) for name in ("folder", "pipe")]


def test_a_path_with_controls_comes_into_no_message(tmp_path):
    """Names of folders are hostile, too: messages are one line of what can be seen."""
    folder = tmp_path / "a\x1b[31m\nb"
    folder.mkdir()
    with pytest.raises(ConfigError) as found:
        config.load_settings(write(folder, "x = 1", "bot.toml"))
    assert (True, True) == (str(found.value).isprintable(), "a[31m b/bot.toml, line 1: x is" in str(found.value))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "count"), [("bot.toml", 300), ("sources.toml", 100), ("actors.toml", 100), ("topics.toml", 100)]
)
def test_a_mutated_file_is_read_or_refused_with_its_name(tmp_path, name, count):
    """One line of what can be seen, lines that exist, no other exception, and no waiting."""
    chance = random.Random(name)  # noqa: S311 - reproducible, not secret
    text, outcomes = (SHIPPED / name).read_bytes(), {True: 0, False: 0}
    for _ in range(count):
        given = mutated(text, chance)
        path, begun = write(tmp_path, given, name), monotonic()
        said = told(LOADERS[name], path)
        outcomes[not said] += 1
        assert (True, True) == (said.isprintable(), len(said) < 1_000), said
        assert all(1 <= int(line) <= given.count(b"\n") + 1 for line in LINE.findall(said)), said
        assert monotonic() - begun < 10, given[:300]
    assert min(outcomes.values()) > count // 20
