"""What resolving a phrase comes to: whom it means, how that was found, and what makes it doubtful."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Mention, Span

# How certain a resolution is where nothing speaks against it, and where it is left open.
SURE, OPEN = 1.0, 0.4


class Way(StrEnum):
    """How somebody was found."""

    NAME = "name"  # by a name or title in the words themselves
    APPOSED = "apposed"  # by the name behind them: "the mayor, X, said"
    RELATIVE = "relative"  # by the phrase before "who"
    INTRODUCED = "introduced"  # "the colonel", and the text calls one person so
    NEARBY = "nearby"  # "the official", and one person is named nearby
    PRONOUN = "pronoun"
    WRITTEN = "written"  # not found: the words stand for themselves


class Doubt(StrEnum):
    """What makes a resolution less certain."""

    SHARED = "shared"  # several persons of the text have the name
    NAMESAKE = "namesake"  # a person of the text has the name of a listed actor
    RIVALS = "rivals"  # two persons fit a pronoun about as well
    NOBODY = "nobody"  # nobody is named whom a pronoun may mean
    OVERTAKEN = "overtaken"  # somebody else became the subject since
    JOINED = "joined"  # another is named in one breath with them: "X and Y"
    LEANING = "leaning"  # known only from a pronoun before that is doubtful itself
    UNSEXED = "unsexed"  # nothing tells "he" or "she" of them, and it does of another nearby
    REPLY = "reply"  # who answers is seldom the subject before


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means, how certain that is, from 0 to 1, and how it was found.

    `by` is the name or title that was looked up, `through` another phrase that names them, and `rivals` whom else a
    pronoun may mean, with the scores of all, best first.
    """

    mention: Mention
    certainty: float
    way: Way
    by: str = ""
    through: Span | None = None
    doubt: Doubt | None = None
    rivals: tuple[tuple[float, Mention], ...] = ()

    @property
    def who(self) -> tuple[str, str | None]:
        """The name and the listed actor, for a mention in other words."""
        return self.mention.name, self.mention.actor
