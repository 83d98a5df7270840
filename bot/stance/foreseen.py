"""What is only supposed, planned, foretold or asked of somebody, so that it is no wish of the subject.

Each rule gives the place of the word by which it leaves a claim open, None where it does not.
"""

from collections.abc import Sequence

from bot.stance.chains import Chain
from bot.stance.clauses import BE, HARD, Word, is_between, opens_clause, reports
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.wordings import Hit

# All tables are our own.
_NEEDS = frozenset("need needs require requires".split())
_DRAFTS = frozenset("plan draft proposal scheme option point points paragraph clause version blueprint".split())
_PLANS, _PLAN = _DRAFTS | frozenset("deal agreement document terms".split()), 6
_PAPERS = _PLANS | frozenset("text framework accord treaty settlement blueprint paper offer points formula".split())
_CASES, _CASE = frozenset("case scenario event situation circumstances".split()), 4
_ASIDE = 9  # words of an aside between a subject and its verb
_WILL = frozenset("would will could won't wouldn't".split())
_OUTCOMES = frozenset("become join be get enter have receive see gain obtain".split())  # that nobody does
_ANSWERS = ("accept", "agree", "approv", "sign", "consent")
# What a plan "would" do with somebody, who is then said to do what follows.
_CAUSING = frozenset("have see make let leave get oblige compel force commit bind put give mean".split())
_DIRECTED = frozenset("told advised instructed ordered invited required encouraged persuaded pushed".split())
_BY = 6  # words of the "by Berlin" behind such a participle
_TERMS = frozenset("conditions terms demands requirements provisions points".split())
_DEBATED = frozenset("discussed debated considered examined raised decided reviewed weighed".split())


def would(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """The writer only supposes it, or tells of a plan: "If the rails came, Northgate would build the tram"."""
    words, lead = line.words, chain.lead
    is_said = line.speaker or any(words[lead.first].span.overlaps(clause.span) for clause in line.reported)
    is_planned = words[0].key == "under" and not _PLANS.isdisjoint(word.key for word in words[1 : 1 + _PLAN])
    is_case = words[0].key == "in" and not _CASES.isdisjoint(word.key for word in words[1 : 1 + _CASE])
    if is_said or not (words[0].key == "if" or is_planned or is_case):
        return None
    if is_planned and not _DRAFTS.isdisjoint(word.key for word in words[1 : 1 + _PLAN]):
        return 0  # "Under the draft, Northgate gives up the tram"
    place = lead.first
    while place > 0 and is_between(words[place - 1]):
        place -= 1
        if words[place].key in {"would", "could"}:
            return place
    return place if words[lead.first].key in {"would", "could"} else None


def planned(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What a plan would do with somebody is no wish of theirs: "the draft would have Northgate give up the tram"."""
    words, lead = line.words, chain.lead
    for place in range(1, min(lead.first, hit.first)):
        if words[place].key not in _WILL or not _is_paper(words, _subject(words, place)):
            continue
        following = next((at for at in range(place + 1, lead.first) if not is_between(words[at])), lead.first)
        is_owned = any(word.owns for word in words[:place])  # "Ada Marsh's plan would stop the tram" is her wish
        is_caused = words[following].key in _CAUSING and words[following + 1].key != "to"  # "would have to"
        between = range(place + 1, lead.first + 1)
        is_told = (
            words[place - 1].key in {"that", "which"} or lead.form is VerbForm.ING
        )  # a comma ends "a plan that would"
        is_apart = any(
            HARD.search(words[at].gap)
            or (is_told and "," in words[at].gap)
            or opens_clause(words, at)
            or (reports(words, at) and words[at].key.endswith(("s", "d")))
            for at in between
        )
        if lead.sort is Sort.MODAL and lead.first == following and not is_caused:
            return None  # "a deal would have to include the tram" is what somebody asks for
        if (is_caused or not is_owned) and not is_apart:
            return place
    return None


def _subject(words: Sequence[Word], verb: int) -> int:
    """The last word of what stands before a verb, without an aside: "the draft, leaked last week, would"."""
    if "," not in words[verb].gap:
        return verb - 1
    opening = (place for place in range(verb - 1, max(0, verb - _ASIDE), -1) if "," in words[place].gap)
    return next(opening, verb) - 1


def _is_paper(words: Sequence[Word], place: int) -> bool:
    """Whether a plan is the subject whose verb follows: "the draft", "a plan that"."""
    if words[place].key in {"that", "which"} and place > 0:
        place -= 1
    return words[place].key in _PAPERS


def directed(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """What somebody is told to do is no wish of theirs: "Northgate was told by Southport to accept the tram"."""
    words, lead = line.words, chain.lead
    if lead.form is not VerbForm.BASE or lead.first < 2 or words[lead.first - 1].key != "to":  # noqa: PLR2004
        return None
    told = range(lead.first - 2, max(0, lead.first - 2 - _BY), -1)
    place = next((at for at in told if words[at].key in _DIRECTED), None)
    if place is None or (place < lead.first - 2 and words[place + 1].key != "by"):
        return None
    before = words[place - 1].key
    return place if before in BE or before in {"being", "be"} else None


def needy(line: Line, hit: Hit, chain: Chain) -> int | None:
    """What the topic itself needs is no wish for it, nor what would be needed: "the plan needs work", "would need a".

    But "talks need to go on" is one.
    """
    words, lead = line.words, chain.lead
    following = [word for word in words[lead.last + 1 : lead.last + 2] if word.gap.isspace()]
    is_active = words[lead.last].key in _NEEDS and bool(following) and following[0].key != "to"
    subject = lead.first
    while subject > hit.last + 1 and is_between(words[subject - 1]):
        subject -= 1
    is_second = words[subject - 1].key in {"but", "and"}  # "the plan has merits but needs work"
    is_subject = hit.last < lead.first and (subject == hit.last + 1 or is_second)
    is_supposed = is_active and lead.last < hit.first and words[lead.first - 1].key == "would"
    return lead.first if is_active and (is_subject or is_supposed) else None


def to_come(line: Line, _hit: Hit, chain: Chain) -> int | None:
    """Only announced, or only asked of somebody: "talks will be held", "its conditions include Kyiv's refusal"."""
    words, lead = line.words, chain.lead
    if chain.is_after and words[lead.first].key == "will":
        following = next((word.key for word in words[lead.last + 1 :] if not is_between(word)), "")
        if following in _DEBATED or any(_is_event(words, cue) for cue in chain.cues[1:]):
            return lead.first
    asked = range(min(lead.first, len(words) - 1)) if lead.sort is Sort.NOUN else ()
    opened = (at for at in asked if words[at].key in _TERMS)
    return next((at for at in opened if words[at + 1].key.startswith(("include", "are"))), None)


def _is_event(words: Sequence[Word], cue: Cue) -> bool:
    return cue.sort is Sort.STEP or words[cue.first].key.startswith("resum")


def is_foretold(line: Line, lead: Cue) -> bool:
    """Whether who tells of another only says what is to come: "will reject it", "would never become a member".

    What somebody "would never sign" is their own refusal.
    """
    words, place = line.words, lead.first
    if words[place].key in _WILL:
        return lead.last + 1 < len(words) and words[lead.last + 1].key in _OUTCOMES
    while place > 0 and is_between(words[place - 1]):
        place -= 1
        if words[place].key in _WILL:
            return lead.sort is Sort.WANT or words[lead.first].key.startswith(_ANSWERS)
    return False
