"""Why a reading is as it is: for all that was found or left out, what decided, with the printed words that it lies in.

Reading decides; these values only say how. They hold words of ours (`says`), spans of the text and weights.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Quote, Reading, Span, Stance


class Aspect(StrEnum):
    """What a ground bears on."""

    TITLE = "title"
    DATE = "date"
    DROPPED = "dropped"
    FORM = "form"
    SPEAKER = "speaker"
    CUE = "cue"
    MEANING = "who"
    HOLDER = "holder"
    TOPIC = "topic"
    POSITION = "position"
    DENIAL = "denial"
    CONDITION = "condition"
    TIME = "time"
    CHAIN = "chain"
    CONFIDENCE = "confidence"
    FEATURE = "feature"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that decided: words of the text, what they are or do, and what that weighs where it is weighed."""

    aspect: Aspect
    says: str
    words: tuple[Span, ...] = ()
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """A possible speaker of a quotation (`who` None: nobody), with the weightiest of what was seen of them.

    `score` is the sum of all that was seen, `share` how likely they are among everybody weighed, from 0 to 1.
    """

    who: Span | None
    score: float
    share: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class QuoteExplanation:
    """A quotation, what decided its form and its speaker, and who was weighed: whoever was taken first."""

    quote: Quote
    grounds: tuple[Ground, ...]
    weighed: tuple[Weighing, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceExplanation:
    """A stance and what decided its holder, topic, position, terms, time and confidence."""

    stance: Stance
    grounds: tuple[Ground, ...]


class Step(StrEnum):
    """How far a topic came on the way to a stance; the order is that of the way."""

    WORDING = "wording"  # the words do not mean the topic there
    QUOTED = "quoted"  # they are quoted, and nobody is known to have spoken them
    CUE = "cue"  # no word bears on it that shows a position
    ASSERTED = "asserted"  # the line does not itself say what the words come to
    HOLDER = "holder"  # nobody is found who holds it
    DOUBLED = "doubled"  # the same holder's position is shown better elsewhere


@dataclass(frozen=True, slots=True)
class NoStance:
    """A sentence that names a topic (`words`) and a listed person or body without a stance, and where it fell."""

    sentence: Span
    topic: str
    words: Span
    step: Step
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with its reasons. `quotes` and `stances` are in the reading's order."""

    reading: Reading
    head: tuple[Ground, ...]  # where title and date come from
    dropped: tuple[Ground, ...]
    quotes: tuple[QuoteExplanation, ...]
    stances: tuple[StanceExplanation, ...]
    missed: tuple[NoStance, ...]


def unexplained(reading: Reading) -> Explanation:
    """A reading without reasons."""
    spoken = tuple(QuoteExplanation(quote, ()) for quote in reading.quotes)
    return Explanation(reading, (), (), spoken, tuple(StanceExplanation(stance, ()) for stance in reading.stances), ())
