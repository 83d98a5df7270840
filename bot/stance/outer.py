"""What the words before a clause make of it: said, denied, doubted, or only somebody else's word."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from bot.core.reporting import PREPOSITIONS
from bot.stance.clauses import HARD, REPORTING, Word, is_between, is_negation, negations, opens_clause
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort

# Verbs and adjectives whose "that" clause is not said to be so. Our own tables, as are all below.
_DOUBTING = frozenset(
    """
    deny denies denied denying doubt doubts doubted doubting dispute disputes disputed disputing disbelieve questioned
    questioning refute refutes refuted rebut rebutted debunk debunked mock mocks mocked ridicule ridiculed deride
    derided pretend pretends pretended pretending fear fears feared fearing worry worries worried afraid doubtful
    sceptical skeptical untrue false falsely lie lies lied nonsense absurd ridiculous incorrect mistaken mistakenly myth
    fiction fabrication slander disinformation wrongly allegedly unclear unlikely unproven if whether
    """.split()
)
# Nouns whose "that" clause is somebody's word, and those that can be verbs, too.
HEARSAY = frozenset(
    """
    allegation allegations accusation accusations rumour rumours rumor rumors speculation insinuation insinuations
    assertion assertions notion idea suggestion suggestions impression perception narrative myth lie theory belief
    evidence sign signs indication indications proof hint hints chance likelihood possibility hope hopes illusion
    """.split()
)
HEARSAY_OR_VERB = frozenset("claim claims report reports charge charges".split())
INTRODUCING = frozenset("that of he she it they".split())
_DENYING = frozenset(
    "denied denies deny rejected rejects reject dismissed dismisses dismiss off aside called calls branded".split()
)
_DETERMINERS = frozenset("the a an any some his her its their such these those this earlier recent media".split())
# Verbs of saying and thinking in the forms that follow a denial: "did not say", "wrong to think".
_THINKING = frozenset(
    """
    say claim claims claimed claiming suggest imply implied implying mean means meant argue assert insist state think
    thinks thinking believe suppose supposed feel feels felt imagine assume assumes assumed expect expects expected
    expecting hope hopes hoped convinced sure certain persuaded confident know knows see agree agreed agrees tell
    conclude convince persuade promise promised
    """.split()
)
SAYING = REPORTING | _THINKING
# What is denied in "I do not think that we should" is what we should do.
_RAISING = frozenset("think thinks thought believe believes believed feel feels felt suppose supposes".split())
_RAISED = frozenset("must should need needs need_to needs_to has_to have_to ought_to".split())
# Words that keep a following verb of saying or thinking from being meant.
_AVERSE = frozenset(
    """
    nobody none few hardly wrong mistake error false absurd foolish naive unfair dishonest refuse refuses refused
    refusing decline declines declined declining fail fails failed failing far stop stops stopped avoid avoided
    avoiding without little unable impossible premature hard difficult
    """.split()
)
_TRUTHS = frozenset("true case fair correct right clear certain sure".split())
_OWN = frozenset("i we me us let let's to please and".split())  # before a speaker's own "say"
ANYBODY = frozenset("those anyone anybody people everyone everybody some whoever".split())
_APART = frozenset("but while whereas although though because".split())  # open a clause that nothing before it governs

_GOVERNED = 40  # words before a claim in which something may govern it
_BARE = 10  # of these, words without a "that" between
_AVERSE_WITHIN = 8  # words before "say" in which it may be denied


class Bearing(Enum):
    """What a line makes of a claim in it."""

    SAID = auto()
    TURNED = auto()  # its contrary is said
    OPEN = auto()  # neither


def governed(line: Line, start: int, lead: Cue) -> Bearing:
    """What the words before a claim that begins at `start` make of it."""
    words = line.words
    for place in _outer(words, start):
        if _leaves_open(words, place):
            return Bearing.OPEN
        if words[place].key in SAYING:
            found = _told(line, place, lead)
            if found is not Bearing.SAID:
                return found
    return Bearing.SAID


def _outer(words: Sequence[Word], start: int) -> Iterator[int]:
    """The places, nearest first, of the words whose complement can hold the word at `start`.

    "And" or a comma ends what a word governs, but not inside the clause that a "that" opens; both together end
    that clause, too.
    """
    is_cut, near = False, start - _BARE
    for place in range(start - 1, max(-1, start - _GOVERNED), -1):
        word, following = words[place], words[place + 1]
        is_next = word.key in {"and", "or"} and "," in word.gap
        if HARD.search(following.gap) or word.key in _APART or is_next:
            return
        if "," in following.gap and following.key != "that" and "however" not in {word.key, following.key}:
            is_cut = True
        if word.key in {"and", "or"}:
            is_cut = True
        elif word.key == "that":
            is_cut, near = False, place - _BARE
        if not is_cut and place >= near:
            yield place


def _leaves_open(words: Sequence[Word], place: int) -> bool:
    """Whether the word at this place governs a clause and does not say that it is so."""
    key, before = words[place].key, words[place - 1] if place else None
    following = words[place + 1].key if place + 1 < len(words) else ""
    if key in _DOUBTING:
        return not (key == "doubt" and before is not None and before.key in {"no", "without", "little", "beyond"})
    if key in HEARSAY:
        return following in INTRODUCING
    if key in HEARSAY_OR_VERB:
        is_noun = before is not None and (before.owns or before.key in _DETERMINERS | _DENYING | PREPOSITIONS)
        return is_noun and following in INTRODUCING
    if key in _TRUTHS:
        return negations(words, place - 3, place) > 0
    return is_negation(words[place]) and following == "that"


def _told(line: Line, verb: int, lead: Cue) -> Bearing:
    """What a verb of saying or thinking, or its denial, makes of what it governs."""
    words = line.words
    subject = _before_verb(words, verb)
    if _is_averted(words, verb):
        is_plain = negations(words, subject + 1, verb) == 1 and not _averse(words, subject + 1)
        return Bearing.TURNED if is_plain and _is_raised(words, verb, lead) else Bearing.OPEN
    if subject < 0:
        return Bearing.SAID
    if words[verb].key.endswith("ing") and words[subject].key == "of":
        return Bearing.OPEN  # "accused them of claiming that"
    if words[subject].key == "who" and subject > 0 and words[subject - 1].key in ANYBODY:
        return Bearing.OPEN
    is_others = words[subject].key not in _OWN and not HARD.search(words[subject + 1].gap)
    return Bearing.OPEN if line.speaker is not None and is_others and _is_finite(words, verb) else Bearing.SAID


def _is_finite(words: Sequence[Word], verb: int) -> bool:
    return not words[verb].key.endswith("ing") and words[verb].key not in {"sure", "certain", "confident", "convinced"}


def _before_verb(words: Sequence[Word], verb: int) -> int:
    """The place of the last word of what stands before a verb, its auxiliaries and its adverbs; -1 for nothing."""
    place = verb - 1
    while place >= 0 and is_between(words[place]) and not HARD.search(words[place + 1].gap):
        place -= 1
    return place


def _is_averted(words: Sequence[Word], verb: int) -> bool:
    """Whether saying or thinking so is denied, refused or called wrong."""
    return _averse(words, verb) or any(
        negations(words, place, place + 1) for place in clause(words, verb, _AVERSE_WITHIN)
    )


def _averse(words: Sequence[Word], end: int) -> bool:
    return any(words[place].key in _AVERSE for place in clause(words, end, _AVERSE_WITHIN))


def clause(words: Sequence[Word], end: int, longest: int) -> Iterator[int]:
    """The places before a word in its own clause, nearest first."""
    for place in range(end - 1, max(-1, end - 1 - longest), -1):
        gap = words[place + 1].gap if place + 1 < len(words) else ""
        if HARD.search(gap) or "," in gap or opens_clause(words, place) or words[place].key in {"that", "and"}:
            return
        yield place


def _is_raised(words: Sequence[Word], verb: int, lead: Cue) -> bool:
    name = "_".join(word.key for word in words[lead.first : lead.last + 1])
    return words[verb].key in _RAISING and lead.sort is Sort.MODAL and name in _RAISED


def is_ascribed(line: Line, last: int) -> bool:
    """Whether somebody quoted goes on to say that others say so: "we must stop, say the Russians"."""
    if line.speaker is None:
        return False
    for place in range(last + 1, len(line.words) - 1):
        if HARD.search(line.words[place].gap):
            return False
        if line.words[place].key in {"say", "says", "said", "claim", "claims"} and "," in line.words[place].gap:
            return line.words[place + 1].key not in {"i", "we"}
    return False
