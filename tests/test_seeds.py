"""The starter articles are well formed, quote word for word, and retell everything else in words of their own."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.core.dates import from_iso
from bot.core.model import Basis
from bot.core.text import WORD

SEEDS = Path(__file__).parents[1] / "seeds"
ORIGINALS = Path(__file__).parents[1] / ".." / "shared" / "seeds"
RETELLS = {
    "2023-02-wsj-closer-ties.md": "000_*.txt",
    "2024-04-geoana-peace-talks.md": "001_*.txt",
    "2024-10-zelenskyy-victory-plan.md": "003_*.txt",
    "2024-12-bloomberg-position-of-strength.md": "004_*.txt",
    "2025-12-zelenskyy-nato-bid.md": "002_*.txt",
}
RUN = 8  # words in a row outside quotation marks that no retelling shares with what it retells

_QUOTED = re.compile(r"“([^“”]{1,600})”")
_ANY_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,600}[”\"]")
_MARKS = re.compile(r"[“”]")

each_seed = pytest.mark.parametrize("name", sorted(RETELLS))


def parse(name):
    opening, front, body = (SEEDS / name).read_text(encoding="utf-8").split("+++\n", 2)
    assert opening == ""
    return tomllib.loads(front), body


def original(name):
    found = sorted(ORIGINALS.glob(RETELLS[name]))
    if not found:
        pytest.skip(f"the article that {name} retells is not in ../shared/seeds")
    return found[0].read_text(encoding="utf-8")


def runs(text):
    """Every run of RUN words outside quotation marks, in lower case."""
    for stretch in _ANY_QUOTED.split(text):
        found = [word.casefold() for word in WORD.findall(stretch)]
        yield from (" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def test_every_starter_article_is_accounted_for():
    """Each file in seeds/ is one that these tests compare with what it retells."""
    assert sorted(RETELLS) == sorted(path.name for path in SEEDS.iterdir())


@each_seed
def test_front_matter_has_the_keys_that_are_read(name):
    """Title, origin, date and basis are there; the outlet may be, and nothing else."""
    front, _ = parse(name)
    assert {"title", "after", "published", "published_basis"} == set(front) - {"outlet"}
    assert all(isinstance(value, str) and value for value in front.values())


@each_seed
def test_date_is_valid_and_says_what_it_rests_on(name):
    """The date is ISO 8601 cut to what is known, begins the file's name, and is stated or inferred."""
    front, _ = parse(name)
    published = from_iso(front["published"], Basis(front["published_basis"]))
    assert published.basis in {Basis.STATED, Basis.INFERRED}
    assert front["published"] == published.iso
    assert name[:7] == front["published"][:7]


@each_seed
def test_origin_names_a_publisher_and_a_headline(name):
    """What is retold is named as "publisher, headline", each of which may be "not stated"."""
    front, _ = parse(name)
    publisher, _, headline = front["after"].partition(", ")
    assert publisher
    assert headline


@each_seed
def test_body_is_plain_paragraphs(name):
    """A blank line comes before each paragraph, which is one line without markup or stray space."""
    _, body = parse(name)
    assert body.startswith("\n")
    paragraphs = body.removeprefix("\n").removesuffix("\n").split("\n\n")
    assert len(paragraphs) >= 4
    for paragraph in paragraphs:
        assert paragraph == " ".join(paragraph.split())
        assert not re.search(r"[*_#<>`\"]|\]\(|https?:", paragraph)


@each_seed
def test_length_is_that_of_a_short_article(name):
    """A starter article has 80 to 300 words."""
    _, body = parse(name)
    assert 80 <= len(body.split()) <= 300


@each_seed
def test_quotation_marks_balance_within_each_paragraph(name):
    """Marks open and close in turn, in the title and in every paragraph."""
    front, body = parse(name)
    for paragraph in [front["title"], *body.split("\n\n")]:
        marks = "".join(_MARKS.findall(paragraph))
        assert "“”" * (len(marks) // 2) == marks


@each_seed
def test_quotations_stand_word_for_word_in_the_original(name):
    """Whatever is between quotation marks is in the article retold, but for a comma or full stop at its end."""
    front, body = parse(name)
    source = original(name)
    quoted = _QUOTED.findall(front["title"] + body)
    assert quoted
    assert not [words for words in quoted if words.rstrip(",.") not in source]


@each_seed
def test_quotations_are_quotations_in_the_original(name):
    """Whatever is between quotation marks stands between quotation marks in the article retold, not in its prose."""
    _, body = parse(name)
    source = " | ".join(_ANY_QUOTED.findall(original(name)))
    assert not [words for words in _QUOTED.findall(body) if words.rstrip(",.") not in source]


@each_seed
def test_the_rest_is_retold_in_own_words(name):
    """Outside quotation marks no eight words in a row are those of the article retold."""
    _, body = parse(name)
    assert not set(runs(body)) & set(runs(original(name)))


def test_runs_leave_out_what_is_quoted():
    """Words between quotation marks, and runs that reach across them, do not count as copied."""
    expected = ["a b c d e f g h"]
    assert expected == list(runs("A b c d e f g h “i j k l m n o p q” r s t"))
