"""The words that show a position: what they say of it, for or against, and who holds it.

The tables are our own, written from the grammar of English news; no corpus was counted for them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.stance.clauses import Word


class Sort(Enum):
    """What a cue says of its subject."""

    WANT = auto()  # the subject wants, or refuses, all that follows, whoever is to do it: "insists that Kyiv give up"
    DEED = auto()  # the subject does it, or promises to: "has sent tanks"
    STEP = auto()  # turns what follows for or against, but holds nothing alone: "to stop deliveries", "to start talks"
    MODAL = auto()  # whoever says it wants what follows: "must", "is necessary"
    THREAT = auto()  # the subject opposes what stands after an "if" that follows: "warned of war if aid is sent"
    NOUN = auto()  # the owner or the subject holds it: "Russia's refusal", "showed no willingness"


class VerbForm(Enum):
    """The shape of a verb in a text; adjectives and nouns have none."""

    BASE = auto()
    PRESENT = auto()  # "rejects"
    PAST = auto()  # "rejected", also as a participle
    ING = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: the places of its first and last word, and its sign: 1 for, -1 against, 0 undecided."""

    first: int
    last: int
    sign: int
    sort: Sort
    form: VerbForm
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    sort: Sort
    sign: int
    form: VerbForm
    is_change: bool


# Each row: the sort, the sign, and the cues. "_" joins the words of one; "!" marks what says that the position is new.
_VERBS = """
WANT + want seek demand insist insist_on call_for call_on call_upon urge ask ask_for request push push_for press
    press_for lobby_for plead plead_for beg beg_for appeal appeal_for propose advocate advocate_for recommend
    support back endorse welcome favour favor prefer hope hope_for wish aspire strive encourage champion promote
    require push_to pressure apply_for
WANT - reject oppose refuse rule_out dismiss decline resist object_to warn_against veto block condemn criticise
    criticize denounce exclude forbid prohibit balk_at argue_against vote_against speak_out_against
    lobby_against ignore spurn rebuff
WANT -! abandon relinquish give_up drop renounce forgo give_up_on back_away_from
DEED + agree accept promise pledge vow commit plan intend decide approve offer provide supply send deliver give
    donate announce order acquiesce_to authorise authorize deploy transfer fund finance grant ship vote_for rush
    sponsor allow permit
DEED - suspend halt withhold freeze_out cancel scrap cut_off
STEP + start begin continue resume hold enter engage pursue explore conduct achieve reach secure strengthen
    increase boost speed_up accelerate guarantee ensure let sit_down build launch create keep put
    advance complete join
STEP - stop end cease cut reduce limit delay avoid prevent remove lift ease pause curb restrict slow violate
    undermine breach jeopardise jeopardize
THREAT - warn threaten
WANT 0 consider weigh weigh_up mull discuss debate examine decide_whether
"""

_PLAIN = """
WANT + ready prepared willing open_to keen eager determined committed interested_in in_favour_of in_favor_of
    on_board_with able_and_willing
WANT - unwilling reluctant against opposed_to sceptical_of skeptical_of hesitant averse_to
WANT - will_not will_never won't would_not would_never wouldn't
WANT 0 undecided
WANT -! no_longer_seeking
MODAL + must should need needs need_to needs_to has_to have_to ought_to necessary crucial vital important
    critical essential urgent indispensable time_to time_for the_only_way best_way reason_to reasons_to
    reason_for case_for justification_for grounds_for will_be will_become will_continue will_remain
    there_will_be there_would_be there_can_be there_must_be there_could_be there_should_be can_begin can_start
    could_begin could_start would_become irreversible inevitable
MODAL 0 option options
MODAL - unacceptable impossible unrealistic premature pointless senseless meaningless pretext
    out_of_the_question off_the_table red_line non-starter mistake prolong prolongs counterproductive useless
    provocation dangerous
NOUN + necessity importance insistence readiness willingness desire wish ambition ambitions aspirations bid
    calls_for call_for plea pleas plea_for demand_for demands_for request_for requests_for appeal_for
    appeals_for support_for backing_for commitment pledge promise proposal offer intention intent openness
    determination obligation push_for aspiration need_for supporter_of supporters_of advocate_of
    advocates_of calls_to call_to pressure_to plans_to
NOUN - rejection refusal opposition resistance objection pause_on pause_in opponent_of opponents_of objections
    reluctance unwillingness end_to halt_to ban_on compromise_on
"""

