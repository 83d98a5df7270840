"""What attribution looks at: a text's frames, the phrases that may name a speaker, and how they stand to verbs."""

from bisect import bisect_left
from collections.abc import Sequence

from bot.core.model import Quote, Span
from bot.speech.clauses import Clauses
from bot.speech.links import Option, bond
from bot.speech.mentions import Candidate, Sort, candidates
from bot.speech.narration import frames
from bot.speech.people import Name, People, Person, personal

_SIDE = 40  # phrases of one frame on either side of a place that are looked at


class Scene:
    """A text prepared for attribution. `options` are by frame; `places` give a quotation's frame and token."""

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self.text, self.quotes = text, quotes
        self.frames = frames(text, sentences, quotes)
        common = {token.word for frame in self.frames for token in frame.tokens if token.word.islower()}
        self.phrases = tuple(candidates(frame, common) for frame in self.frames)
        self.people = People(text, self.phrases)
        self.options = tuple(
            tuple(Option(number, phrase, bond(frame, phrase)) for phrase in self.phrases[number])
            for number, frame in enumerate(self.frames)
        )
        self.order = tuple({phrase.first: place for place, phrase in enumerate(each)} for each in self.phrases)
        self.clauses = tuple(Clauses(frame, self.options[number]) for number, frame in enumerate(self.frames))
        self.first_name = tuple(
            next((phrase.first for phrase in each if phrase.sort is Sort.NAME), len(frame.tokens))
            for each, frame in zip(self.phrases, self.frames, strict=True)
        )
        self.crowds = tuple(sum(token.quote >= 0 for token in frame.tokens) for frame in self.frames)
        self._names: dict[Span, Name] = {}
        self.places: dict[int, tuple[int, int]] = {}
        for number, frame in enumerate(self.frames):
            for place, token in enumerate(frame.tokens):
                if token.quote >= 0:
                    self.places.setdefault(token.quote, (number, place))

    def near(self, frame: int, place: int) -> tuple[Option, ...]:
        """The options of a frame around one of its tokens, so many that an ordinary sentence is never cut."""
        options = self.options[frame]
        if len(options) <= 2 * _SIDE:
            return options
        middle = bisect_left(options, place, key=lambda option: option.phrase.first)
        return options[max(0, middle - _SIDE) : middle + _SIDE]

    def name(self, phrase: Candidate) -> Name:
        """The personal name in a phrase."""
        if phrase.span not in self._names:
            self._names[phrase.span] = personal(self.text, phrase.span)
        return self._names[phrase.span]

    def persons(self, phrase: Candidate) -> tuple[Person, ...]:
        """The persons of the text whom a phrase may mean."""
        return self.people.called(self.name(phrase))
