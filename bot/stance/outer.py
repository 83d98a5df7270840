"""What the words before a clause make of it: said, denied, doubted, or only somebody else's word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    fiction fabrication slander disinformation wrongly allegedly unclear unlikely unproven if whether hoax fake rubbish
    propaganda libel smear joked jokes joking quipped quips jested rumoured rumored
    """.split()
)
FEARING = frozenset("fear fears feared fearing worry worries worried worrying afraid concerned".split())
# Nouns whose "that" clause is somebody's word, and those that can be verbs, too.
HEARSAY = frozenset(
    """
    allegation allegations accusation accusations rumour rumours rumor rumors speculation insinuation insinuations
    assertion assertions notion idea suggestion suggestions impression perception narrative myth lie theory belief
    evidence sign signs indication indications proof hint hints chance likelihood possibility hope hopes illusion
    """.split()
)
HEARSAY_OR_VERB = frozenset("claim claims report reports charge charges".split())
_JUDGED = frozenset("idea notion suggestion possibility theory".split())  # what is called bad with what it is of
INTRODUCING = frozenset("that of he she it they".split())
_DENYING = frozenset(
    "denied denies deny rejected rejects reject dismissed dismisses dismiss off aside down out away over called calls "
    "branded disputed confirmed downplayed despite".split()
)
_DETERMINERS = frozenset("the a an any some his her its their such these those this earlier recent media".split())
# Verbs of saying and thinking in the forms that follow a denial: "did not say", "wrong to think".
_THINKING = frozenset(
    """
    say claim claims claimed claiming suggest imply implied implying mean means meant argue assert insist state think
    thinks thinking believe suppose supposed feel feels felt imagine assume assumes assumed expect expects expected
    expecting hope hopes hoped convinced sure certain persuaded confident know knows see agree agreed agrees tell
    conclude convince persuade promise promised confirm acknowledge admit announce declare insist warn add note
    """.split()
)
SAYING = REPORTING | _THINKING
# What is denied in "I do not think that we should" is what we should do.
_RAISING = frozenset("think thinks thought believe believes believed feel feels felt suppose supposes".split())
_RAISED = frozenset(
    """
    must should need needs need_to needs_to has_to have_to ought_to realistic feasible viable achievable attainable
    """.split()
)
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
_SUPPOSING = frozenset({"imagine", "suppose", "supposing", "picture", "assume"})  # where they open: "imagine that"
_APART = frozenset("but while whereas although though because".split())  # open a clause that nothing before it governs

_GOVERNED = 40  # words before a claim in which something may govern it
_BARE = 10  # of these, words without a "that" between
_AVERSE_WITHIN = 8  # words before "say" in which it may be denied


class Bearing(Enum):
    """What a line makes of a claim in it."""

    SAID = auto()
    TURNED = auto()  # its contrary is said
    OPEN = auto()  # neither


