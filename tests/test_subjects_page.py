"""docs/subjects.md makes another subject by settings alone: its own blocks, put into a folder, do what it says."""

import ast
import re
import shlex
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bot import app
from bot.cli import main, parser
from bot.config import subject
from bot.files import load
from bot.reading import reader
from tests import shipped

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "subjects.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(\w+\.toml)`:\n\n```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
ARTICLE = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FOUND = dict(re.findall(r"^\| ([^|]+) \| (supports|opposes|conditional|neutral) \|$", PAGE, re.MULTILINE))
TOLD = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
COMMANDS = re.findall(r"^python -m bot (--config tram .*)$", PAGE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of settings and an article, as the page has them; commands run beside it."""
    place = tmp_path / "tram"
    place.mkdir()
    for name, text in FILES.items():
        (place / name).write_text(text, encoding="utf-8")
    (tmp_path / "article.md").write_text(ARTICLE[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return place


def run(capsys, command):
    status = main(shlex.split(command))
    said = capsys.readouterr()
    return status, said.out + said.err


def test_the_page_has_both_files_an_article_and_what_is_found():
    """What the other tests take from it is there."""
    assert ({"actors.toml", "topics.toml"}, 1, 5, 4) == (set(FILES), len(ARTICLE), len(FOUND), len(COMMANDS))


def test_the_page_shows_every_key():
    """Of actors, roles and topics, each with a value."""
    kinds = (subject._Actors, subject._Actor, subject._Role, subject._Topics, subject._Topic, subject._Wording)
    text = "\n".join(FILES.values())
    keys = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)}
    assert set() == {key for key in keys if not re.search(rf"^(?:{key} = |\[.*\b{key}\]+$)", text, re.MULTILINE)}


def test_every_command_on_the_page_can_be_typed():
    """Options and commands are those of the program."""
    typed = re.findall(r"python -m bot (--config tram [^`\n]+)", PAGE)
    assert len(COMMANDS) < len(typed)
    for command in typed:
        assert parser().parse_args(shlex.split(command)).command


def test_the_article_is_read_as_the_page_says(folder):
    """The holders that it lists, with their positions on the tram, and nobody else."""
    entry = load(Path("article.md"), 100_000)
    held = reader(app.configure(folder).reader_settings)(entry.document).stances
    assert FOUND == {stance.holder.name: stance.position.value for stance in held}
    assert {"harbour_tram"} == {stance.topic for stance in held}


def test_the_commands_of_the_page_do_what_it_says(folder, capsys):
    """Check finds no fault, read explains, ingest stores, and /stance answers with the mayor's words."""
    said = [run(capsys, command) for command in COMMANDS]
    assert [0, 0, 0, 0] == [status for status, _ in said]
    check, explained, stored, answer = (text for _, text in said)
    assert "5 people and bodies, 1 topic, 0 feeds" in check
    assert "“express buses”" in explained
    assert "1 new" in stored
    assert "For the tram line (2 statements, 1 outlet)" in answer
    assert "“We need the tram line, and we need it soon”" in answer


def test_a_title_means_its_holder_of_the_day(folder):
    """As the page says of “the mayor” in 2020 and in 2024."""
    roster = app.configure(folder).roster
    days = (date(2020, 3, 1), date(2024, 3, 1))
    assert ["Tom Arden", "Nora Whitfield"] == [roster.resolve("the mayor", day).name for day in days]


def test_nothing_of_the_first_subject_is_in_another(folder, capsys):
    """No starter article, and nobody who is listed elsewhere; with starter articles of its own it has these."""
    assert [] == app.configure(folder).samples()
    status, said = run(capsys, "--config tram demo")
    assert (0, False) == (status, bool(re.search("Ukrain|Zelensk|NATO|Putin", said)))
    status, said = run(capsys, "--config tram --database tram.db stance NATO")
    assert status
    (folder / "seeds").mkdir()
    (folder / "seeds" / "first.md").write_text(ARTICLE[0], encoding="utf-8")
    assert ["sample:first.md"] == [entry.origin for entry in app.configure(folder).samples()]


def test_a_folder_for_the_first_subject_keeps_its_starter_articles(tmp_path):
    """A copy of the settings that ship, with changes, is of the same subject."""
    for name in ("actors.toml", "topics.toml"):
        (tmp_path / name).write_bytes((ROOT / "config" / name).read_bytes())
    assert 5 == len(app.configure(tmp_path).samples())


def test_no_text_in_the_program_names_the_first_subject():
    """No actor stands in code, but as an example in docstrings and comments, and as a country of a time zone."""
    actors = shipped.configuration().roster.actors.values()
    names = {name for actor in actors for name in (actor.name, *(actor.aliases if actor.kind == "person" else ()))}
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    assert [] == [
        (path.name, found[0])
        for path in sorted((ROOT / "bot").rglob("*.py"))
        if path.name != "hours.py"
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if (found := named.search(text))
    ]


def texts(tree):
    """The texts in a module, without its docstrings."""
    told = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, TOLD)}
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text for text in strings if text not in told]
