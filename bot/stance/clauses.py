"""The words of a sentence, where its clauses begin, what denies and what may stand between a subject and its verb."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple

from bot.core import reporting
from bot.core.model import Span
from bot.core.text import FOLDED, WORD

HARD = re.compile(r"[;:—–?!…\n]|\s--?\s|\.\s")
_IN_WORD = re.compile(r"[^\W_](?:[^\W_]|[.’'&-])|[.’'&-][^\W_]")  # two letters of a text that one word may have
_OWNING = frozenset({"' ", "’ "})
_PLAIN_GAP = re.compile(r"[\s“”\"‘’'.]{1,4}")

# Words that open another clause.
OPENERS = frozenset(
    """
    but while although though whereas because which whilst since despite if unless until when whether after before amid
    """.split()
)
SUBORDINATORS = frozenset("while although though whereas despite if when after before since as because amid".split())
_AS_MUCH = frozenset("well many much such long soon possible a an part far same seen known described".split())
# Auxiliaries and adverbs that stand between a subject and its verb; those in -ly are known by their ending.
_BETWEEN = (reporting.BETWEEN - {"who"}) | frozenset(
    """
    cannot no need may might far much more yet ready set able trying rushing going continuing continued still currently
    instead long longer though however increasingly remain remains remained
    """.split()
)
PRONOUNS = frozenset("he she they it we i".split())
BE = frozenset("was were been be being is are".split())
_SUBJECTS = PRONOUNS | {"that"}  # behind the "and" that opens a clause
_AUXILIARIES = frozenset("is are was were would will could can must should may might does did cannot".split())
_INNER = frozenset("that which who whom what how why whether if when while as than where because".split())
_STOPS = _AUXILIARIES | _INNER
_BEFORE_NOUNS = reporting.PREPOSITIONS | frozenset("the a an his her its their our my these those such".split())
_ONCE = PRONOUNS | frozenset("the a an his her its their our these those such there all".split())  # "once the war ends"
NEGATIONS = frozenset("not never no cannot neither nor nobody nothing without none hardly".split())
# Phrases that stand between a subject and its verb as an adverb does, and the last words of those that tell a time.
_ASIDES = """
at_first at_last at_least at_times of_late so_far for_now in_part in_turn in_vain in_principle in_public in_private
in_general in_effect in_fact in_return of_course as_well by_contrast once_again once_more for_example for_its_part
for_his_part for_her_part for_their_part in_any_case in_no_way by_no_means as_yet
"""
_BY_LAST = {
    last: [phrase for aside in _ASIDES.split() if (phrase := aside.split("_"))[-1] == last]
    for last in {aside.split("_")[-1] for aside in _ASIDES.split()}
}
_TIME_ENDS = frozenset(
    "time days weeks months years decades hours week month year day past night evening morning".split()
)
_SEQUENCE, _SPANS = (
    frozenset({"before", "after"}),
    frozenset("day days week weeks month months year years night".split()),
)
_NEXT_TO = frozenset({"last", "next"})
_TIME_WORDS = 5  # words of such a time at most
_TIME_BEFORE = frozenset("in on at for over since during by until from within".split())
# Words that are written with a full stop, which ends nothing.
_SHORTENED = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr sen rep gen gov st lt col".split()
)
_YEAR = (1, 2, 4)  # digits of a day or a year
_WHEN_IT_COMES = (["it", "comes", "to"], ["it", "came", "to"])
_NOT_NEGATED = frozenset("only just merely simply least".split())
# Words that tell a time: "until last week", "before spring", "in July".
TIMES = frozenset(
    """
    last next this that spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december week month year now then today
    tomorrow noon midnight christmas recently lately late early mid
    """.split()
)
# Verbs that look like nouns to the rules below.
_PLAIN_PASTS = frozenset("met left sent held took gave made went came won lost saw kept fought sought brought".split())
_PLAIN_PRESENTS = frozenset("remain seem appear stay keep insist agree continue share fear".split())
_FINITE = (reporting.FINITE | _PLAIN_PASTS | _PLAIN_PRESENTS) - {"i", "we", "he", "she", "they"}
_VERB_ENDING = ("ed", "ing")
_SAYING = frozenset(
    """
    believes believe believed thinks thought revealed reveals reminded reported reports echoed indicated indicates
    signalled signaled hinted hints repeated cautioned proclaimed proclaims vowed maintaining contending confirming
    called calls calling described describes labelled deemed accused accuses accusing blamed praised
    complained complains complaining lamented laments boasted boasts
    assure assures assured assuring believing admitting acknowledging affirming reiterating reporting
    """.split()
)
# Without "states" and "remarks", which are nouns far more often.
REPORTING = (reporting.STRONG | _SAYING) - {"states", "remarks"}


class Word(NamedTuple):
    """A word of a sentence: where it stands without a possessive ending, its folded form, and the text before it.

    There is one for each word of an article; a named tuple is made in a third of a frozen dataclass's time.
    """

    start: int
    end: int
    key: str
    owns: bool
    gap: str
    is_capital: bool

    @property
    def span(self) -> Span:
        """Where it stands; made when it is asked for, as that of few words is."""
        return Span(self.start, self.end)


_start, _end = attrgetter("start"), attrgetter("end")


def split(text: str, within: Span) -> tuple[Word, ...]:
    """The words of a stretch of text."""
    words, end = [], within.start
    make = tuple.__new__  # the constructor of a named tuple is written in Python, and would take a fifth of all this
    for found in WORD.finditer(text, within.start, within.end):
        start, stop = found.span()
        size, key, is_capital = FOLDED[text[start:stop]]
        owns = start + size < stop or (text[stop - 1] == "s" and _owns_on(text, stop))
        words.append(make(Word, (start, start + size, key, owns, text[end:start], is_capital)))
        end = stop
    return tuple(words)


def cut(text: str, words: tuple[Word, ...], within: Span) -> tuple[Word, ...]:
    """What `split` gives, out of the words of a longer stretch, which takes a fifth of the time."""
    if _IN_WORD.match(text, max(within.start - 1, 0)) or _IN_WORD.match(text, within.end - 1):
        return split(text, within)
    first = bisect_left(words, within.start, key=_start)
    found = words[first : bisect_left(words, within.end, lo=first, key=_start)]
    return (found[0]._replace(gap=text[within.start : found[0].start]), *found[1:]) if found else ()


def without(text: str, words: tuple[Word, ...], hidden: Sequence[Span]) -> tuple[Word, ...]:
    """The words that do not lie in a hidden stretch."""
    kept: list[Word] = []
    place, covered = 0, 0  # `covered` is how far the stretches that began before a word reach
    ordered = sorted(hidden)
    end = words[0].start - len(words[0].gap) if words else 0
    for word, following in zip_longest(words, words[1:]):
        stop = following.start - len(following.gap) if following else word.end
        while place < len(ordered) and ordered[place].start < stop:
            covered = max(covered, ordered[place].end)
            place += 1
        if covered <= word.start:
            is_next = end == word.start - len(word.gap)
            kept.append(word if is_next else word._replace(gap=text[end : word.start]))
            end = stop
    return tuple(kept)


def first_in(words: Sequence[Word], stretch: Span) -> int | None:
    """The place of the first word that shares a character with a stretch."""
    place = bisect_right(words, stretch.start, key=_end)
    return place if place < len(words) and words[place].start < stretch.end else None


def _owns_on(text: str, end: int) -> bool:
    """Whether an apostrophe after a plural, and a noun, follow, as in "the allies’ weapons"."""
    return text[end : end + 2] in _OWNING and text[end + 2 : end + 3].isalpha()


def reports(words: Sequence[Word], index: int) -> bool:
    """Whether the word is a verb of saying, and not the noun of the same form: "in remarks", "the claims"."""
    key = words[index].key
    if key not in REPORTING:
        return False  # as most words
    before = words[index - 1] if index else None
    is_infinitive = before is not None and before.key == "to" and not key.endswith(("s", "ed", "ing"))
    is_noun = before is not None and (before.owns or before.key in _BEFORE_NOUNS)
    is_aside = index > 1 and words[index - 2].key == "what" and before is not None and before.key in PRONOUNS
    return is_infinitive or not (is_noun or is_aside)  # "recognise what she called the new rails"


def is_joined(word: Word) -> bool:
    """Whether nothing but a space or a quotation mark stands before the word."""
    gap = word.gap
    return gap == " " or (bool(_PLAIN_GAP.fullmatch(gap)) and "\n" not in gap)  # the first, nearly always


def opens_clause(words: Sequence[Word], index: int) -> bool:
    """Whether a clause begins with this word."""
    word = words[index]
    if word.key == "when" and [each.key for each in words[index + 1 : index + 4]] in _WHEN_IT_COMES:
        return False
    if word.key in _SEQUENCE and index > 0 and words[index - 1].key in _SPANS:
        return False  # "the day before"
    if word.key in OPENERS or (word.gap != " " and HARD.search(word.gap)):
        return word.gap != ". " or words[index - 1].key not in _SHORTENED
    if word.key == "once" and index + 1 < len(words):
        return words[index + 1].is_capital or words[index + 1].key in _ONCE
    if word.key == "as":
        return index + 1 < len(words) and words[index + 1].key not in _AS_MUCH and words[index - 1].key not in _AS_MUCH
    return word.key == "and" and index + 1 < len(words) and words[index + 1].key in _SUBJECTS


def is_sentence(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a form in -ing at `start` is itself the subject of a verb before `end`: "sending it would be wrong"."""
    stops = (words[place].key for place in range(start, end) if words[place].key in _STOPS)
    return next(stops, "") in _AUXILIARIES


