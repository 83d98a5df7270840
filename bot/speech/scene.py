"""What attribution looks at: a text's frames, the phrases that may name a speaker, and how they stand to verbs."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Quote, Span
from bot.speech.links import Bond, bond
from bot.speech.mentions import Candidate, candidates
from bot.speech.narration import frames
from bot.speech.people import Name, People, Person, personal


@dataclass(frozen=True, slots=True)
class Option:
    """A phrase that may name the speaker: in which frame it stands, and its bond to a verb there."""

    frame: int
    phrase: Candidate
    bond: Bond


class Scene:
    """A text prepared for attribution. `options` are by frame; `places` give a quotation's frame and token."""

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self.text, self.quotes = text, quotes
        self.frames = frames(text, sentences, quotes)
        self.phrases = tuple(candidates(frame) for frame in self.frames)
        self.people = People(text, self.phrases)
        self.options = tuple(
            tuple(Option(number, phrase, bond(frame, phrase)) for phrase in self.phrases[number])
            for number, frame in enumerate(self.frames)
        )
        self._names: dict[Span, Name] = {}
        self.places: dict[int, tuple[int, int]] = {}
        for number, frame in enumerate(self.frames):
            for place, token in enumerate(frame.tokens):
                if token.quote >= 0:
                    self.places.setdefault(token.quote, (number, place))

    def name(self, phrase: Candidate) -> Name:
        """The personal name in a phrase."""
        if phrase.span not in self._names:
            self._names[phrase.span] = personal(self.text, phrase.span)
        return self._names[phrase.span]

    def persons(self, phrase: Candidate) -> tuple[Person, ...]:
        """The persons of the text whom a phrase may mean."""
        return self.people.called(self.name(phrase))
