"""What stands around a topic and its cues: a subject that undoes the topic, a list behind a colon, joined verbs."""

from collections.abc import Sequence
from math import prod

from bot.stance.clauses import HARD, OPENERS, Word, is_between, reports
from bot.stance.positions import Cue, Sort, VerbForm, is_cue_word
from bot.stance.senses import DETERMINERS
from bot.stance.wordings import Hit

_THINGS = frozenset("things points items steps measures demands conditions promises commitments".split())


def heads_subject(words: Sequence[Word], ahead: Sequence[Cue], hit: Hit) -> bool:
    """Whether the cues over a topic turn it and open the clause: "stopping the tram would", "a ban on trams is"."""
    that = max((place for place in range(hit.first) if words[place].key == "that"), default=-1) if ahead else -1
    inner = [cue for cue in ahead if cue.first > that]
    if prod(cue.sign or 1 for cue in inner) > 0:
        return False
    first = inner[0]
    is_noun = first.sort is Sort.NOUN or (first.sort is Sort.STEP and first.form is VerbForm.NONE)
    if not (first.form is VerbForm.ING or is_noun):
        return False
    if any("," in words[place].gap for place in range(first.first + 1, hit.first + 1)):
        return False
    before = first.first - 1
    while before >= 0 and (words[before].key in DETERMINERS or words[before].owns or is_between(words[before])):
        if HARD.search(words[before + 1].gap) or "," in words[before + 1].gap:
            return True
        before -= 1
    if before < 0 or "," in words[before + 1].gap or HARD.search(words[before + 1].gap):
        return True
    return words[before].key in OPENERS | {"that", "and"} or reports(words, before)


def modal_behind(words: Sequence[Word], found: Sequence[Cue], lead: Cue) -> int:
    """The place of the judgement that follows a cue between commas, else of the cue."""
    behind = (cue.first for cue in found if cue.first > lead.last and cue.sort is Sort.MODAL)
    modal = next(behind, lead.first)
    return modal if any("," in words[place].gap for place in range(lead.last + 1, modal + 1)) else lead.first


def is_beside(words: Sequence[Word], cue: Cue, hit: Hit) -> bool:
    """Whether the verb that a topic begins with is joined to a cue: "asked it to drop the park and build a tram"."""
    is_next = hit.first > 1 and words[hit.first - 1].key in {"and", "or"} and is_cue_word(words[hit.first].key)
    return is_next and cue.form is VerbForm.BASE and words[hit.first].key != "end"


def lists(words: Sequence[Word], cue: Cue, opener: int) -> bool:
    """Whether what is judged is told behind a colon: "two points are unacceptable: a tram", "wants two things: …"."""
    if ":" not in words[opener].gap or cue.sort not in {Sort.MODAL, Sort.WANT}:
        return False
    between = {word.key for word in words[cue.last + 1 : opener]}
    return not between if cue.sort is Sort.MODAL else cue.sign > 0 and not _THINGS.isdisjoint(between)
