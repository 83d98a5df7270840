"""What a reader of digests has not been told yet: words that stood in no digest of theirs, this one included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.core.records import Article
from bot.core.text import WORD, fold

_TELLING = 4  # words from which the same words again are a repetition, not a coincidence
_QUOTED = "> “"  # how a quotation begins on a card


@dataclass(frozen=True, slots=True)
class Earlier:
    """A digest that was posted to the same readers, on a local date of theirs.

    `articles` are those by which its stories were told, as far as they are still at hand, and `text` is its card's.
    """

    day: date
    articles: tuple[Article, ...]
    text: str


class Shown:
    """What was shown: the words of sentences and quotations, here and in earlier digests, and the titles here."""

    def __init__(self, earlier: Iterable[Earlier] = ()) -> None:
        self._titles: set[str] = set()
        texts = [each.text for each in earlier]
        quoted = [line for text in texts for line in text.split("\n") if line.startswith(_QUOTED)]
        # Of a whole card it is known what stands in it, not what it would be to hold it.
        self._cards = [folded(text) for text in texts]
        self._texts = [folded(line) for line in quoted]

    def has(self, text: str) -> bool:
        """Whether these words were shown, alone or in a longer text, or hold others that were."""
        words = folded(text)
        return any(_is_within(words, card) for card in self._cards) or any(
            words == each or _is_within(words, each) or _is_within(each, words) for each in self._texts
        )

    def has_title(self, title: str | None) -> bool:
        """Whether there was a story of this title; a short one may head many."""
        return folded(title or "") in self._titles

    def add(self, title: str | None, texts: Iterable[str]) -> None:
        """Note what a story shows."""
        words = folded(title or "")
        if _is_telling(words):
            self._titles.add(words)
        self._texts += map(folded, texts)


class Printed:
    """What stands in some articles: a follow-up does not tell it again."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._texts = [folded(each.document.text) for each in articles]

    def has(self, text: str) -> bool:
        """Whether these words do; a few words may stand anywhere."""
        words = folded(text)
        return any(_is_within(words, each) for each in self._texts)


def folded(text: str) -> str:
    """The words of a text, for comparing: neither case nor accents nor marks."""
    return " ".join(WORD.findall(fold(text)))


def _is_within(words: str, longer: str) -> bool:
    return _is_telling(words) and f" {words} " in f" {longer} "


def _is_telling(words: str) -> bool:
    return words.count(" ") >= _TELLING - 1
