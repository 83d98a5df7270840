"""How well pasted pages are cleaned: tests/gold/pages.jsonl against what is read.

A page is a list of lines, all written for this project; those that begin with "= " are the article's. Lines were
labelled before anything was made of them: paragraphs, sub-headings and items of the article, no headline, no deck, no
caption, no teaser.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.core.model import Document
from tests import shipped

GOLD = Path(__file__).parents[1] / "gold" / "pages.jsonl"
_MARK, _SHINGLE, _WORD = "= ", 4, re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A pasted page and the lines of it that are the article's."""

    name: str
    language: str
    text: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a page: its lines, and the sentences of its summary."""

    body: tuple[str, ...]
    summary: tuple[str, ...]


def gold_pages():
    """The pages, as `GoldPage`."""
    return [_page(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def read(page):
    """A page as the reader takes it apart."""
    document = Document(page.text)
    reading = _reader()(document)
    return Read(tuple(document[line] for line in reading.body), tuple(document[span] for span in reading.summary))


@cache
def _reader():
    return shipped.reader()


def measures(pages):
    """Precision, recall and F1 of the bodies by runs of four words, and the share of summary sentences in the bodies.

    As in the article extraction benchmark of Zyte: a page counts as much as any other, however long it is.
    """
    found = [(page, read(page)) for page in pages]
    shares = [_shares("\n".join(made.body), "\n".join(page.body)) for page, made in found]
    right, surplus, lost = (sum(each[part] for each in shares) for part in range(3))
    precision, recall = right / (right + surplus), right / (right + lost)
    said = [belongs(sentence, page) for page, made in found for sentence in made.summary]
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "summary_from_body": sum(said) / len(said),
    }


def belongs(sentence, page):
    """Whether a sentence stands in a page's article; one of fewer words than a run has, as it is."""
    wanted, body = _runs(sentence), "\n".join(page.body)
    return sentence in body or 2 * (wanted & _runs(body)).total() >= wanted.total()


def _page(row):
    body = [line.removeprefix(_MARK) for line in row["lines"] if line.startswith(_MARK)]
    return GoldPage(row["id"], row["language"], "\n".join(map(_unmarked, row["lines"])), tuple(body))


def _unmarked(line):
    return line.removeprefix(_MARK)


def _shares(kept, gold):
    left, right = _runs(kept), _runs(gold)
    both, one, other = (left & right).total(), left.total(), right.total()
    union = one + other - both
    return both / union, (one - both) / union, (other - both) / union


def _runs(text):
    found = _WORD.findall(text)
    return Counter(tuple(found[start : start + _SHINGLE]) for start in range(max(1, len(found) - _SHINGLE + 1)))
