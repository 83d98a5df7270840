"""Whether a line itself says what a claim in it says, or only denies, doubts, asks, expects or supposes it.

"Denied that Warsaw opposed it" says nothing of Warsaw. Where the language does not make the contrary certain, nothing
is taken from such a clause; only "I do not think that we should" is read as "I think that we should not".
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.stance import foreseen, judged, within
from bot.stance.anaphors import PROPOSED
from bot.stance.chains import Chain
from bot.stance.clauses import BE, HARD, PRONOUNS, Word, clause_start, is_between, is_negation, opens_clause
from bot.stance.groups import neither
from bot.stance.nouns import Line
from bot.stance.outer import (
    ANYBODY,
    HEARSAY,
    HEARSAY_OR_VERB,
    INTRODUCING,
    SAYING,
    Bearing,
    Rule,
    Ruling,
    clause,
    governed,
)
from bot.stance.positions import Cue, Sort, VerbForm, is_cue_word
from bot.stance.wordings import Hit

# All tables are our own.
# Proposals can be rejected as such: "rejected the idea that Ukraine should cede land" is a position.
_PROPOSALS = frozenset("idea notion suggestion suggestions thought".split())
_UNREAL = frozenset(
    """
    may might could likely unlikely expected rumoured rumored reported reportedly alleged allegedly supposed supposedly
    thought believed pretend pretends pretended pretending fail fails failed failing hesitate
    hesitates hesitated hesitating forced compelled obliged perhaps maybe possibly probably ironically sarcastically
    mockingly jokingly profess professes professed professing purport purports purported claim claims claimed claiming
    feign feigns feigned
    """.split()
)
_FAILING = ("fail", "neglect")
_MADE_TO = frozenset("forced compelled obliged pressured tempted made left".split())
_SEEMING = frozenset(
    "declared alleged supposed professed so-called claimed purported ostensible apparent feigned faked".split()
)
_HEARSAY = frozenset("supposedly allegedly reportedly ostensibly presumably perhaps maybe possibly".split())
_SHORT_OF = frozenset({("short", "of"), ("instead", "of"), ("rather", "than"), ("far", "from"), ("refrained", "from")})
_INVERTED = frozenset({"had", "should", "were"})
_TALKING = frozenset(
    """
    comment say answer speculate elaborate confirm disclose reveal specify clarify respond drawn discuss predict guess
    """.split()
)
_WORDS, _GIVING = frozenset("promise promises pledge pledges commitment".split()), frozenset({"give", "gave", "given"})
_NOBODY = frozenset("nobody none neither nor few no".split())
_AFTER_NOT = frozenset("one a all every many everyone everybody single even".split())

_SUPPOSING = frozenset({"if", "whether", "unless", "provided"})
_AHEAD = frozenset({"before", "until"})  # "before they agree": they have not
_ASCRIBING = frozenset("say says said claim claims".split())


_ASKS = re.compile(r"[^“\"‘.!?\w]{0,8}\?")
_SUBJECT = 8  # words of a subject before its verb


def bearing(line: Line, hit: Hit, chain: Chain) -> Ruling:
    """Whether a line says what the cues over a topic come to, says the contrary, or leaves it open."""
    for rule, leaving_open in _RULES:
        place = leaving_open(line, hit, chain)
        if place is not None:
            return Ruling(Bearing.OPEN, rule, place)
    return governed(line, min(chain.lead.first, hit.first), chain.lead)


# Each rule below gives the place of the word by which it leaves a claim open, None where it does not.


def _asked(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A question mark ends the clause."""
    for place in range(_last(hit, chain) + 1, len(line.words)):
        if _ASKS.match(line.words[place].gap):
            return place - 1
        if HARD.search(line.words[place].gap):
            return None
    last = len(line.words) - 1
    return last if _ASKS.match(line.text, line.words[last].end) else None


