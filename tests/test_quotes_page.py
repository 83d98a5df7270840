"""What docs/quotes.md says of the reader is so, as far as a test can tell."""

import re
from pathlib import Path

from tests import quotes_bench, shipped

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "quotes.md").read_text(encoding="utf-8")


def tables():
    """The rows of figures under each curve, as numbers."""
    rows = re.findall(r"^\| (\d\.\d\d(?: \| \d+\.\d)+) \|$", PAGE, re.MULTILINE)
    figures = [tuple(map(float, row.split(" | "))) for row in rows]
    return figures[: len(quotes_bench.STEPS)], figures[len(quotes_bench.STEPS) :]


def test_the_curves_have_the_steps_that_are_measured():
    """Both tables go through the steps that `python -m tests.quotes_bench` prints."""
    assert [quotes_bench.STEPS, quotes_bench.STEPS] == [tuple(row[0] for row in table) for table in tables()]


def test_fewer_are_shown_the_surer_they_must_be():
    """In each table the shares of what is shown only fall, and no share is over a hundred."""
    for table in tables():
        for column in (1, 4):
            shown = [row[column] for row in table]
            assert sorted(shown, reverse=True) == shown
        assert all(0 <= share <= 100 for row in table for share in row)


def test_the_page_names_the_columns_that_are_measured():
    """The heads of the tables are those of the module that prints them."""
    heads = [line for line in PAGE.splitlines() if line.startswith("| confidence from")]
    assert next(quotes_bench.curve_of_gold()) == heads[0]
    assert heads[1].startswith("| confidence from | shown % |")


def test_the_threshold_on_the_page_is_the_configured_one():
    """The page names the confidence from which speakers are shown."""
    (told,) = re.findall(r"`speaker_confidence` in `config/bot.toml`\s+\((\d\.\d+)\)", PAGE)
    assert shipped.configuration().settings.shown.speaker == float(told)


def test_every_module_of_weights_is_declared():
    """Each module that says by which fit its weights were made stands in the table with it, and no other."""
    told = re.findall(r"^\| `(bot/\S+\.py)` \|.*\| `python -m tests\.fits\.(\w+) ", PAGE, re.MULTILINE)
    made = {path: re.findall(r"tests/fits/(\w+)\.py", path.read_text("utf-8")) for path in (ROOT / "bot").rglob("*.py")}
    fitted = {(str(path.relative_to(ROOT)), fit) for path, fits in made.items() for fit in fits}
    assert fitted == set(told)


def test_every_command_and_file_on_the_page_exists():
    """What can be run or opened is there, and the README leads to the page."""
    modules = set(re.findall(r"python -m (tests\.[a-z_.]+[a-z])", PAGE))
    assert [] == [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").exists()]
    files = set(re.findall(r"`((?:bot|tests|config)/[a-z_/]+\.[a-z]+)`", PAGE))
    assert [] == [name for name in files if not (ROOT / name).exists()]
    assert "(docs/quotes.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