def clause_start(words: Sequence[Word], index: int) -> int:
    """The place of the first word of the clause that a word stands in."""
    while index > 0 and not opens_clause(words, index):
        index -= 1
    return index


def before_aside(words: Sequence[Word], index: int) -> int:
    """The place before a phrase like "for the first time" or "in March" that ends at `index`; else `index` itself."""
    key = words[index].key
    for phrase in _BY_LAST.get(key, ()):
        start = index - len(phrase) + 1
        if start > 0 and [word.key for word in words[start : index + 1]] == phrase:
            return start - 1
    if key not in TIMES | _TIME_ENDS and not (key.isdigit() and len(key) in _YEAR):
        return index
    if index > 1 and words[index - 1].key in _NEXT_TO and is_joined(words[index]):
        return index - 2  # "who last month refused"
    for start in range(index - 1, max(0, index - _TIME_WORDS), -1):
        if not is_joined(words[start + 1]):
            return index
        if words[start].key in _TIME_BEFORE:
            return start - 1
    return index


def negations(words: Sequence[Word], start: int, end: int) -> int:
    """How many words deny something, from `start` up to but without `end`."""
    return len(denials(words, start, end))


def denials(words: Sequence[Word], start: int, end: int) -> list[int]:
    """The places of the words that deny something, from `start` up to but without `end`."""
    found = [
        index
        for index in range(max(start, 0), end)
        if is_negation(words[index]) and not (index + 1 < len(words) and words[index + 1].key in _NOT_NEGATED)
    ]
    if len(found) > 1 and any(words[index].key == "neither" for index in found):
        return [index for index in found if words[index].key != "nor"]  # "neither the tram nor the bus" denies once
    return found


def is_negation(word: Word) -> bool:
    """Whether a word denies what follows."""
    return word.key in NEGATIONS or word.key.endswith("n't")


def is_between(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word.key in _BETWEEN or is_negation(word) or (word.key.endswith("ly") and not word.is_capital)


def is_verb_like(word: Word) -> bool:
    """Whether a word can be a finite verb, so that a name before it may be its subject and not its modifier."""
    return (
        is_between(word)
        or word.key in REPORTING
        or word.key in reporting.VERBS
        or word.key in _FINITE
        or (word.key.endswith(_VERB_ENDING) and not word.is_capital)
    )
