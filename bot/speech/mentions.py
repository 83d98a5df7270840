"""Phrases that may name a speaker: names with their titles, "a senior official", pronouns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Span
from bot.core.reporting import BETWEEN, PREPOSITIONS, STRONG, VERBS
from bot.speech.narration import Frame, Token


class Sort(StrEnum):
    """What kind of phrase a candidate is."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a speaker: its tokens `first` to `last` in the frame, and whether it owns what follows."""

    span: Span
    sort: Sort
    first: int
    last: int
    is_owner: bool = False


PERSONAL = frozenset({"he", "she", "they", "i", "we", "it"})
DETERMINERS = frozenset(
    """
    the a an one some many several two three four five both his her its their our my another other most few these
    those top senior former any all no every each others
    """.split()
)
_PRONOMINAL = frozenset({"another", "others", "some", "many", "one", "both", "several", "most", "two", "few"})
# Words that begin sentences with a capital without naming anybody.
_OPENERS = frozenset(
    """
    in on at but and the a an when while if after before as for by with from this that these those it its his her
    their our my there here what who why how where not no yes so then now yet still also however meanwhile monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december earlier later asked once since because although though according despite during just
    even some many most both instead indeed perhaps maybe to of or such only last next more read watch related
    photo image you your well oh like first second one two three over under about following speaking through until
    among between another every moreover furthermore additionally recently today yesterday tomorrow thus hence
    therefore nevertheless nonetheless subsequently previously finally several other each any all few amid amidst
    unlike without within whether which he she they i we whom whose is was are were has had have will would can
    could should did does do be been let
    """.split()
)
# Offices and callings: nouns that stand before a name, or in place of one.
CALLINGS = frozenset(
    """
    president vice-president minister chancellor premier senator secretary governor mayor ambassador envoy
    diplomat spokesman spokeswoman spokesperson adviser advisor aide chief head leader director chair chairman
    chairwoman chairperson official officials commander general colonel major admiral officer lawmaker congressman
    congresswoman representative deputy commissioner negotiator analyst expert professor historian economist
    author writer journalist reporter editor correspondent columnist commentator activist lawyer attorney judge
    prosecutor candidate nominee strategist manager pollster consultant founder owner executive ceo scientist
    researcher doctor soldier fighter veteran politician mp mep speaker whip coordinator counsel host anchor
    presenter pope patriarch king queen prince princess sources source ally friend wife husband son daughter
    father mother brother sister operative insider donor lobbyist pastor bishop delegate volunteer voter student
    user critic supporter witness envoys ambassadors presidents generals diplomats analysts experts critics
    supporters lawmakers leaders ministers spokesmen allies advisers advisors aides insiders observers researchers
    activists residents witnesses authorities prosecutors investigators police scholar
    """.split()
)
MODIFIERS = frozenset(
    """
    prime foreign defence defense interior finance economy energy press campaign deputy vice senior former acting
    national security military intelligence state chief general permanent special first second long-time longtime
    veteran retired opposition party political ex top anonymous unnamed local federal parliamentary presidential
    communications policy
    """.split()
)
PARTICLES = frozenset({"de", "la", "le", "van", "von", "der", "den", "bin", "al", "al-", "da", "di", "du", "ter", "zu"})
_NOT_NOUNS = (
    frozenset(
        """
        which that this these those and or but not so than then also who whom what when where while because if it
        he she they we i you there cut went came took got gave left met won lost held ran set let lay led may
        march will
        """.split()
    )
    | VERBS
    | BETWEEN
    | PREPOSITIONS
)
_LONGEST = 7  # words of a noun phrase after its determiner


def candidates(frame: Frame) -> tuple[Candidate, ...]:
    """The phrases of a frame that may name a speaker, in order, never overlapping."""
    return tuple(_found(frame.tokens))


def _found(tokens: Sequence[Token]) -> Iterator[Candidate]:
    index = 0
    while index < len(tokens):
        end = _phrase_end(tokens, index)
        if end == index:
            index += 1
            continue
        if _is_joined(tokens, index, end):
            end = _name_end(tokens, end + 1)
        yield _candidate(tokens, index, end)
        index = end


