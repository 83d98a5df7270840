"""The five real articles through every command. Their text is not in this project: without it these tests skip."""

import re
from pathlib import Path

import pytest

from bot.cli import main

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles (../shared/seeds) are not here"),
]

MARKS = re.compile(r"“([^“”]+)”")
PEOPLE = (
    "zelenskyy",
    "putin",
    "rutte",
    "macron",
    "scholz",
    "sunak",
    "luik",
    "peskov",
    "stoltenberg",
    "ukraine",
    "nato",
    "russia",
)
TOPICS = ("nato_membership", "peace_negotiations", "ceasefire_freeze", "military_aid", "security_guarantees")
FURNITURE = (
    "Follow us",
    "Video of day",
    "Support us",
    "KEEP READING",
    "Home / News",
    "Photo:",
    "newsletter",
    "Avatar",
    "Bondi",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("real") / "real.sqlite"
    assert 0 == main([f"--database={path}", "ingest", str(SEEDS)])
    return path


@pytest.fixture(scope="module")
def articles():
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def commands():
    yield ["digest"]
    yield ["article"]
    yield from (["article", f"A{number}"] for number in range(1, 6))
    yield from (["quote", who] for who in PEOPLE)
    yield from (["quote", "--about", topic] for topic in TOPICS)
    yield from (["stance", who] for who in PEOPLE)
    yield from (["stance", who, topic] for who in PEOPLE for topic in TOPICS)


@pytest.fixture
def ask(database, capsys, monkeypatch):
    """A command's output as one line, without the frame that the terminal draws."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        assert 0 == main([f"--database={database}", *arguments])
        return " ".join(re.sub(r"[│╭╮╰╯─▏]", " ", capsys.readouterr().out).split())

    return run


def test_every_string_in_quotation_marks_stands_in_an_article(ask, articles):
    """Over all commands: what is between marks is a slice of a stored article, and between marks there."""
    corpus = " ".join(" ".join(articles).split())
    shown = {words for command in commands() for words in MARKS.findall(ask(*command))}
    assert len(shown) > 15
    assert [] == [words for words in shown if not any(f"{mark}{words}" in corpus for mark in "“\"‘'")]


def test_no_furniture_stands_in_a_digest_or_summary(ask):
    """What the page put around the article is never shown."""
    shown = " ".join(ask(*command) for command in commands() if command[0] in {"digest", "article"})
    assert [] == [junk for junk in FURNITURE if junk.lower() in shown.lower()]


def test_a_name_is_shown_as_written(ask):
    """A misspelt name is not taken for somebody of the list."""
    text = ask("article", "A2")
    assert "Mircea Joane" in text
    assert "Geoan" not in text


def test_a_statement_signed_by_nobody_has_no_speaker(ask):
    """A quotation signed with a placeholder stays unattributed."""
    text = ask("quote", "--contains", "prevent another Russian invasion")
    assert "“Thus, today" in text
    assert "— speaker unknown" in text


def test_unnamed_officials_stay_unnamed(ask):
    """“a senior French official” is nobody's name."""
    assert "— a senior French official" in ask("quote", "--contains", "keep repeating")


def test_zelenskyys_position_comes_with_its_evidence_and_the_other_position(ask):
    """Undated articles: the change that one reports is current, what another says is not lost."""
    text = ask("stance", "Zelensky", "nato membership")
    assert "relinquishing its ambition to join NATO" in text
    assert "No longer seeks membership" in text


def test_rutte_is_quoted(ask):
    """The quotation that the issue names."""
    assert "“Ukraine will be a member of NATO in the future”" in ask("quote", "Rutte")


def test_reading_again_changes_nothing(database, capsys):
    """The same articles twice."""
    assert 0 == main([f"--database={database}", "ingest", str(SEEDS)])
    assert "0 new, 0 changed, 5 known already\n" == capsys.readouterr().out
