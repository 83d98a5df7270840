"""How a verb stands to the nouns and the clauses before it."""

from collections.abc import Sequence

from bot.core.reporting import PREPOSITIONS
from bot.stance.clauses import BE, TIMES, Word, clause_start, is_joined, is_verb_like, reports
from bot.stance.found import NOBODY, Found, Way
from bot.stance.groups import joined_before
from bot.stance.nouns import Line
from bot.stance.positions import is_cue_word
from bot.stance.senses import DETERMINERS

_NO_PARTICIPLES = frozenset("evening morning meeting during according following including regarding".split())

_OF_TWO = frozenset(
    "men women leaders presidents ministers countries nations governments capitals sides allies".split()
)


def is_passive(words: Sequence[Word], subject: int, verb: int) -> bool:
    """Whether nobody is named who says it: "it is said that"."""
    is_past = words[verb].key.endswith(("ed", "id", "ld", "ght"))
    return is_past and any(words[place].key in BE for place in range(subject, verb))


def right_before(line: Line, index: int, verb: int) -> Found:
    """The noun right before a verb, with those that share its place; of a phrase its head: "officials in Oslo said"."""
    noun, words = line.ending_at(index), line.words
    if noun is None or "," in words[index + 1].gap:
        return NOBODY
    if not noun.is_object or (words[noun.first - 1].key == "with" and words[verb].key.endswith("ing")):
        return Found(joined_before(line, noun), Way.BESIDE, verb)
    head = line.ending_at(noun.first - 2)
    return Found(joined_before(line, head), Way.BESIDE, verb) if head and head.is_subject else NOBODY


def is_of_participle(words: Sequence[Word], first: int) -> bool:
    """Whether somebody is only whom another does something to: "the actor playing Ada Marsh said"."""
    if first < 2 or not words[first - 1].key.endswith("ing") or words[first - 1].is_capital:  # noqa: PLR2004
        return False
    before = words[first - 2]
    if words[first - 1].key in TIMES | _NO_PARTICIPLES or not is_joined(words[first]):
        return False
    is_noun = is_joined(words[first - 1]) and not (before.owns or is_verb_like(before) or before.is_capital)
    return is_noun and before.key not in PREPOSITIONS | DETERMINERS | {"and", "or", "but"}


def is_pair(words: Sequence[Word], index: int) -> bool:
    """Whether two who were named before are meant by the phrase that ends here: "both leaders", "the two"."""
    first = index - (words[index].key in _OF_TWO)
    if first < index and words[first].key == "both":
        return True
    return first > 0 and words[first].key == "two" and words[first - 1].key == "the"


def is_done_to(words: Sequence[Word], index: int) -> bool:
    """Whether "it" is what a verb or a preposition is about: "called for it and left"."""
    before = words[index - 1].key if index else ""
    return words[index].key == "it" and (before in PREPOSITIONS or is_cue_word(before))


def is_linked(words: Sequence[Word], index: int, verb: int) -> bool:
    """Whether the verb shares the subject of an earlier one: after a comma, "and" or "to"."""
    is_apart = any("," in words[place].gap for place in range(index + 1, verb + 1))
    return is_apart or words[index].key in {"and", "or", "but", "to", "then"}


def is_phrase(line: Line, index: int) -> bool:
    """Whether only phrases stand between the first noun of the clause and the verb: "Putin in a speech denied"."""
    start = clause_start(line.words, index)
    first = next((noun for noun in line.nouns if noun.first >= start and noun.is_subject), None)
    if first is None or first.last >= index or line.words[first.last + 1].key not in PREPOSITIONS:
        return False
    between = range(first.last + 1, index + 1)
    return not any(line.words[place].key.endswith("ed") or reports(line.words, place) for place in between)


def opens_content(line: Line, place: int, end: int) -> bool:
    """Whether a clause with a subject of its own follows: "that", or a verb of saying without one."""
    words = line.words
    if words[place].key == "that":
        return not is_verb_like(words[place + 1])
    if not reports(words, place) or words[place].key == "told":
        return False
    near = range(place + 1, min(place + 4, end))
    return any(noun.first in near and noun.last < end and noun.is_subject for noun in line.nouns)
