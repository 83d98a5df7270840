"""The words that show a position: what they say of it, for or against, and who holds it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise, product, zip_longest

from bot.core.reporting import PREPOSITIONS
from bot.stance import senses
from bot.stance.clauses import HARD, Word
from bot.stance.cue_words import DOUBLED, IRREGULAR, PLAIN, UNDECIDED, VERBS
from bot.stance.senses import COPULAS, DETERMINERS


class Sort(Enum):
    """What a cue says of its subject."""

    WANT = auto()  # the subject wants, or refuses, all that follows, whoever is to do it: "insists that Kyiv give up"
    DEED = auto()  # the subject does it, or promises to: "has sent tanks"
    STEP = auto()  # turns what follows for or against, but holds nothing alone: "to stop deliveries", "to start talks"
    MODAL = auto()  # whoever says it wants what follows: "must", "is necessary"
    THREAT = auto()  # the subject opposes what stands after an "if" that follows: "warned of war if aid is sent"
    NOUN = auto()  # the owner or the subject holds it: "Russia's refusal", "showed no willingness"

    __hash__ = object.__hash__  # by identity; that of Enum is written in Python, and takes ten times as long


class VerbForm(Enum):
    """The shape of a verb in a text; adjectives and nouns have none."""

    BASE = auto()
    PRESENT = auto()  # "rejects"
    PAST = auto()  # "rejected", also as a participle
    ING = auto()
    NONE = auto()

    __hash__ = object.__hash__  # as of Sort


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


_SIGNS = {"+": 1, "-": -1, "0": 0}
_PERIODS = frozenset("day week month quarter year decade century season summer winter spring autumn term".split())
_MADE = frozenset("proposal proposals offer offers suggestion demand demands call calls appeal pledge promise".split())
_NUMBERS = frozenset("two three four five six several".split())
_MAKING = 4  # words from a proposal to its "made by"
_DECIDING = 5  # words from "for" to "to decide"
_BEFORE_NOUN = (PREPOSITIONS - {"than", "as"}) | {"aside", "off", "away", "out", "down"}
# What may stand between them and a noun that is also a verb: "his repeated call for".
_ADJECTIVES = frozenset(
    """
    repeated latest long-standing longstanding renewed fresh urgent earlier recent own key main public joint
    formal initial original strong desperate persistent firm clear steadfast stated outspoken immediate direct
    vital important critical crucial essential necessary
    """.split()
)


def cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """The cues among the words, in order, longest first, never overlapping."""
    found: list[Cue] = []
    after, keys = 0, [word.key for word in words]
    begun = [
        at
        for at, (key, following) in enumerate(zip_longest(keys, keys[1:], fillvalue=""))
        if key in _ALONE or following in _TABLE.get(key, _NONE) or key.endswith("n't")
    ]
    for index in begun:
        cue = (_leading(words, index) or _longest_at(words, index)) if index >= after else None
        if cue is not None:
            found.append(cue)
            after = cue.last + 1
    return tuple(found)


# Verbs of advice by which somebody is told "against" what to decide, and the words up to it.
_WARNING = {
    word: form
    for verb in ("warn", "caution", "advise", "urge", "counsel")
    for word, form in (
        (verb, VerbForm.BASE),
        (verb + "s", VerbForm.PRESENT),
        (verb.removesuffix("e") + "ed", VerbForm.PAST),
        (verb.removesuffix("e") + "ing", VerbForm.ING),
    )
}
_WARNED = 7
# Words that begin a cue of the kinds below, beside those of the table.
_LEADING = frozenset({"neither", "not", "for", "up", "made", *_WARNING})


def _leading(words: Sequence[Word], index: int) -> Cue | None:
    if words[index].key not in _LEADING and not words[index].key.endswith("n't"):
        return None
    return (
        _neither(words, index)
        or _left_to(words, index)
        or _not_for(words, index)
        or _made(words, index)
        or _warned(words, index)
    )


def _neither(words: Sequence[Word], index: int) -> Cue | None:
    """A side that is taken neither way: "neither endorsed nor rejected", "did not support or oppose"."""
    is_denied = words[index].key in {"neither", "not"} or words[index].key.endswith("n't")
    first = _longest_at(words, index + 1) if is_denied and index + 1 < len(words) else None
    link = first.last + 1 if first else len(words)
    other = _longest_at(words, link + 1) if link + 1 < len(words) and words[link].key in {"nor", "or"} else None
    is_opposed = first is not None and other is not None and first.sign * other.sign < 0 and first.form is other.form
    return Cue(index, other.last, 0, Sort.WANT, VerbForm.NONE) if other and is_opposed else None


def _left_to(words: Sequence[Word], index: int) -> Cue | None:
    """What somebody else is to decide: "for Kyiv alone to decide", "up to the parliament to decide"."""
    opens = words[index].key == "for" or [word.key for word in words[index : index + 2]] == ["up", "to"]
    for place in range(index + 2, min(index + 2 + _DECIDING, len(words) - 1)) if opens else ():
        if words[place].key == "to" and words[place + 1].key in {"decide", "determine", "choose"}:
            return Cue(index, place + 1, 0, Sort.MODAL, VerbForm.NONE)
    return None


def _not_for(words: Sequence[Word], index: int) -> Cue | None:
    """What somebody need not do: "it was not for Northgate to pay"."""
    if [word.key for word in words[index : index + 2]] != ["not", "for"]:
        return None
    to = next((at for at in range(index + 3, min(index + 3 + _MAKING, len(words) - 1)) if words[at].key == "to"), None)
    is_whole = to is not None and all(words[at].gap == " " for at in range(index + 1, to + 1))
    is_somebody = words[index + 2].is_capital or (words[index + 2].key == "the" and words[index + 3].is_capital)
    return Cue(index, to, -1, Sort.MODAL, VerbForm.NONE) if to and is_whole and is_somebody else None


def _made(words: Sequence[Word], index: int) -> Cue | None:
    """Who makes a proposal wants it: "the offer was made by"."""
    if [word.key for word in words[index : index + 2]] != ["made", "by"]:
        return None
    before = {word.key for word in words[max(0, index - _MAKING) : index]}
    is_made = not COPULAS.isdisjoint(before) and not _MADE.isdisjoint(before)
    return Cue(index, index, 1, Sort.WANT, VerbForm.PAST) if is_made else None


def _warned(words: Sequence[Word], index: int) -> Cue | None:
    """Who advises somebody against it is against it, and not whoever is advised: "warned Northgate against a tram"."""
    form = _WARNING.get(words[index].key)
    if form is None:
        return None
    for place in range(index + 2, min(index + _WARNED, len(words))):
        if HARD.search(words[place].gap) or "," in words[place].gap:
            return None
        if words[place].key == "against":
            return Cue(index, place, -1, Sort.WANT, form)
    return None


def _longest_at(words: Sequence[Word], index: int) -> Cue | None:
    begun = _TABLE.get(words[index].key, {})
    second = words[index + 1].key if index + 1 < len(words) else ""
    for entry in (*begun.get(second, ()), *begun.get("", ())):
        last = index + len(entry.words) - 1
        if last <= index + 1 or _reads(words, index, entry.words):
            if not _is_another(words, index, last, entry):
                return _cue(words, index, last, entry)
            if entry.words[-1] not in _SHORTER:
                return None
    return None


# Last words of entries that, where they mean something else, leave a shorter one: "would not | stop backing it".
_SHORTER = frozenset({"stop"})


def _reads(words: Sequence[Word], index: int, wanted: tuple[str, ...]) -> bool:
    return tuple(word.key for word in words[index : index + len(wanted)]) == wanted


def _cue(words: Sequence[Word], index: int, last: int, entry: _Entry) -> Cue:
    is_verb = entry.form in {VerbForm.BASE, VerbForm.PRESENT} or entry.words[0] == "need"
    if is_verb and _is_noun(words, index) and (entry.sort is not Sort.STEP or _is_of(words, last)):
        return Cue(index, last, entry.sign, Sort.NOUN, VerbForm.NONE)
    if entry.sort is Sort.THREAT and _asks_not(words, last):
        return Cue(index, last, 1, Sort.WANT, entry.form)
    return Cue(index, last, entry.sign, entry.sort, entry.form, entry.is_change)


def _is_another(words: Sequence[Word], index: int, last: int, entry: _Entry) -> bool:
    """Whether the words of an entry mean something else where they stand."""
    if check := _OTHERWISE.get("_".join(entry.words)):
        return check(words, index, last)
    if entry.words[0] in _ADJECTIVES and _is_noun(words, index):
        return bool(words[last + 1 : last + 2]) and is_cue_word(words[last + 1].key)  # "her urgent call for"
    return entry.sort is Sort.STEP and _is_noun(words, index) and _is_date(words, last)  # "at the end of the year"


def _is_of(words: Sequence[Word], last: int) -> bool:
    return [word.key for word in words[last + 1 : last + 2]] == ["of"]


def _asks_not(words: Sequence[Word], last: int) -> bool:
    """Whether a warning says what not to do: "warned Berlin not to send tanks"."""
    near = [word.key for word in words[last + 1 : last + 8]]
    return any(pair == ("not", "to") for pair in pairwise(near))


def _is_date(words: Sequence[Word], last: int) -> bool:
    """Whether a noun is the beginning or the end of a time."""
    near = [word.key for word in words[last + 1 : last + 4]]
    return near[:1] == ["of"] and not _PERIODS.isdisjoint(near)


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """Whether a form that is a verb or a noun follows a determiner or an owner: "its demand", "Ukraine's calls"."""
    place = index - 1
    if place < 0:
        return False
    if words[place].key in _NUMBERS and words[index].key.endswith("s"):
        return True  # "two demands"
    if words[index].key.endswith("s") and not words[index].key.endswith("ss"):
        before = words[place].key
        if before.endswith("ed") or before in _BEFORE_NOUN:
            return True  # "echoed calls for", "amid calls for", "brushed aside calls for"
    while place > 0 and words[place].key in _ADJECTIVES:
        place -= 1
    return words[place].owns or words[place].key in DETERMINERS


def is_cue_word(key: str) -> bool:
    """Whether cues begin with this word."""
    return key in _TABLE


def _rows(table: str) -> Iterator[_Entry]:
    """The rows of a table as entries in their base form."""
    sort, sign, is_change = Sort.WANT, 1, False
    for item in table.split():
        if item in Sort.__members__:
            sort = Sort[item]
        elif item.rstrip("!") in _SIGNS:
            sign, is_change = _SIGNS[item.rstrip("!")], item.endswith("!")
        else:
            for words in product(*(part.split("/") for part in item.split("_"))):
                yield _Entry(words, sort, sign, VerbForm.NONE, is_change)


def _forms(verb: str) -> Iterator[tuple[str, VerbForm]]:
    """The forms of a verb by the spelling rules of English, with the exceptions above."""
    yield verb, VerbForm.BASE
    is_y = verb.endswith("y") and verb[-2] not in "aeou"
    hisses = verb.endswith(("s", "sh", "ch", "x", "o"))
    yield f"{verb[:-1]}ies" if is_y else verb + ("es" if hisses else "s"), VerbForm.PRESENT
    stem = verb + verb[-1] if verb in DOUBLED else verb if verb.endswith("ee") else verb.removesuffix("e")
    yield stem + "ing", VerbForm.ING
    regular = f"{verb[:-1]}ied" if is_y else stem.removesuffix("e") + "ed"
    for past in IRREGULAR.get(verb, regular).split():
        yield past, VerbForm.PAST
    if verb.endswith("el"):  # "cancelling" in British spelling
        yield verb + "ling", VerbForm.ING
        yield verb + "led", VerbForm.PAST


def _entries() -> Iterator[_Entry]:
    for row in _rows(VERBS):
        for word, form in _forms(row.words[0]):
            yield replace(row, words=(word, *row.words[1:]), form=form)
    yield from _rows(PLAIN + UNDECIDED)


def _build() -> dict[str, dict[str, list[_Entry]]]:
    """The entries by their first word and by their second, "" of a single word; those of one place longest first."""
    table: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in sorted(_entries(), key=lambda entry: len(entry.words), reverse=True):
        first, second, *_ = (*entry.words, "")
        table[first][second].append(entry)
    return {first: dict(entries) for first, entries in table.items()}


_TABLE = _build()
# Words that can be a cue alone; the others begin one only before its second word.
_ALONE = frozenset(first for first, entries in _TABLE.items() if "" in entries) | _LEADING
_NONE: dict[str, list[_Entry]] = {}
_OTHERWISE = {
    "opposition": senses.is_body,
    "arms": senses.is_thing,
    "ships": senses.is_thing,
    "decision_to": senses.is_open,
    "prepared": senses.is_deed,
    "no_more": senses.is_inside,
    "should": senses.is_supposed,
    "time_to": senses.is_turn,
    "press": senses.is_event,
    **{
        f"{form}_{answer}": senses.is_begun for form, _ in (*_forms("say"), *_forms("vote")) for answer in ("no", "yes")
    },
    **dict.fromkeys((f"{verb}_not_stop" for verb in "will would can could does do".split()), senses.is_doing),
    **dict.fromkeys((f"{verb}_open" for verb in "remain remains remained is are stay stays".split()), senses.is_to),
    "time_for": senses.is_turn,
    **{form: senses.is_shared for form, _ in _forms("join")},
    **{form: senses.is_question for form, _ in _forms("ask")},
    **{form: senses.is_opinion for form, _ in _forms("suggest")},
}
