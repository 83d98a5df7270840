"""What stands between a cue and its topic and may turn it: a manner that is refused, a verb that no table knows."""

from collections.abc import Sequence

from bot.stance.chains import Chain
from bot.stance.clauses import Word, is_between, is_joined
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.wordings import Hit

# All tables are our own.
# Who refuses a thing of such a kind may want it in another: "warned against a hasty truce".
_KINDS = frozenset(
    """
    hasty rushed hurried rash precipitate premature bad poor unfair unjust unequal lopsided one-sided forced
    imposed dictated enforced fragile shaky false fake phoney phony sham bogus token shameful dirty rotten weak
    toothless flawed half-baked ill-considered separate secret careless reckless
    """.split()
)
# What follows a thing and tells the kind of it: "a truce that would", "a truce on Southport's terms".
_TELLING = frozenset("would will could does do leaves lets gives rewards allows freezes".split())
_AT_COST = ({"at", "any"}, {"at", "all"}, {"in", "its"}, {"in", "this"})
# Verbs that no cue is, by their beginnings, that turn a wish for what follows, or make something else of it: what
# somebody "wants to use" or "must not fear" need not be wanted, or refused.
_TURNING = tuple(
    """
    use using exploit abus misus drag spin string fear dread miss forget poison disrupt defy defi flout evad escap dodg
    circumvent surviv outlast exhaust quit exit los wast hijack hollow kill bury sink wreck ruin destroy discredit
    test punish criminali prosecut question doubt challeng disput contest combat counter confront withstand replac
    outsourc skip betray misread oversell politici monopoli dictat manipulat leverag instrumentali shoulder bear foot
    endanger complicat overshadow undercut break spoil lure trap absent exclud left
    """.split()
)
_MADE = ("promis", "pledg", "offer", "announc", "decid", "order")
_PERMITS = frozenset("permission right rights leave freedom authority allowed permitted".split())
_SUMS, _SUMMED = frozenset("million billion thousand dozens hundreds thousands more".split()), 6


def is_of_kind(words: Sequence[Word], hit: Hit, cue: Cue) -> bool:
    """Whether only a kind of the topic is meant: "a hasty truce", "a truce that would leave the rails in place"."""
    before = range(max(cue.last + 1, hit.first - 3), hit.first + 1)
    if any(words[place].key in _KINDS for place in before):
        return True
    behind = [word.key for word in words[hit.last + 1 : hit.last + 3] if word.gap.isspace()]
    is_any = any(words[place].key in {"a", "an", "any"} for place in range(max(cue.last + 1, hit.first - 3), hit.first))
    is_told = is_any and behind[:1] in (["that"], ["which"]) and not _TELLING.isdisjoint(behind[1:])
    return is_told or set(behind) in _AT_COST


def other_verb(words: Sequence[Word], hit: Hit, cue: Cue) -> int | None:
    """The place of a verb between a cue and its topic that turns it: "wants to use the truce", "must not fear it"."""
    for place in range(cue.last + 1, hit.first):
        key = words[place].key
        if not is_joined(words[place]) or words[place].owns:
            return None
        before = next((at for at in range(place - 1, cue.last, -1) if not is_between(words[at])), cue.last)
        is_verb = words[before].key == "to" or before == cue.last
        if (
            is_verb
            and key.startswith(_TURNING)
            and words[before - 1].key not in _PERMITS
            and not is_between(words[place])
        ):
            return place
    return None


def is_unmade(words: Sequence[Word], lead: Cue, denials: Sequence[int]) -> bool:
    """Whether it is only denied that something was promised or decided, which refuses nothing: "never promised it"."""
    is_made = lead.sort is Sort.DEED and lead.form is VerbForm.PAST and words[lead.first].key.startswith(_MADE)
    return is_made and any(place < lead.first for place in denials)


def counted(line: Line, hit: Hit, chain: Chain) -> int | None:
    """A deed is only counted up: "has spent two billion since the start", "delivered fewer than half of"."""
    words, lead = line.words, chain.lead
    if lead.sort is not Sort.DEED or lead.form is not VerbForm.PAST:
        return None
    between = [word.key for word in words[lead.last + 1 : hit.first]]
    behind = words[hit.last + 1 : hit.last + 1 + _SUMMED]
    has_sum = any(word.key.isdigit() or word.key in _SUMS for word in words[lead.last + 1 : hit.last + 1])
    is_since = has_sum and any(word.key in {"since", "so"} for word in behind)
    is_share = ("than" in between and not {"fewer", "less"}.isdisjoint(between)) or between[:2] == ["half", "of"]
    return lead.first if is_since or is_share else None