_IRREGULAR = {
    "seek": "sought",
    "give": "gave given",
    "send": "sent",
    "hold": "held",
    "begin": "began begun",
    "strive": "strove striven",
    "forgo": "forwent forgone",
    "let": "let",
    "build": "built",
    "keep": "kept",
    "put": "put",
    "cut": "cut",
    "sit": "sat",
    "speak": "spoke spoken",
    "withhold": "withheld",
    "forbid": "forbade forbidden",
    "freeze": "froze frozen",
}
_DOUBLED = frozenset("beg drop plan commit permit stop transfer ship sit prefer scrap let put cut begin forbid".split())
_SIGNS = {"+": 1, "-": -1, "0": 0}
_COPULAS = frozenset("is are was were be been being am remain remains".split())
_DETERMINERS = frozenset(
    "the a an its his her their our my your any this that no some such new more continued further".split()
)


def cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """The cues among the words, in order, longest first, never overlapping."""
    found: list[Cue] = []
    index = 0
    while index < len(words):
        cue = _longest_at(words, index)
        if cue is not None:
            found.append(cue)
        index = cue.last + 1 if cue is not None else index + 1
    return tuple(found)


def _longest_at(words: Sequence[Word], index: int) -> Cue | None:
    for entry in _TABLE.get(words[index].key, ()):
        last = index + len(entry.words) - 1
        if tuple(word.key for word in words[index : last + 1]) != entry.words:
            continue
        if entry.words == ("opposition",) and not _goes_on(words, last):
            return None  # "the opposition", "the opposition leader": a body
        if entry.words == ("prepared",) and not _is_predicate(words, index):
            return None  # "prepared to vote on": what somebody did, not what they are ready for
        if entry.form in {VerbForm.BASE, VerbForm.PRESENT} and _is_noun(words, index):
            return Cue(index, last, entry.sign, Sort.NOUN, VerbForm.NONE)
        return Cue(index, last, entry.sign, entry.sort, entry.form, entry.is_change)
    return None


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether a noun tells what it is about, or whose it is."""
    return bool(words[last + 1 : last + 2]) and words[last + 1].key in {"to", "from", "by", "against"}


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """Whether a form that is a verb or a noun follows a determiner or an owner: "its demand", "Ukraine's calls"."""
    before = words[index - 1] if index else None
    return before is not None and (before.owns or before.key in _DETERMINERS)


def is_cue_word(key: str) -> bool:
    """Whether cues begin with this word."""
    return key in _TABLE


def _is_predicate(words: Sequence[Word], index: int) -> bool:
    """Whether a form of "be" goes before, so that an adjective is meant and not a verb: "was prepared to talk"."""
    return any(word.key in _COPULAS for word in words[max(0, index - 3) : index])


def _rows(table: str) -> Iterator[_Entry]:
    """The rows of a table as entries in their base form."""
    sort, sign, is_change = Sort.WANT, 1, False
    for item in table.split():
        if item in Sort.__members__:
            sort = Sort[item]
        elif item.rstrip("!") in _SIGNS:
            sign, is_change = _SIGNS[item.rstrip("!")], item.endswith("!")
        else:
            yield _Entry(tuple(item.split("_")), sort, sign, VerbForm.NONE, is_change)


def _forms(verb: str) -> Iterator[tuple[str, VerbForm]]:
    """The forms of a verb by the spelling rules of English, with the exceptions above."""
    yield verb, VerbForm.BASE
    is_y = verb.endswith("y") and verb[-2] not in "aeou"
    hisses = verb.endswith(("s", "sh", "ch", "x", "o"))
    yield f"{verb[:-1]}ies" if is_y else verb + ("es" if hisses else "s"), VerbForm.PRESENT
    stem = verb + verb[-1] if verb in _DOUBLED else verb if verb.endswith("ee") else verb.removesuffix("e")
    yield stem + "ing", VerbForm.ING
    regular = f"{verb[:-1]}ied" if is_y else stem.removesuffix("e") + "ed"
    for past in _IRREGULAR.get(verb, regular).split():
        yield past, VerbForm.PAST


def _build() -> dict[str, list[_Entry]]:
    table: dict[str, list[_Entry]] = defaultdict(list)
    for row in _rows(_VERBS):
        for word, form in _forms(row.words[0]):
            table[word].append(replace(row, words=(word, *row.words[1:]), form=form))
    for row in _rows(_PLAIN):
        table[row.words[0]].append(row)
    for entries in table.values():
        entries.sort(key=lambda entry: len(entry.words), reverse=True)
    return dict(table)


_TABLE = _build()
