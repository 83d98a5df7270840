"""What docs/stances.md says of the reader is so, as far as a test can tell."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests import shipped, stances_bench

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "stances.md").read_text(encoding="utf-8")
_APART = 3  # per cent by which the page may lag behind the reader


def tables():
    """The rows of both tables: the ends of the band, then how many and how many right, in it and from it on."""
    rows = re.findall(r"^\| (\d\.\d\d) to (\d\.\d\d) \| (\d+) \| (\S+) \| (\d+) \| (\S+) \|$", PAGE, re.MULTILINE)
    found = [tuple(None if figure == "–" else float(figure) for figure in row) for row in rows]
    bands = len(stances_bench.STEPS) - 1
    return found[:bands], found[bands:]


def test_the_tables_have_the_bands_that_are_measured():
    """Both tables go through the bands that `python -m tests.stances_bench` prints."""
    bands = list(pairwise(stances_bench.STEPS))
    assert [bands, bands] == [[row[:2] for row in table] for table in tables()]


def test_the_figures_of_a_table_agree_with_each_other():
    """From each band on there are its own stances and those above it, and no share is over a hundred."""
    for table in tables():
        assert [sum(row[2] for row in table[at:]) for at in range(len(table))] == [row[4] for row in table]
        assert all(share is None or 0 <= share <= 100 for row in table for share in (row[3], row[5]))


def test_the_page_names_the_columns_that_are_measured():
    """The heads of the tables are those of the module that prints them."""
    heads = [line for line in PAGE.splitlines() if line.startswith("| confidence")]
    assert [next(stances_bench.curve([]))] * 2 == heads


def told(table, threshold):
    """What the page says of the stances from a confidence on."""
    return next(row[5] for row in table if row[0] == threshold)


def measured(judged, threshold):
    """The same as it is now."""
    above = [each.is_right for each in judged if each.confidence >= threshold]
    return 100 * sum(above) / len(above)


def test_what_the_page_tells_of_shown_stances_is_what_is_measured():
    """From the configured confidence on, the share that is right is that of the page, but for three in a hundred."""
    threshold = shipped.configuration().settings.shown.stance
    assert told(tables()[0], threshold) == pytest.approx(measured(stances_bench.gold_judged(), threshold), abs=_APART)


@pytest.mark.skipif(not stances_bench.BENCH.is_dir(), reason="the stance bench (../shared/bench/stances) is not here")
def test_what_the_page_tells_of_the_bench_is_what_is_measured():
    """The same on the articles of the bench."""
    threshold = shipped.configuration().settings.shown.stance
    assert told(tables()[1], threshold) == pytest.approx(measured(stances_bench.bench_judged(), threshold), abs=_APART)


def test_the_threshold_on_the_page_is_the_configured_one():
    """The page names the confidence from which stances are shown, and it is where a band begins."""
    (named,) = re.findall(r"`stance_confidence` in `config/bot.toml`\s+\((\d\.\d+)\)", PAGE)
    assert shipped.configuration().settings.shown.stance == float(named)
    assert float(named) in stances_bench.STEPS


def test_every_command_and_file_on_the_page_exists():
    """What can be run or opened is there, and the README leads to the page."""
    modules = set(re.findall(r"python -m (tests\.[a-z_.]+[a-z])", PAGE))
    assert [] == [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").exists()]
    files = set(re.findall(r"`((?:bot|tests|config)/[a-z_/]+\.[a-z]+)`", PAGE))
    assert [] == [name for name in files if not (ROOT / name).exists()]
    assert "(docs/stances.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
