"""One wording of a topic, as topics.toml writes it, and whether some words are it: "suppl* .. tanks|jets"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Topic
from bot.core.text import WORD, fold
from bot.stance.clauses import Word, is_joined

_GAP, _OR = "..", "|"
LETTERS = 3  # by so many are the beginnings sorted that are no whole words
GAP_WORDS = 4  # so many words may stand in a gap
_CLAUSES = frozenset("that which who whom whose whether if because but while unless".split())  # open another clause


@dataclass(frozen=True, slots=True)
class Words:
    """Single words, and beginnings of words."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    letters: frozenset[str]  # the first of each beginning

    @classmethod
    def of(cls, written: Sequence[str]) -> "Words":
        """Those that a list of topics.toml holds: "build*", "tram|bus"."""
        parts = [folded_part(word) for each in written for word in each.split(_OR)]
        stems = tuple({part[:-1] for part in parts if part.endswith("*")})
        letters = frozenset(stem[:LETTERS] for stem in stems)
        return cls(frozenset(part for part in parts if not part.endswith("*")), stems, letters)

    def have(self, key: str) -> bool:
        """Whether a folded word is one of them, or begins with one."""
        return key in self.whole or (key[:LETTERS] in self.letters and key.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording taken apart, and which of the topic's lists it stands in."""

    first: Words
    rest: tuple[Words | None, ...]  # None is a gap
    seconds: tuple[str, ...]  # what the word behind the first begins with; nothing where that may be any, or none
    near: frozenset[str]  # the first letters of which one of the few words behind the first begins with any
    topic: str
    is_contrary: bool
    is_weak: bool
    is_never: bool


def wordings_of(topic: Topic) -> Iterator[Wording]:
    """All wordings of a topic, as its lists have them."""
    for written, is_contrary, is_weak, is_never in (
        (topic.aliases, False, False, False),
        (topic.phrases, False, False, False),
        (topic.contrary, True, False, False),
        (topic.weak, False, True, False),
        (topic.never, False, False, True),
    ):
        for wording in written:
            first, *others = wording.split()
            rest = tuple(None if part == _GAP else Words.of([part]) for part in others)
            seconds = (*rest[0].stems, *rest[0].whole) if rest and rest[0] else ("",)
            other = next((part for part in rest if part), None)
            near = frozenset(word[:LETTERS] for word in (*other.stems, *other.whole)) if other else frozenset[str]()
            yield Wording(Words.of([first]), rest, seconds, near, topic.id, is_contrary, is_weak, is_never)


def folded_part(written: str) -> str:
    """A word of a list as texts are searched for it; the star of a beginning stays."""
    found = WORD.search(written)
    word = fold(found.group() if found else written).removesuffix("'s")
    return word + "*" if written.endswith("*") else word


def match(words: Sequence[Word], index: int, rest: Sequence[Words | None]) -> int | None:
    """The place of the last word of a wording whose first is at `index`; None when the rest does not follow."""
    if not rest:
        return None if words[index].owns else index
    at, gap = index, 0
    for part in rest:
        if part is None:
            gap = GAP_WORDS
            continue
        whole, letters, stems = part.whole, part.letters, part.stems
        for here in range(at + 1, min(at + gap + 2, len(words))):
            key = words[here].key
            if key in whole or (key[:LETTERS] in letters and key.startswith(stems)):
                at, gap = here, 0
                break
            if key in _CLAUSES:
                return None  # "Bern's demand that Oslo leave" is no "Bern .. leave"
        else:
            return None
    if words[at].owns:
        return None  # "supports Ukraine's bid" is not about supporting Ukraine
    return at if all(is_joined(words[here]) for here in range(index + 1, at + 1)) else None
