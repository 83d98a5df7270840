"""Phrases that may name a speaker: names with their titles, "a senior official", pronouns."""

from collections.abc import Collection, Iterator, Sequence
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
_INDEFINITE = frozenset({"a", "an", "another"})
_SERVING = frozenset({"of", "for", "to"})
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
    could should did does do be been let inside outside elsewhere nearby afterwards afterward overnight upstairs
    downstairs online beyond behind beneath above across along beside besides near throughout toward towards upon
    around apparently certainly together apart everywhere nowhere anyway
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
        march will whether sent sends wrote seen shown given taken drawn written came comes goes meets votes
        """.split()
    )
    | VERBS
    | BETWEEN
    | PREPOSITIONS
)
_NEVER_LAST = (_OPENERS - {"today", "watch"}) | PARTICLES | PREPOSITIONS  # but "USA Today"
# Words in -ly that are nouns, or adjectives as before a noun.
_LY_NOUNS = frozenset(
    "ally anomaly assembly daily early elderly family friendly likely monopoly monthly only rally reply weekly".split()
)
# What says which one is meant, behind its noun: "a source familiar with …".
QUALIFYING = frozenset({"close", "familiar", "briefed", "involved", "present", "aware"})
_AUXILIARIES = frozenset("has have had will would was were is are could should may might can do did".split())
_PREDICATES = VERBS | (BETWEEN - PREPOSITIONS)  # what a subject without an article runs into
_DESCRIBING = 4  # common words that may stand before a name and say who it is
# What follows a verb, and seldom an adjective before its noun.
_BEHIND_VERBS = (
    PREPOSITIONS
    | DETERMINERS
    | frozenset("to out up off down back away himself herself themselves him her them it me us that".split())
)
_LONGEST = 7  # words of a noun phrase after its determiner, and of what stands before a title
_DATELINE = 14  # tokens of "TOWN, Country, month day (Agency)"
_DASHES = frozenset("—–-")
_TIMES = frozenset("minute minutes hour hours day days week weeks month months year years decade night".split())
_BESIDE_TIMES = frozenset({"after", "before"})


def candidates(frame: Frame, common: Collection[str] = ()) -> tuple[Candidate, ...]:
    """The phrases of a frame that may name a speaker, in order, never overlapping.

    `common` holds words that the text also writes without a capital: one that begins a sentence is no name.
    """
    return tuple(_found(frame.tokens, common))


def _found(tokens: Sequence[Token], common: Collection[str]) -> Iterator[Candidate]:
    index = past_dateline(tokens)
    while index < len(tokens):
        is_known = tokens[index].low in common or (not index and _describes(tokens))
        is_word = is_known and tokens[index].is_name and _begins(tokens, index)
        end = _bare_end(tokens, index) if is_word else _phrase_end(tokens, index)
        if end == index:
            index += 1
            continue
        if _is_joined(tokens, index, end):
            end = _phrase_end(tokens, end + 1)
        elif tokens[end - 1].is_name and tokens[end - 1].low.endswith("'s"):
            end = _owned_end(tokens, end)  # "Riga's port authority said" is not Riga
        end = _list_end(tokens, index, end)
        yield _candidate(tokens, index, end)
        index = end


def _list_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """The end of a list of whose leaders they are: in "the leaders of A, B and C", B and C do not speak alone."""
    heads = (tokens[at - 1].low for at in range(first + 1, end) if tokens[at].low == "of")
    if not tokens[end - 1].is_name or not any(head in CALLINGS and head.endswith("s") for head in heads):
        return end
    place = end
    while place + 1 < len(tokens) and tokens[place].low == "," and tokens[place + 1].is_name:
        place = _name_end(tokens, place + 1)
    is_list = place > end and place + 1 < len(tokens) and tokens[place].low == "and" and tokens[place + 1].is_name
    return _name_end(tokens, place + 1) if is_list else end


def past_dateline(tokens: Sequence[Token]) -> int:
    """The place behind the town, day and agency before a dash at the start of wire copy; 0 without them."""
    if not tokens or not tokens[0].word.isupper() or len(tokens[0].word) <= 2:  # noqa: PLR2004 - "A - ", "PM - "
        return 0
    dash = next((at for at, token in enumerate(tokens[:_DATELINE]) if token.low in _DASHES), None)
    if dash is None or dash + 1 == len(tokens) or tokens[dash + 1].low in VERBS:
        return 0
    lead = tokens[:dash]
    is_plain = all(token.is_name or token.low[:1].isdigit() or token.low in ",()/" for token in lead)
    return dash + 1 if is_plain and (len(lead) > 1 or tokens[dash + 1].is_name) else 0


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a participle or adverb and its common noun: "Interesting news from X"."""
    is_shaped = tokens[0].low.endswith(("ing", "ed", "ly"))
    return is_shaped and len(tokens) > 1 and not tokens[1].is_name and _is_nominal(tokens, 1)


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital begins the sentence, and the name, if it is one, has only this word."""
    is_first = not index or tokens[index - 1].quote >= 0 or tokens[index - 1].low in ":—–"
    return is_first and not (index + 1 < len(tokens) and tokens[index + 1].is_name)


def _bare_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a phrase that begins a sentence with a common word: "Federal rules are", "Critics say"."""
    low = tokens[index].low
    if low in PERSONAL or low == "who" or low in DETERMINERS or low in CALLINGS or low in MODIFIERS:
        return _phrase_end(tokens, index)
    if low in _OPENERS or low in _NOT_NOUNS or low.endswith(("ly", "ing", "ed")):
        return index
    end = index + 1
    while (
        end < len(tokens) and end < index + _LONGEST and _is_nominal(tokens, end) and not _is_past(tokens, end, index)
    ):
        end += 1
    is_subject = end < len(tokens) and tokens[end].low in _PREDICATES
    return end if is_subject else index


