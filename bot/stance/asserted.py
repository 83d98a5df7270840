"""Whether a line itself says what a claim in it says, or only denies, doubts, asks, expects or supposes it.

"Denied that Warsaw opposed it" says nothing of Warsaw. Where the language does not make the contrary certain, nothing
is taken from such a clause; only "I do not think that we should" is read as "I think that we should not".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.reporting import PREPOSITIONS
from bot.stance.chains import Chain
from bot.stance.clauses import HARD, PRONOUNS, Word, is_between, is_negation
from bot.stance.nouns import Line
from bot.stance.outer import (
    ANYBODY,
    HEARSAY,
    HEARSAY_OR_VERB,
    INTRODUCING,
    SAYING,
    Bearing,
    clause,
    governed,
    is_ascribed,
)
from bot.stance.positions import Sort, VerbForm, is_cue_word
from bot.stance.wordings import Hit

# All tables are our own.
# Proposals can be rejected as such: "rejected the idea that Ukraine should cede land" is a position.
_PROPOSALS = frozenset("idea notion suggestion suggestions thought".split())
_UNREAL = frozenset(
    """
    may might likely unlikely expected rumoured rumored reported reportedly alleged allegedly supposed supposedly
    thought believed pretend pretends pretended pretending fail fails failed failing hesitate
    hesitates hesitated hesitating perhaps maybe possibly probably
    """.split()
)
_SEEMING = frozenset("declared alleged supposed professed so-called claimed purported ostensible apparent".split())
_SHORT_OF = frozenset({("short", "of"), ("instead", "of"), ("rather", "than"), ("far", "from"), ("refrained", "from")})
_INVERTED = frozenset({"had", "should", "were"})
_TALKING = frozenset(
    """
    comment say answer speculate elaborate confirm disclose reveal specify clarify respond drawn discuss predict guess
    """.split()
)
_NOBODY = frozenset("nobody none neither nor few no".split())
_AFTER_NOT = frozenset("one a all every many everyone everybody single".split())

_ASKS = re.compile(r"[^“\"‘.!?\w]{0,8}\?")
_SUBJECT = 8  # words of a subject before its verb


def bearing(line: Line, hit: Hit, chain: Chain) -> Bearing:
    """Whether a line says what the cues over a topic come to, says the contrary, or leaves it open."""
    words, start = line.words, min(chain.lead.first, hit.first)
    last = max(hit.last, chain.cues[-1].last)
    if _asks(line, last) or _is_unreal(line, chain) or _is_nobodys(words, chain) or _is_mere_talk(words, chain):
        return Bearing.OPEN
    if _is_passed_over(words, hit, chain) or _is_hearsay_refused(words, hit, chain) or is_ascribed(line, last):
        return Bearing.OPEN
    if _is_about_another(words, hit, chain):
        return Bearing.OPEN
    return governed(line, start, chain.lead)


def _asks(line: Line, last: int) -> bool:
    """Whether a question mark ends the clause."""
    for word in line.words[last + 1 :]:
        if _ASKS.match(word.gap):
            return True
        if HARD.search(word.gap):
            return False
    return _ASKS.match(line.text, line.words[-1].span.end) is not None


def _is_unreal(line: Line, chain: Chain) -> bool:
    """Whether the lead is only expected, possible, feigned or failed: "may approve", "has yet to", "had Biden sent"."""
    words, lead = line.words, chain.lead
    place = lead.first - 1
    while place >= 0 and (is_between(words[place]) or words[place].key in _UNREAL | {"to"}):
        if HARD.search(words[place + 1].gap):
            break
        if words[place].key in _UNREAL and (lead.sign or words[place].key not in {"may", "might"}):
            return True
        if [word.key for word in words[place : place + 2]] in (["yet", "to"], ["would", "have"], ["could", "have"]):
            return True
        place -= 1
    if tuple(word.key for word in words[max(lead.first - 2, 0) : lead.first]) in _SHORT_OF:
        return True
    if lead.form in {VerbForm.BASE, VerbForm.NONE} and lead.first > 0 and words[lead.first - 1].key in _SEEMING:
        return True
    return _is_inverted(line, lead.first)


def _is_inverted(line: Line, index: int) -> bool:
    """Whether the clause begins with its auxiliary: "had Biden sent tanks", "should Ukraine join"."""
    for place in range(index, max(-1, index - _SUBJECT), -1):
        word = line.words[place]
        starts = place == 0 or HARD.search(word.gap) or "," in word.gap
        if starts:
            follows = any(noun.first == place + 1 for noun in line.nouns)
            return word.key in _INVERTED and (follows or line.words[place + 1 : place + 2] == ())
    return False


def _is_nobodys(words: Sequence[Word], chain: Chain) -> bool:
    """Whether the subject of the lead is nobody: "not one leader supports", "neither Berlin nor Paris"."""
    if chain.is_after or chain.lead.sort is Sort.NOUN:
        return False
    if chain.lead.form is VerbForm.ING and chain.lead.first and words[chain.lead.first - 1].key in ANYBODY:
        return True  # "said that those calling for it": whoever they are
    for place in clause(words, chain.lead.first, _SUBJECT):
        key = words[place].key
        if key in _NOBODY and words[place + 1].key != "longer":
            return True
        if key in {"not", "hardly"} and (words[place + 1].key in _AFTER_NOT or words[place + 1].key.startswith("any")):
            return True
        if key in PRONOUNS or key in SAYING:
            return False
    return False


def _is_about_another(words: Sequence[Word], hit: Hit, chain: Chain) -> bool:
    """Whether "must" after a topic is about another noun, or denies what no cue names: "talks should not be a trap"."""
    if not chain.is_after or chain.lead.sort is not Sort.MODAL:
        return False
    before = [word.key for word in words[max(hit.first - 3, 0) : hit.first] if word.key not in {"the", "a", "an"}]
    is_owned = len(before) > 1 and before[-1] in PREPOSITIONS and is_cue_word(before[-2])
    following = words[chain.lead.last + 1 : chain.lead.last + 2]
    return is_owned or (len(chain.cues) == 1 and bool(following) and is_negation(following[0]))


def _is_mere_talk(words: Sequence[Word], chain: Chain) -> bool:
    """Whether only words are refused: "declined to comment on", "refused to be drawn on"."""
    lead = chain.lead
    if not words[lead.first].key.startswith(("declin", "refus")):
        return False
    return any(word.key in _TALKING for word in words[lead.last + 1 : lead.last + 4])


def _is_passed_over(words: Sequence[Word], hit: Hit, chain: Chain) -> bool:
    """Whether the topic is what something else is wanted before: "prefers talks to a truce", "rather than a truce"."""
    lead = chain.lead
    between = [word.key for word in words[lead.last + 1 : hit.first]]
    if not _SHORT_OF.isdisjoint(pairwise(between)):
        return True
    if words[lead.first].key.startswith("prefer") and "to" in between[1:]:
        return True
    before = words[lead.first - 1] if lead.first else None
    is_shared = lead.form is VerbForm.ING and before is not None and "," in words[lead.first].gap
    return is_shared and before is not None and is_cue_word(before.key)  # "support, but Italy opposes, sending"


def _is_hearsay_refused(words: Sequence[Word], hit: Hit, chain: Chain) -> bool:
    """Whether a report and no proposal is rejected: "rejected the notion that Budapest supports it"."""
    for place in range(chain.lead.last + 1, hit.first):
        if words[place + 1].key not in INTRODUCING or words[place + 1].key == "of":
            continue
        key, inner = words[place].key, chain.cues[1:]
        if key in _PROPOSALS:
            return bool(inner) and not any(cue.sort is Sort.MODAL for cue in inner)
        if key in HEARSAY | HEARSAY_OR_VERB:
            return True
    return False
