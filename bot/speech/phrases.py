"""Where a phrase that may name somebody ends: titles and names, noun phrases, what a name owns."""

from collections.abc import Sequence

from bot.core.reporting import BETWEEN, PREPOSITIONS, STRONG, VERBS
from bot.speech.narration import Token
from bot.speech.phrase_words import CALLINGS, DETERMINERS, MODIFIERS, PARTICLES, PERSONAL, QUALIFYING

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
_AUXILIARIES = frozenset("has have had will would was were is are could should may might can do did".split())
_PREDICATES = VERBS | (BETWEEN - PREPOSITIONS)  # what a subject without an article runs into
_DESCRIBING = 4  # common words that may stand before a name and say who it is
# What follows a verb, and seldom an adjective before its noun.
_BEHIND_VERBS = (
    PREPOSITIONS
    | DETERMINERS
    | frozenset("to out up off down back away himself herself themselves him her them it me us that".split())
)
_BEGINNINGS = PERSONAL | _PRONOMINAL | DETERMINERS | MODIFIERS | CALLINGS | {"who"}  # small words that begin phrases
_LONGEST = 7  # words of a noun phrase after its determiner, and of what stands before a title
_TIMES = frozenset("minute minutes hour hours day days week weeks month months year years decade night".split())
_BESIDE_TIMES = frozenset({"after", "before"})


def bare_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a phrase that begins a sentence with a common word: "Federal rules are", "Critics say"."""
    low = tokens[index].low
    if low in PERSONAL or low == "who" or low in DETERMINERS or low in CALLINGS or low in MODIFIERS:
        return phrase_end(tokens, index)
    if low in _OPENERS or low in _NOT_NOUNS or low.endswith(("ly", "ing", "ed")):
        return index
    end = index + 1
    while end < len(tokens) and end < index + _LONGEST and is_nominal(tokens, end) and not _is_past(tokens, end, index):
        end += 1
    is_subject = end < len(tokens) and tokens[end].low in _PREDICATES
    return end if is_subject else index


def phrase_end(tokens: Sequence[Token], index: int) -> int:
    """Where the phrase that starts at a token ends; `index` itself when none starts there."""
    token = tokens[index]
    low = token.low
    is_plain = not token.is_name and low not in _BEGINNINGS  # as most words are
    if is_plain and not _is_bare_plural(tokens, index):
        return _described_end(tokens, index) if index and tokens[index - 1].low in STRONG else index
    if low in PERSONAL or low == "who":
        return index + 1 if token.word != "i" else index
    if low in _PRONOMINAL and (whole := _past_part(tokens, index)) > index:
        return max(phrase_end(tokens, whole), whole - 1)
    if low in DETERMINERS:
        end = _noun_end(tokens, index)
        return index + 1 if end == index and _stands_alone(tokens, index) else end
    is_name = token.is_name and low not in _OPENERS and not _is_participle(tokens, index)
    if is_name or is_plain or _is_title(tokens, index) or _is_bare_plural(tokens, index):
        return _with_plural(tokens, name_end(tokens, index))
    return _described_end(tokens, index) if index and tokens[index - 1].low in STRONG else index


def _past_part(tokens: Sequence[Token], index: int) -> int:
    """The place behind "one of", "some of": where what it is a part of begins."""
    while index + 2 < len(tokens) and tokens[index].low in _PRONOMINAL and tokens[index + 1].low == "of":
        index += 2
    return index


def _is_participle(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of saying in -ing begins a sentence before a name: "Citing Anna Lund, X said"."""
    low = tokens[index].low
    return not index and low.endswith("ing") and low in VERBS and len(tokens) > 1 and tokens[1].is_name


def owned_end(tokens: Sequence[Token], index: int) -> int:
    """The end of what a name owns, where it is a subject: "X's air force said"."""
    end = index
    while end < len(tokens) and end < index + _DESCRIBING and not tokens[end].is_name and is_nominal(tokens, end):
        end += 1
    return end if index < end < len(tokens) and _is_predicate(tokens, end) else index


def _with_plural(tokens: Sequence[Token], end: int) -> int:
    """The end of a name, or of the people named by it where they are the subject: "Riga residents said"."""
    if end + 1 >= len(tokens) or tokens[end].is_name or not tokens[end - 1].is_name:
        return end
    is_plural = tokens[end].low.endswith("s") and not tokens[end].low.endswith(("'s", "ss"))
    is_named = is_plural and is_nominal(tokens, end) and not tokens[end - 1].low.endswith("'s")
    return end + 1 if is_named and _is_predicate(tokens, end + 1) else end


def _is_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Whether a finite verb of saying, or an auxiliary, stands at a place."""
    return tokens[index].low in STRONG or tokens[index].low in _AUXILIARIES


def _described_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a name behind a verb of saying with common words before it: “…,” said election lawyer X."""
    if not is_nominal(tokens, index):
        return index
    end = _past_words(tokens, index)
    is_named = index < end < len(tokens) and tokens[end].is_name and tokens[end].low not in _OPENERS
    return name_end(tokens, end) if is_named else index


def _past_words(tokens: Sequence[Token], index: int) -> int:
    """The place behind a few common words that may describe a name."""
    end = index
    while end < len(tokens) and end < index + _DESCRIBING and not tokens[end].is_name and is_nominal(tokens, end):
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
        and (is_nominal(tokens, end) or (end == index + 1 and tokens[end].low == "then"))  # "the then mayor"
        and not _is_past(tokens, end, index)
        and not (tokens[end].low.isdigit() and tokens[end - 1].is_name)  # "fined the baker Anna Lund 800 euros"
    ):
        end += 1
    is_time = end < len(tokens) and tokens[end - 1].low in _TIMES and tokens[end].low in _BESIDE_TIMES
    if end == index + 1 or is_time:
        return index  # "A day after Trump said"
    if tokens[index].low in _INDEFINITE and end < len(tokens) and tokens[end].low in _SERVING:
        return end  # "an aide to President X" is not X
    return max(end, name_end(tokens, end - 1)) if tokens[end - 1].is_name or tokens[end - 1].low in CALLINGS else end


def is_nominal(tokens: Sequence[Token], index: int) -> bool:
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
    low, end = tokens[index].low, index
    if low not in MODIFIERS:
        return low in CALLINGS
    while end < min(len(tokens), index + _LONGEST) and tokens[end].low in MODIFIERS:
        end += 1
    if end == len(tokens):
        return tokens[end - 1].low in CALLINGS
    return tokens[end].low in CALLINGS or tokens[end].is_name or low in CALLINGS


def _is_bare_plural(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural without an article is the subject of a verb of saying: "critics say"."""
    if index + 1 >= len(tokens) or tokens[index + 1].low not in STRONG:
        return False
    low = tokens[index].low
    is_plural = low.endswith(("s", "men", "women", "people")) and len(low) > 3  # noqa: PLR2004 - "us", "his"
    return is_plural and low not in _NOT_NOUNS


def name_end(tokens: Sequence[Token], index: int) -> int:
    """The end of the name, with its titles, that starts at a token."""
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
    if not tokens[index - 1].is_name or not is_nominal(tokens, index):
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
