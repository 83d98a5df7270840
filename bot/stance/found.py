"""Whoever was found to hold or to say something, and how; or why nobody was."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.core.model import Mention, Span


class Way(Enum):
    """How somebody was found, or why nobody was."""

    BESIDE = auto()  # the noun before the verb
    BLAMED = auto()  # whoever is accused or praised: "accused Moscow of refusing"
    PRONOUN = auto()
    ANTECEDENT = auto()  # the noun before "who"
    PARTICIPLE = auto()  # the subject behind an opening participle: "Rejecting a truce, Moscow …"
    VOICE = auto()  # what speaks for its owner: "Zelensky's plan"
    CLAUSE = auto()  # the first subject of the clause
    OWNER = auto()  # of a noun: "Russia's refusal"
    AGENT = auto()  # named behind "by", "to" or a verb of saying
    SPEAKER = auto()  # of the quotation
    REPORTED = auto()  # of the reported clause
    NOBODY = auto()  # no person or body is the subject there
    UNSAID = auto()  # nobody is said to do it: "that granting it would …"
    AMBIGUOUS = auto()  # a pronoun that may mean two, or nobody before it
    ASIDE = auto()  # a noun that is only what something else is about: "debates on the need for"
    OUTLET = auto()  # an outlet reports positions and holds none
    UNTOLD = auto()  # "the source", "he": the text does not tell which one


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, and how; nobody, and why not.

    `at` is the place of the word that told it, such as "who"; `through` is what a pronoun stands for; `certainty` is
    that of a reported clause and its speaker.
    """

    who: tuple[Mention, ...] = ()
    way: Way = Way.NOBODY
    at: int | None = None
    through: Span | None = None
    certainty: float = 1.0

    def __bool__(self) -> bool:
        """Whether anybody was found."""
        return bool(self.who)


NOBODY = Found()
