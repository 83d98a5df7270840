"""Whether the words of a cue mean something else where they stand: "the opposition", "asked what", "time to".

Each takes the words of a line, and the places of the first and the last of the cue.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.stance.clauses import PRONOUNS, Word, is_joined

_MAKING_UP = frozenset("make makes making take takes taking".split())  # "will make the decision to": either way
_OF_PRESS = frozenset("conference conferences briefing briefings release releases statement secretary corps".split())
_BEFORE = 3  # words before a cue in which its "be" or "make" stands
_SUGGESTED = 8  # words from "suggested that" to its "be"
_AUXILIARIES = frozenset("will would can could may might must should to not shall".split())
_WH = frozenset("what why whether how who where when if".split())
_ASKED = 8  # words from "asked" to the question
_WHICH_TIME = frozenset("first second third last next same this".split())
COPULAS = frozenset("is are was were be been being am remain remains".split())
DETERMINERS = frozenset(
    "the a an its his her their our my your any this that no some such new more continued further another".split()
)
_STATING, _STATED = frozenset("means mean will would is are was were".split()), 6  # words to such a verb


def is_body(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether a noun tells neither what it is about nor whose it is: "the opposition", "the opposition leader"."""
    near = [word.key for word in words[last + 1 : last + 5]]
    return not (near and (near[0] in {"to", "from", "by", "against"} or (near[0] == "in" and "to" in near)))


def is_thing(_words: Sequence[Word], _index: int, _last: int) -> bool:
    """Whether a word is a noun, as "arms" and "ships" nearly always are."""
    return True


def is_shared(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether somebody is joined in something: "joined Berlin in calling for"."""
    near = [word.key for word in words[last + 1 : last + _SUGGESTED]]
    return any(before == "in" and key.endswith("ing") for before, key in pairwise(near))


def is_event(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether a word only tells the kind of a thing: "told a press conference"."""
    return last + 1 < len(words) and words[last + 1].key in _OF_PRESS


def is_doing(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether what goes on is somebody's own deed: "will not stop sending"."""
    return last + 1 < len(words) and words[last + 1].key.endswith("ing")


def is_begun(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether more follows: "said no date was set", and not "said no"."""
    return last + 1 < len(words) and is_joined(words[last + 1])


def is_to(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether somebody "is open to" something, and no door stands open."""
    return last + 1 < len(words) and words[last + 1].key in {"to", "for"}


def is_open(words: Sequence[Word], index: int, _last: int) -> bool:
    """Whether a decision is only somebody's to make: "will make the decision to"."""
    return not _MAKING_UP.isdisjoint(word.key for word in words[max(0, index - _BEFORE) : index])


def is_deed(words: Sequence[Word], index: int, _last: int) -> bool:
    """Whether no form of "be" goes before: "prepared to vote on" is what was done, "was prepared to talk" a wish."""
    return not any(word.key in COPULAS for word in words[max(0, index - _BEFORE) : index])


def is_question(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether a question is asked: "asked what there was to talk about", "asked about the tram"."""
    return any(word.key in _WH | {"about"} for word in words[last + 1 : last + _ASKED])


def is_supposed(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether a clause supposes something: "should it refuse"."""
    return last + 1 < len(words) and words[last + 1].key in PRONOUNS


def is_opinion(words: Sequence[Word], _index: int, last: int) -> bool:
    """Whether what is suggested is not to be done, as it is in "suggested that they be sent"."""
    near = [word.key for word in words[last + 1 : last + _SUGGESTED]]
    if near[:1] != ["that"]:
        return not (near and (near[0].endswith("ing") or near[0] in DETERMINERS))
    return "be" not in near or not _AUXILIARIES.isdisjoint(near[: near.index("be")])


def is_inside(words: Sequence[Word], index: int, last: int) -> bool:
    """Whether it is a state and no demand: "No more arms" is one unless it opens; so is "No more arms means"."""
    return index > 0 or any(word.key in _STATING for word in words[last + 1 : last + _STATED])


def is_turn(words: Sequence[Word], index: int, _last: int) -> bool:
    """Whether a time is one of several: "for the first time to"."""
    return index > 0 and words[index - 1].key in _WHICH_TIME