def _phrase_end(tokens: Sequence[Token], index: int) -> int:
    """Where the phrase that starts at a token ends; `index` itself when none starts there."""
    token = tokens[index]
    if token.low in PERSONAL or token.low == "who":
        return index + 1 if token.word != "i" else index
    if token.low in _PRONOMINAL and index + 2 < len(tokens) and tokens[index + 1].low == "of":
        return max(_phrase_end(tokens, index + 2), index + 1)  # "one of the officials"
    if token.low in DETERMINERS:
        end = _noun_end(tokens, index)
        return index + 1 if end == index and _stands_alone(tokens, index) else end
    if (token.is_name and token.low not in _OPENERS) or _is_title(tokens, index) or _is_bare_plural(tokens, index):
        return _name_end(tokens, index)
    return index


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as "another" or "some" is a subject by itself: "another said"."""
    return tokens[index].low in _PRONOMINAL and index + 1 < len(tokens) and tokens[index + 1].low in VERBS


def _noun_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a noun phrase behind its determiner: up to the first word that cannot belong to it."""
    end = index + 1
    while (
        end < len(tokens)
        and end <= index + _LONGEST
        and (_is_nominal(tokens[end]) or (end == index + 1 and tokens[end].low == "then"))  # "the then mayor"
        and not _is_past(tokens, end, index)
    ):
        end += 1
    if end == index + 1:
        return index
    return max(end, _name_end(tokens, end - 1)) if tokens[end - 1].is_name or tokens[end - 1].low in CALLINGS else end


def _is_nominal(token: Token) -> bool:
    return (
        token.low[:1].isalnum() and token.low not in _NOT_NOUNS and not (token.low.endswith("ly") and not token.is_name)
    )


def _is_past(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether a word in -ed is the verb behind a noun phrase rather than an adjective in it."""
    before = tokens[index - 1]
    return tokens[index].low.endswith("ed") and index > first + 1 and (before.is_name or before.low in CALLINGS)


def _is_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word begins a title: "former president …", "spokesman …"."""
    low = tokens[index].low
    if low in CALLINGS:
        return True
    return low in MODIFIERS and index + 1 < len(tokens) and (_is_title(tokens, index + 1) or tokens[index + 1].is_name)


def _is_bare_plural(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural without an article is the subject of a verb of saying: "critics say"."""
    low = tokens[index].low
    return (
        low.endswith(("s", "men", "women", "people"))
        and low not in _NOT_NOUNS
        and index + 1 < len(tokens)
        and tokens[index + 1].low in STRONG
        and len(low) > 3  # noqa: PLR2004 - "us", "his"
    )


def _name_end(tokens: Sequence[Token], index: int) -> int:
    end = index + 1
    while end < len(tokens) and _goes_on(tokens, end):
        end += 1
    while end > index + 1 and tokens[end - 1].low in _OPENERS | PARTICLES | PREPOSITIONS:
        end -= 1
    return end


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that reached this token takes it in."""
    token, before = tokens[index], tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.is_name:
        return token.low not in VERBS and token.low not in PERSONAL
    if token.low in CALLINGS or token.low in MODIFIERS:
        return _is_title(tokens, index)
    if following and following.is_name and before.is_name and _is_said_by(tokens, index) and _is_nominal(token):
        return True
    if following is None or not (following.is_name or following.low in PARTICLES):
        return False
    if token.low in PARTICLES:
        return True
    return token.low in ("of", "for", "to") and (before.low in CALLINGS or (token.low == "of" and before.is_name))


def _is_said_by(tokens: Sequence[Token], index: int) -> bool:
    """Whether the capitals before a token follow a verb of saying: "said Senate leader …"."""
    while index > 0 and tokens[index - 1].is_name:
        index -= 1
    return index > 0 and tokens[index - 1].low in STRONG


def _is_joined(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name is the first of two that speak together: "X and Y said"."""
    if end + 1 >= len(tokens) or tokens[end].low != "and" or not (tokens[first].is_name and tokens[end - 1].is_name):
        return False
    behind = _name_end(tokens, end + 1)
    is_second = tokens[end + 1].is_name and tokens[end + 1].low not in _OPENERS
    return is_second and behind < len(tokens) and tokens[behind].low in VERBS | BETWEEN


def _candidate(tokens: Sequence[Token], first: int, end: int) -> Candidate:
    last = end - 1
    span = Span(tokens[first].start, tokens[last].end)
    low = tokens[first].low
    if end == first + 1 and low in PERSONAL:
        return Candidate(span, Sort.PRONOUN, first, last)
    if low == "who":
        return Candidate(span, Sort.RELATIVE, first, last)
    is_owner = tokens[last].low.endswith("'s")
    if is_owner:
        span = Span(span.start, span.end - 2)
    elif tokens[last].low.endswith("s") and end < len(tokens) and tokens[end].low == "'":
        is_owner = True
    return Candidate(span, Sort.NAME if tokens[last].is_name else Sort.NOUN, first, last, is_owner)