class Rule(Enum):
    """Why a line leaves a claim in it open, or turns it."""

    ASKED = auto()  # a question mark ends the clause
    UNREAL = auto()  # only expected, possible, feigned or failed
    NOBODYS = auto()  # the subject is nobody, or anybody
    MERE_TALK = auto()  # only words are refused: "declined to comment on"
    PASSED_OVER = auto()  # something else is preferred
    HEARSAY_REFUSED = auto()  # a report and no proposal is rejected
    ASCRIBED = auto()  # a speaker goes on to say that others say so
    ABOUT_ANOTHER = auto()  # "must" is about another noun
    SUPPOSED = auto()  # in a clause with "if" or "whether"
    DOUBTED = auto()  # governed by a verb or adjective of doubt
    HEARSAY = auto()  # governed by a noun for somebody's word: "the claim that"
    UNTRUE = auto()  # "not true that"
    NOT_THAT = auto()
    UNSAID = auto()  # saying or thinking so is denied, refused or called wrong
    ANYBODYS = auto()  # "those who say"
    ACCUSED = auto()  # "accused them of claiming"
    OTHERS = auto()  # what a speaker says that others say
    RAISED = auto()  # "I do not think that we should": that we should not


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a line makes of a claim, by which rule, and the place of the word that it rests on, where there is one."""

    bearing: Bearing
    rule: Rule | None = None
    at: int | None = None


SAID = Ruling(Bearing.SAID)


def governed(line: Line, start: int, lead: Cue) -> Ruling:
    """What the words before a claim that begins at `start` make of it."""
    words = line.words
    for place in _outer(words, start):
        is_judged = lead.first > start and lead.sort is Sort.MODAL and lead.sign < 0  # "called the idea of it mad"
        if is_judged and words[place].key in _JUDGED and words[place + 1].key == "of":
            continue
        is_foreseen = lead.sort is Sort.MODAL and lead.sign < 0 and words[place].key in FEARING
        if is_foreseen:
            continue  # who fears that a tram would be a mistake is against it
        if rule := _leaves_open(words, place):
            return Ruling(Bearing.OPEN, rule, place)
        if words[place].key in SAYING and (rule := _told(line, place, lead)):
            return Ruling(Bearing.TURNED if rule is Rule.RAISED else Bearing.OPEN, rule, place)
    return SAID


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


def _leaves_open(words: Sequence[Word], place: int) -> Rule | None:
    """Why what the word at this place governs is not said to be so, if it is not."""
    key, before = words[place].key, words[place - 1] if place else None
    if key in _SUPPOSING and (before is None or before.key in {"us", "just", "let's"} or HARD.search(words[place].gap)):
        return Rule.SUPPOSED
    following = words[place + 1].key if place + 1 < len(words) else ""
    if key in _DOUBTING:
        is_sure = key == "doubt" and before is not None and before.key in {"no", "without", "little", "beyond"}
        return None if is_sure else Rule.DOUBTED
    if key in HEARSAY:
        return Rule.HEARSAY if following in INTRODUCING else None
    if key in HEARSAY_OR_VERB:
        is_noun = before is not None and (before.owns or before.key in _DETERMINERS | _DENYING | PREPOSITIONS)
        return Rule.HEARSAY if is_noun and following in INTRODUCING else None
    if key in _TRUTHS:
        return Rule.UNTRUE if negations(words, place - 3, place) > 0 else None
    return Rule.NOT_THAT if is_negation(words[place]) and following == "that" else None


def _told(line: Line, verb: int, lead: Cue) -> Rule | None:
    """Why a verb of saying or thinking, or its denial, leaves open what it governs, or turns it, if it does."""
    words = line.words
    subject = before_verb(words, verb)
    if _is_averted(words, verb):
        is_plain = negations(words, subject + 1, verb) == 1 and not _averse(words, subject + 1)
        return Rule.RAISED if is_plain and _is_raised(words, verb, lead) else Rule.UNSAID
    if subject < 0:
        return None
    if words[verb].key.endswith("ing") and words[subject].key == "of":
        return Rule.ACCUSED
    if words[subject].key == "who" and subject > 0 and words[subject - 1].key in ANYBODY:
        return Rule.ANYBODYS
    is_others = words[subject].key not in _OWN and not HARD.search(words[subject + 1].gap)
    return Rule.OTHERS if line.speaker is not None and is_others and _is_finite(words, verb) else None


def _is_finite(words: Sequence[Word], verb: int) -> bool:
    return not words[verb].key.endswith("ing") and words[verb].key not in {"sure", "certain", "confident", "convinced"}


def before_verb(words: Sequence[Word], verb: int) -> int:
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
        opens = opens_clause(words, place) and not HARD.search(words[place].gap)  # which the first word does not
        if HARD.search(gap) or "," in gap or opens or words[place].key in {"that", "and"}:
            return
        yield place


def _is_raised(words: Sequence[Word], verb: int, lead: Cue) -> bool:
    name = "_".join(word.key for word in words[lead.first : lead.last + 1])
    return words[verb].key in _RAISING and lead.sort is Sort.MODAL and name in _RAISED