def _phrase_end(tokens: Sequence[Token], index: int) -> int:
    """Where the phrase that starts at a token ends; `index` itself when none starts there."""
    token = tokens[index]
    if token.low in PERSONAL or token.low == "who":
        return index + 1 if token.word != "i" else index
    whole = _past_part(tokens, index)
    if whole > index:
        return max(_phrase_end(tokens, whole), whole - 1)
    if token.low in DETERMINERS:
        end = _noun_end(tokens, index)
        return index + 1 if end == index and _stands_alone(tokens, index) else end
    is_name = token.is_name and token.low not in _OPENERS and not _is_participle(tokens, index)
    if is_name or _is_title(tokens, index) or _is_bare_plural(tokens, index):
        return _with_plural(tokens, _name_end(tokens, index))
    return _described_end(tokens, index)


def _past_part(tokens: Sequence[Token], index: int) -> int:
    """The place behind "one of", "some of": where what it is a part of begins."""
    while index + 2 < len(tokens) and tokens[index].low in _PRONOMINAL and tokens[index + 1].low == "of":
        index += 2
    return index


def _is_participle(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of saying in -ing begins a sentence before a name: "Citing Anna Lund, X said"."""
    low = tokens[index].low
    return not index and low.endswith("ing") and low in VERBS and len(tokens) > 1 and tokens[1].is_name


def _owned_end(tokens: Sequence[Token], index: int) -> int:
    """The end of what a name owns, where it is a subject: "X's air force said"."""
    end = index
    while end < len(tokens) and end < index + _DESCRIBING and not tokens[end].is_name and _is_nominal(tokens, end):
        end += 1
    return end if index < end < len(tokens) and _is_predicate(tokens, end) else index


def _with_plural(tokens: Sequence[Token], end: int) -> int:
    """The end of a name, or of the people named by it where they are the subject: "Riga residents said"."""
    if end + 1 >= len(tokens) or tokens[end].is_name or not tokens[end - 1].is_name:
        return end
    is_plural = tokens[end].low.endswith("s") and not tokens[end].low.endswith(("'s", "ss"))
    is_nominal = is_plural and _is_nominal(tokens, end) and not tokens[end - 1].low.endswith("'s")
    return end + 1 if is_nominal and _is_predicate(tokens, end + 1) else end


def _is_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Whether a finite verb of saying, or an auxiliary, stands at a place."""
    return tokens[index].low in STRONG or tokens[index].low in _AUXILIARIES


def _described_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a name behind a verb of saying with common words before it: “…,” said election lawyer X."""
    if not index or tokens[index - 1].low not in STRONG or not _is_nominal(tokens, index):
        return index
    end = _past_words(tokens, index)
    is_named = index < end < len(tokens) and tokens[end].is_name and tokens[end].low not in _OPENERS
    return _name_end(tokens, end) if is_named else index


def _past_words(tokens: Sequence[Token], index: int) -> int:
    """The place behind a few common words that may describe a name."""
    end = index
    while end < len(tokens) and end < index + _DESCRIBING and not tokens[end].is_name and _is_nominal(tokens, end):
        end += 1
    return end


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as "another" or "some" is a subject by itself: "another said"."""
    is_subject = index + 1 < len(tokens) and tokens[index + 1].low in VERBS
    is_behind = index > 0 and (tokens[index - 1].low in STRONG or tokens[index - 1].low == "read")  # “…,” said another
    return tokens[index].low in _PRONOMINAL and (is_subject or is_behind)


def _noun_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a noun phrase behind its determiner: up to the first word that cannot belong to it."""
    end = index + 1
    while (
        end < len(tokens)
        and end <= index + _LONGEST
        and (_is_nominal(tokens, end) or (end == index + 1 and tokens[end].low == "then"))  # "the then mayor"
        and not _is_past(tokens, end, index)
        and not (tokens[end].low.isdigit() and tokens[end - 1].is_name)  # "fined the baker Anna Lund 800 euros"
    ):
        end += 1
    is_time = end < len(tokens) and tokens[end - 1].low in _TIMES and tokens[end].low in _BESIDE_TIMES
    if end == index + 1 or is_time:
        return index  # "A day after Trump said"
    if tokens[index].low in _INDEFINITE and end < len(tokens) and tokens[end].low in _SERVING:
        return end  # "an aide to President X" is not X
    return max(end, _name_end(tokens, end - 1)) if tokens[end - 1].is_name or tokens[end - 1].low in CALLINGS else end


def _is_nominal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word may belong to a noun phrase."""
    token = tokens[index]
    low = token.low
    if not low[:1].isalnum() or low in _NOT_NOUNS:
        return False
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low in QUALIFYING:
        return following not in PREPOSITIONS
    if not low.endswith("ly") or token.is_name or low in _LY_NOUNS:
        return True
    return following[:1].isalpha() and following not in _NOT_NOUNS  # "a visibly tired minister"


def _is_past(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether a word in -ed or -ing is the verb behind a noun phrase rather than an adjective in it."""
    low, before = tokens[index].low, tokens[index - 1]
    if index <= first + 1 or not low.endswith(("ed", "ing")) or tokens[index].is_name:
        return False
    if low.endswith("ed") and (before.is_name or before.low in CALLINGS):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.quote >= 0:
        return low.endswith("ed")
    return following.low in _BEHIND_VERBS or (low.endswith("ed") and following.is_name)


def _is_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word begins a title: "former president …", "spokesman …"."""
    end = index
    while end < min(len(tokens), index + _LONGEST) and tokens[end].low in MODIFIERS:
        end += 1
    if end == len(tokens):
        return tokens[end - 1].low in CALLINGS
    return tokens[end].low in CALLINGS or (end > index and tokens[end].is_name) or tokens[index].low in CALLINGS


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
    while end < len(tokens):
        if _goes_on(tokens, end):
            end += 1
        elif beyond := _past_description(tokens, end):
            end = beyond
        else:
            break
    while end > index + 1 and tokens[end - 1].low in _NEVER_LAST:
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
    if following is None:
        return False
    if token.low in ("of", "the") and _is_of_the(tokens, index):
        return True
    is_before_name = following.is_name or following.low in PARTICLES
    is_particle = token.low in PARTICLES
    serves = token.low in _SERVING and (before.low in CALLINGS or (token.low == "of" and before.is_name))
    return is_before_name and (is_particle or serves)


def _is_of_the(tokens: Sequence[Token], index: int) -> bool:
    """Whether a place is in the "of the" of an office before a name: "Head of the Presidential Office X"."""
    first = index if tokens[index].low == "of" else index - 1
    lows = [token.low for token in tokens[first : first + 2]]
    return (
        lows == ["of", "the"]
        and tokens[first - 1].low in CALLINGS
        and first + 2 < len(tokens)
        and tokens[first + 2].is_name
    )


def _past_description(tokens: Sequence[Token], index: int) -> int:
    """The place behind common words between two names that describe the second; 0 where they do not.

    "Said Riga port official X", "TV host X said", "Estonian foreign ministry spokesman X".
    """
    if not tokens[index - 1].is_name or not _is_nominal(tokens, index):
        return 0
    end = _past_words(tokens, index)
    if end == index or end >= len(tokens) or not tokens[end].is_name or tokens[end].low in _OPENERS:
        return 0
    return end if tokens[end - 1].low.rpartition("-")[2] in CALLINGS or _is_said_by(tokens, index) else 0


def _is_said_by(tokens: Sequence[Token], index: int) -> bool:
    """Whether the capitals and callings before a token follow a verb of saying: "said Senate leader …"."""
    while index > 0 and (tokens[index - 1].is_name or tokens[index - 1].low in CALLINGS):
        index -= 1
    return index > 0 and tokens[index - 1].low in STRONG


def _is_joined(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name is the first of two that speak together: "X and Y said"."""
    if end + 1 >= len(tokens) or tokens[end].low != "and" or not (tokens[first].is_name and tokens[end - 1].is_name):
        return False
    behind = _phrase_end(tokens, end + 1)
    is_second = (
        behind > end + 1
        and tokens[end + 1].low not in PERSONAL
        and (tokens[end + 1].is_name or tokens[end + 1].low in MODIFIERS | CALLINGS)
    )
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
    if is_owner and len(tokens[last].word) == len(tokens[last].low):  # not "the Holms' plan"
        span = Span(span.start, span.end - 2)
    is_word = first == last == 0 and low in CALLINGS and tokens[end : end + 1] and tokens[end].low in PREPOSITIONS
    return Candidate(span, Sort.NAME if tokens[last].is_name and not is_word else Sort.NOUN, first, last, is_owner)