def _unreal(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The lead is only expected, possible, feigned or failed: "may approve", "has yet to", "had Biden sent"."""
    words, lead = line.words, chain.lead
    place = lead.first - 1
    while place >= 0 and (is_between(words[place]) or words[place].key in _UNREAL or words[place].key == "to"):
        if HARD.search(words[place + 1].gap):
            break
        if _is_unreal(words, place, lead):
            return place
        pair = [word.key for word in words[place : min(place + 2, lead.first)]]  # "would have to" is no such pair
        if pair in (["yet", "to"], ["would", "have"], ["could", "have"]):
            return place
        place -= 1
    if lead.sort is Sort.MODAL and words[lead.last + 1 : lead.last + 2] and words[lead.last + 1].key in _MADE_TO:
        return lead.last + 1  # "will be forced to"
    if tuple(word.key for word in words[max(lead.first - 2, 0) : lead.first]) in _SHORT_OF:
        return lead.first - 2
    if lead.form in {VerbForm.BASE, VerbForm.NONE} and lead.first > 0 and words[lead.first - 1].key in _SEEMING:
        return lead.first - 1
    return _inverted(line, lead.first)


def _hearsay(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The clause opens with a word of hearsay, or tells of what was not done: "Supposedly Northgate wants"."""
    words, first = line.words, chain.lead.first
    start = clause_start(words, first)
    if words[start].key in _HEARSAY:
        return start
    return first if words[first].key.startswith(_FAILING) else None


def _is_unreal(words: Sequence[Word], place: int, lead: Cue) -> bool:
    """Whether a word before the lead makes it unreal: not the month of May, nor "could" before "not afford to"."""
    key = words[place].key
    is_month = key == "may" and words[place].is_capital and place > 0
    is_own = key == "could" and place == lead.first - 1 and is_negation(words[lead.first])
    return key in _UNREAL and (bool(lead.sign) or key not in {"may", "might"}) and not (is_month or is_own)


def _is_said_to(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """Only people say so: "is said to want"."""
    words, first = line.words, chain.lead.first
    keys = [word.key for word in words[max(0, first - 3) : first]]
    is_told = keys[1:] in (["said", "to"], ["understood", "to"])
    return first - 2 if is_told and keys[0] in BE else None


def _unmentioned(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """A verb that is no cue, and is denied, stands over the lead: "has not mentioned sending"."""
    words, lead = line.words, chain.lead
    is_to = lead.form is VerbForm.BASE and lead.first > 0 and words[lead.first - 1].key == "to"
    verb = lead.first - 2 if is_to else lead.first - 1 if lead.form is VerbForm.ING else 0
    if verb < 1 or is_between(words[verb]) or opens_clause(words, verb):
        return None
    is_joined = not any("," in words[place].gap for place in range(verb, lead.first + 1))
    return verb - 1 if is_joined and is_negation(words[verb - 1]) else None


def _not_to_do(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What is asked is not to do what no cue names: "urged Northgate not to wait with the tram"."""
    words, meant = line.words, {hit.first, *(cue.first for cue in chain.cues)}
    for place in range(chain.lead.last + 1, hit.first - 1):
        if is_negation(words[place]) and words[place + 1].key == "to" and meant.isdisjoint({place + 2, place + 3}):
            return place
        if words[place + 1].key == "to" and line.ending_at(place) and meant.isdisjoint({place + 2, place + 3}):
            return place
        is_plan = words[place].key in PROPOSED and words[place + 1].key == "to"  # "rejected a plan to copy the tram"
        if is_plan and meant.isdisjoint({place + 2, place + 3}):
            return place
    return None


def _inverted(line: Line, index: int) -> int | None:
    """The clause begins with its auxiliary: "had Biden sent tanks", "should Ukraine join"."""
    for place in range(index, max(-1, index - _SUBJECT), -1):
        word = line.words[place]
        if word.key in {"should", "were"} and _is_pronoun(line.words, place + 1):
            return place  # "sanctions should it refuse"
        starts = place == 0 or HARD.search(word.gap) or "," in word.gap
        if starts:
            if word.key not in _INVERTED:
                return None
            is_last = place + 1 == len(line.words)
            follows = is_last or _is_pronoun(line.words, place + 1)
            return place if follows or any(noun.first == place + 1 for noun in line.nouns) else None
    return None


def _is_pronoun(words: Sequence[Word], place: int) -> bool:
    return place < len(words) and words[place].key in PRONOUNS


def _nobodys(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The subject of the lead is nobody: "not one leader supports", "neither Berlin nor Paris"."""
    words, lead = line.words, chain.lead
    if chain.is_after or lead.sort is Sort.NOUN:
        return None
    if lead.form is VerbForm.ING and lead.first and words[lead.first - 1].key in ANYBODY:
        return lead.first - 1  # "said that those calling for it": whoever they are
    for place in clause(words, lead.first, _SUBJECT):
        key = words[place].key
        is_either = key == "neither" and place == lead.first - 1  # "neither endorsed nor rejected"
        is_hardly = words[place + 1].key in _AFTER_NOT or words[place + 1].key.startswith("any")
        if (key in _NOBODY and words[place + 1].key not in {"longer", "doubt", "question"}) or (
            key in {"not", "hardly"} and is_hardly
        ):
            return None if is_either or neither(line, lead.first) is not None else place
        if key in PRONOUNS or key in SAYING:
            return None
    return None


def _mere_talk(line: Line, hit: Hit, chain: Chain) -> int | None:
    """Only words are refused: "declined to comment on", "would not be drawn on"."""
    words, lead = line.words, chain.lead
    talking = _TALKING if words[lead.first].key.startswith(("declin", "refus")) else {"drawn"}
    if hit.taken_up and words[hit.last].key in _WORDS and (lead.sign < 0 or words[lead.first].key in _GIVING):
        return hit.last  # "will not give such a promise"
    near = range(lead.last + 1, min(lead.last + 4, len(words)))
    if "even" in {words[place].key for place in near}:
        return None  # "refuses to even discuss it"
    return next((place for place in near if words[place].key in talking and not chain.is_after), None)


def _passed_over(line: Line, hit: Hit, chain: Chain) -> int | None:
    """The topic is what something else is wanted before: "prefers talks to a truce", "rather than a truce"."""
    words, lead = line.words, chain.lead
    between = [word.key for word in words[lead.last + 1 : hit.first]]
    short = next((place for place, pair in enumerate(pairwise(between), lead.last + 1) if pair in _SHORT_OF), None)
    if short is not None:
        return short
    if words[lead.first].key.startswith("prefer") and "to" in between[1:]:
        return lead.first
    if lead.is_change and not PROPOSED.isdisjoint(between) and "to" in between:  # "dropped a plan to build it by lot"
        return next((at for at in range(hit.last + 1, len(words)) if words[at].key == "instead"), None)
    is_aside = lead.form is VerbForm.ING and lead.first > 0 and "," in words[lead.first].gap
    return lead.first - 1 if is_aside and is_cue_word(words[lead.first - 1].key) else None  # "Italy opposes, sending"


def _part_of(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A refusal of something "as part of" the topic leaves the topic itself open."""
    words = line.words
    before = [word.key for word in words[max(0, hit.first - 4) : hit.first]]
    is_part = "part" in before and "of" in before and "as" in before
    return hit.first - 1 if is_part and chain.lead.sign < 0 else None


def _hearsay_refused(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A report and no proposal is rejected: "rejected the notion that Budapest supports it"."""
    words = line.words
    for place in range(chain.lead.last + 1, hit.first):
        if words[place + 1].key not in INTRODUCING or words[place + 1].key == "of":
            continue
        key, inner = words[place].key, chain.cues[1:]
        if key in _PROPOSALS:
            return place if inner and not any(cue.sort is Sort.MODAL for cue in inner) else None
        if key in HEARSAY or key in HEARSAY_OR_VERB:
            return place
    return None


def _ascribed(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A speaker goes on to say that others say so: "we must stop, say the Russians"."""
    words = line.words
    for place in range(_last(hit, chain) + 1, len(words) - 1) if line.speaker else ():
        if HARD.search(words[place].gap):
            return None
        if words[place].key in _ASCRIBING and "," in words[place].gap:
            return place if words[place + 1].key not in {"i", "we"} else None
    return None


def _supposed(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The lead stands in a clause of mere supposition."""
    words, index, lead = line.words, chain.lead.first, chain.lead
    is_ahead = lead.form in {VerbForm.BASE, VerbForm.PRESENT} and words[index - 1].key != "to"
    supposing = _SUPPOSING | (_AHEAD if is_ahead else set())
    while index > 0 and words[index].key not in supposing:
        if opens_clause(words, index) or "," in words[index].gap:
            return None
        index -= 1
    return index if words[index].key in supposing else None


def _last(hit: Hit, chain: Chain) -> int:
    return max(hit.last, chain.cues[-1].last)


_RULES: tuple[tuple[Rule, Callable[[Line, Hit, Chain], int | None]], ...] = (
    (Rule.ASKED, _asked),
    (Rule.UNREAL, _unreal),
    (Rule.UNREAL, _hearsay),
    (Rule.UNREAL, _is_said_to),
    (Rule.UNREAL, _unmentioned),
    (Rule.UNREAL, _not_to_do),
    (Rule.UNREAL, foreseen.would),
    (Rule.UNREAL, foreseen.planned),
    (Rule.UNREAL, foreseen.directed),
    (Rule.UNREAL, foreseen.needy),
    (Rule.UNREAL, foreseen.to_come),
    (Rule.UNREAL, judged.insisted),
    (Rule.ABOUT_ANOTHER, judged.around),
    (Rule.UNREAL, judged.only),
    (Rule.UNREAL, within.counted),
    (Rule.UNREAL, judged.in_marks),
    (Rule.NOBODYS, _nobodys),
    (Rule.MERE_TALK, _mere_talk),
    (Rule.PASSED_OVER, _passed_over),
    (Rule.ABOUT_ANOTHER, _part_of),
    (Rule.HEARSAY_REFUSED, _hearsay_refused),
    (Rule.ASCRIBED, _ascribed),
    (Rule.ABOUT_ANOTHER, judged.about_another),
    (Rule.SUPPOSED, _supposed),
)
