"""What attribution looks at: a text's frames, the phrases that may name a speaker, and how they stand to verbs."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.core.model import Quote, Span
from bot.speech.clauses import Clauses
from bot.speech.links import Option, bond
from bot.speech.mentions import NAME, Candidate, candidates
from bot.speech.narration import Frame, frames
from bot.speech.people import Name, People, Person, personal

T = TypeVar("T")
_SIDE = 40  # phrases of one frame on either side of a place that are looked at


class _Lazily(Sequence[T]):
    """What belongs to each frame, made when it is first asked for: most frames are far from any quotation."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._made: list[T | None] = [None] * length
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, number: int) -> T:  # type: ignore[override]  # one frame's is asked for, never a slice
        found = self._made[number]
        if found is None:
            found = self._made[number] = self._make(number)
        return found


class Scene:
    """A text prepared for attribution. `options` are by frame; `places` give a quotation's frame and token.

    `crowds` count the quotations of each frame.
    """

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self.text, self.quotes = text, quotes
        self.frames = frames(text, sentences, quotes)
        common = {token.word for frame in self.frames for token in frame.tokens if not token.is_name}
        self.phrases = tuple(candidates(frame, common) for frame in self.frames)
        self.people = People(text, self.phrases)
        self.order = tuple({phrase.first: place for place, phrase in enumerate(each)} for each in self.phrases)
        self.first_name = tuple(
            next((phrase.first for phrase in each if phrase.sort is NAME), len(frame.tokens))
            for each, frame in zip(self.phrases, self.frames, strict=True)
        )
        self.options = _options(self.frames, self.phrases)
        self.clauses = _clauses(self.frames, self.options)
        self._names: dict[int, Name] = {}
        self._persons: dict[int, tuple[Person, ...]] = {}
        quoted = [[place for place, token in enumerate(each.tokens) if token.quote >= 0] for each in self.frames]
        self.crowds = tuple(map(len, quoted))
        self.places: dict[int, tuple[int, int]] = {}
        for number, places in enumerate(quoted):
            for place in places:
                self.places.setdefault(self.frames[number].tokens[place].quote, (number, place))

    def near(self, frame: int, place: int) -> tuple[Option, ...]:
        """The options of a frame around one of its tokens, so many that an ordinary sentence is never cut."""
        options = self.options[frame]
        if len(options) <= 2 * _SIDE:
            return options
        middle = bisect_left(options, place, key=lambda option: option.phrase.first)
        return options[max(0, middle - _SIDE) : middle + _SIDE]

    def name(self, phrase: Candidate) -> Name:
        """The personal name in a phrase."""
        start = phrase.span.start  # phrases never overlap
        if start not in self._names:
            self._names[start] = personal(self.text, phrase.span)
        return self._names[start]

    def persons(self, phrase: Candidate) -> tuple[Person, ...]:
        """The persons of the text whom a phrase may mean."""
        start = phrase.span.start
        if start not in self._persons:
            self._persons[start] = self.people.called(self.name(phrase), start)
        return self._persons[start]


# What makes them holds no scene, so that no circle keeps a scene that nobody asks any more.
def _options(frames: Sequence[Frame], phrases: Sequence[Sequence[Candidate]]) -> _Lazily[tuple[Option, ...]]:
    def make(number: int) -> tuple[Option, ...]:
        frame = frames[number]
        return tuple([Option(number, phrase, bond(frame, phrase)) for phrase in phrases[number]])

    return _Lazily(len(frames), make)


def _clauses(frames: Sequence[Frame], options: Sequence[Sequence[Option]]) -> _Lazily[Clauses]:
    return _Lazily(len(frames), lambda number: Clauses(frames[number], options[number]))
