"""What a "must" or a judgement is about, and what is only said to be so: the topic need not be wanted.

Each rule gives the place of the word by which it leaves a claim open, None where it does not.
"""

from collections.abc import Sequence

from bot.core.reporting import PREPOSITIONS
from bot.stance.chains import Chain
from bot.stance.clauses import Word, is_between, is_negation
from bot.stance.nouns import Line
from bot.stance.outer import before_verb
from bot.stance.positions import Sort, VerbForm, is_cue_word
from bot.stance.senses import DETERMINERS
from bot.stance.wordings import Hit

# All tables are our own.
_THINKING = frozenset("think believe imagine assume suppose expect hope say claim suggest pretend".split())
_SIDES = frozenset(
    "place venue site date dates length duration format agenda host cost costs price details seat".split()
)
_EFFECTS = frozenset("will would could can may might does do won't doesn't wouldn't play plays amount amounts".split())
_ENDS = frozenset("outcome goal option prospect basis".split())  # of which the topic is only what it is one of
_NEXT = 4  # words from such a judgement to what it is about
_TOLD_SO = frozenset("would will is was are were has had have does do did could won't".split())
_MARKS = frozenset({"“", "”", '"', "‘", "’"})
_RELATIVES = frozenset({"that", "which", "who"})
_SUBJECT = 8  # words of a subject before its verb


def about_another(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A "must" is about another noun, or denies what no cue names: "reasons that were necessary", "not be a trap"."""
    words = line.words
    if chain.lead.sort is not Sort.MODAL or hit.first < chain.lead.first < hit.last:
        return None
    if not chain.is_after and _judges_subject(words, hit, chain):
        return chain.lead.first
    if not chain.is_after:
        subject, first = before_verb(words, chain.lead.first), chain.lead.first
        is_verb = subject < first - 1 or is_between(words[first])
        return subject if subject > 0 and is_verb and words[subject].key in _RELATIVES else None
    before = [word.key for word in words[max(hit.first - 3, 0) : hit.first] if word.key not in {"the", "a", "an"}]
    is_owned = len(before) > 1 and before[-1] in PREPOSITIONS and is_cue_word(before[-2])
    following = words[chain.lead.last + 1 : chain.lead.last + 2]
    is_denied = len(chain.cues) == 1 and bool(following) and is_negation(following[0])
    return chain.lead.last if is_owned or is_denied else None


def _judges_subject(words: Sequence[Word], hit: Hit, chain: Chain) -> bool:
    """Whether a judgement before a topic is of its own subject: "a threat to the tram", "would undermine the tram"."""
    lead = chain.lead
    first, last = words[lead.first].key, words[lead.last].key
    following = words[lead.last + 1].key
    behind = [word.key for word in words[lead.last + 1 : lead.last + 3]]
    if lead.sign < 0 and behind[:1] == ["to"] and not _THINKING.isdisjoint(behind):
        return True  # "it would be absurd to think that the tram"
    is_effect = lead.sign < 0 and lead.last > lead.first and first in _EFFECTS and words[lead.first + 1].key != "be"
    is_to_do = any(cue.first == lead.last + 1 for cue in chain.cues[1:])  # "it was not for Northgate to build the tram"
    is_near = not is_to_do and hit.first <= lead.last + _NEXT
    is_related = lead.sign < 0 and last in {"to", "for", "on"} and first != "wrong" and is_near
    is_of = last in _ENDS and following in {"of", "in", "for"}
    return is_effect or is_related or is_of


def only(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What "should only" be done so is limited and not asked for: "trams should only run to the harbour"."""
    words, lead = line.words, chain.lead
    behind = next((at for at in range(lead.last + 1, len(words)) if words[at].key != "be"), None)
    if behind is None or lead.sort is not Sort.MODAL or hit.last > lead.first:
        return None
    return behind if words[behind].key == "only" else None


def around(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What is judged is only a side of the topic: "the harbour as a place for the tram was rejected by Northgate"."""
    words, before = line.words, hit.first - 1
    while before > 0 and words[before].key in DETERMINERS:
        before -= 1
    is_side = chain.is_after and before > 0 and words[before].key in PREPOSITIONS and words[before - 1].key in _SIDES
    return before - 1 if is_side else None


def insisted(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What is insisted on is so, and not to be done: "insisted that a tram without rails would not run"."""
    words, lead = line.words, chain.lead
    if chain.is_after or not words[lead.first].key.startswith("insist"):
        return None
    is_subject = all(words[at].key in DETERMINERS | {"that"} for at in range(lead.last + 1, hit.first))
    behind = range(hit.last + 1, min(hit.last + 2 + _SUBJECT, len(words)) if is_subject else 0)
    told = (at for at in behind if words[at].key in _TOLD_SO or "," in words[at].gap)
    place = next(told, None)
    return place if place is not None and words[place].key in _TOLD_SO else None


def in_marks(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The verb alone stands in marks, which its subject did not say: "Ben Stone “welcomed” the tram as scrap"."""
    words, lead = line.words, chain.lead
    is_open = lead.form is VerbForm.PAST and words[lead.first].gap[-1:] in _MARKS
    behind = words[lead.last + 1 : lead.last + 2]
    return lead.first if is_open and behind and behind[0].gap[:1] in _MARKS else None
