"""Whose position it is by the clause itself: of its subject, of the owner of a noun, of whoever stands behind “by”."""

from collections.abc import Sequence

from bot.core.model import Mention
from bot.core.reporting import PREPOSITIONS
from bot.stance.claims import Claim
from bot.stance.clauses import BE, Word, negations, reports
from bot.stance.found import NOBODY, Found, Way
from bot.stance.holders import Finder, named_after
from bot.stance.nouns import Line, is_somebody
from bot.stance.outlets import people
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.reach import agent, is_reaction, source
from bot.stance.senses import DETERMINERS

_ABOUT = PREPOSITIONS - {"in", "at"}
_MET = frozenset("face faces faced facing meet meets met receive receives received hear heard resisted".split())
_LISTING = frozenset("terms conditions demands demand condition requirements position message stance view".split())
_ASKING = ("appeal", "call", "demand", "plea", "request")
_ONE = frozenset("a an another his her its their".split())
_SHARING = frozenset("agree agrees agreed disagree disagreed met faced greeted confronted sympathised sided".split())
_PHRASE = 3  # words from "on" to the noun that it governs
_SPEECH = 3  # words from a verb of saying to its "about"
_FAR = 25  # words from "should" to a participle that hangs on it
_RATING = ("see", "saw", "regard", "view", "describ", "treat", "agree")
_RATED, _NAMED = 6, 3  # words from such a verb to the topic, and from "for" to a name


def rater(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whoever sees it so, where nobody is reported to say it: "regards the tram as vital", "for Berlin, it is bad"."""
    words, hit = line.words, claim.hit
    if words[0].key in {"for", "to"} and not claim.denials:
        noun = next((noun for noun in line.nouns if noun.first <= _NAMED and not noun.owns), None)
        if noun and noun.last < hit.first and "," in words[noun.last + 1].gap:
            return Found((noun.mention,), Way.AGENT, 0)
    if (told := _listed(line, claim, finder)) is not None:
        return told
    start = max(0, hit.first - _RATED)
    verb = next((at for at in range(hit.first - 1, start - 1, -1) if words[at].key.startswith(_RATING)), None)
    if verb is None or negations(words, max(0, verb - _RATED), verb) > 0:
        return NOBODY
    behind = {word.key for word in words[hit.last + 1 : claim.lead.first]}
    is_agreed = words[verb].key.startswith("agree") and any(word.key == "that" for word in words[verb : hit.first])
    is_seen = claim.chain.is_after and "as" in behind
    return people(finder.subject(line, verb, is_finite=True)) if is_seen or is_agreed else NOBODY


def _listed(line: Line, claim: Claim, finder: Finder) -> Found | None:
    """Whose terms follow a colon: "set out her terms: the bridge must go"; None where none do."""
    words, first = line.words, min(claim.lead.first, claim.hit.first)
    colon = next((at for at in range(first, 0, -1) if ":" in words[at].gap), None)
    if colon is None or _LISTING.isdisjoint(word.key for word in words[:colon]):
        return None
    found = people(finder.main_subject(line, colon - 1))
    return found or None


def by_clause(line: Line, claim: Claim, finder: Finder) -> Found:
    """The holders as the clause itself names them."""
    lead, words = claim.lead, line.words
    if claim.chain.is_after:
        return _behind(line, lead, finder)
    if lead.sort is Sort.NOUN:
        near = finder.owner(line, lead.first) or _agent(line, lead.last, "by", "from", "of", "in")
        is_aside = not near and _is_aside(words, lead.first)
        return Found((), Way.ASIDE) if is_aside else near or finder.main_subject(line, lead.first)
    if lead.form is VerbForm.PAST and [word.key for word in words[lead.last + 1 : lead.last + 2]] == ["by"]:
        return _opening(line, claim)
    if lead.form is VerbForm.PAST and _is_passive(words, lead.first):
        return _agent(line, claim.hit.last, "by")
    is_command = line.speaker is not None and lead.first == 0 and lead.form is VerbForm.BASE  # "Stop sending them"
    is_own = line.speaker is not None and words[lead.first].key in {"we're", "i'm"}
    if is_own or is_command or _is_subjunctive(words, lead) or _is_demanded(words, lead):
        who = (line.speaker,) if line.speaker and (is_command or is_own) else ()
        return Found(who, Way.SPEAKER if who else Way.UNSAID, lead.first)
    is_predicate = lead.form is VerbForm.NONE and words[lead.first - 1].key in BE  # "two thirds of them are in favour"
    is_finite = lead.form not in {VerbForm.ING, VerbForm.NONE} or is_predicate
    found = finder.subject(line, lead.first, is_finite=is_finite)
    is_told = found.way in {Way.AMBIGUOUS, Way.UNSAID}  # by the clause itself, so that nothing else has to tell
    return found if is_told else found or _source(line, lead, finder) or found


def _behind(line: Line, lead: Cue, finder: Finder) -> Found:
    """The holders of a cue behind its topic: "rejected by Berlin", "which Berlin opposes"."""
    by = source(line.words, lead) if is_reaction(line.words, lead) else agent(line.words, lead)
    if by is None and lead.sort in {Sort.WANT, Sort.DEED}:
        return finder.subject(line, lead.first, is_finite=True)
    return named_after(line, by) if by is not None else NOBODY


def _opening(line: Line, claim: Claim) -> Found:
    """Whoever is named in an opening participle, where the topic is its subject: "Opposed by Berlin, the tram …"."""
    words, lead = line.words, claim.lead
    is_opening = lead.first == 0 or "," in words[lead.first].gap
    is_about = any("," in words[place].gap for place in range(lead.last + 2, claim.hit.first + 1))
    return named_after(line, lead.last + 1) if is_opening and is_about else NOBODY


def _source(line: Line, lead: Cue, finder: Finder) -> Found:
    """Whoever "rejects" or "demands" it by a reported clause, where the words of the line do not tell."""
    at = line.words[lead.first].span
    clause = next((clause for clause in line.reported if clause.cue and clause.cue.overlaps(at)), None)
    is_owner = clause is not None and clause.speaker is not None and _owns(line, clause.speaker)
    found = people(finder.speaker(line, clause)) if clause and not is_owner else NOBODY
    return found if all(who.actor or is_somebody(who.name) for who in found.who) else NOBODY


def _owns(line: Line, mention: Mention) -> bool:
    """Whether somebody only owns who is meant, or "who" is only somebody of theirs: "Ada Marsh's rivals, who"."""
    words = [word for word in line.words if word.span.overlaps(mention.span)]
    return any(word.owns or word.key in {"who", "which", "that"} for word in words)


def _is_passive(words: Sequence[Word], verb: int) -> bool:
    """Whether a form of "be" goes with a participle, and not with an aside: "Hill, whose party is small, rejected"."""
    near = range(max(0, verb - 2), verb)
    return any(
        words[place].key in BE and not any("," in words[at].gap for at in range(place + 1, verb + 1)) for place in near
    )


def _is_subjunctive(words: Sequence[Word], lead: Cue) -> bool:
    """Whether a verb only says what somebody is to do: "and that it give up the plan"."""
    return lead.form is VerbForm.BASE and lead.first > 0 and words[lead.first - 1].key in {"he", "she", "it"}


def _is_demanded(words: Sequence[Word], lead: Cue) -> bool:
    """Whether a participle belongs to what somebody should do: "should help, such as by sending more"."""
    before = (words[place].key for place in range(max(0, lead.first - _FAR), lead.first))
    return lead.form is VerbForm.ING and not {"should", "must"}.isdisjoint(before)


def _is_aside(words: Sequence[Word], noun: int) -> bool:
    """Whether a noun is only what something else is about, "debates on the need for", and nobody speaks about it."""
    before = noun - 1
    while before > 0 and words[before].key in DETERMINERS:
        before -= 1
    if before >= 0 and words[before].key in _MET:
        return True  # "Northgate faces demands to build the tram", "has not received any proposal for it"
    about = next((at for at in range(max(0, noun - _PHRASE), noun) if words[at].key in _ABOUT), None)
    if about and words[about].key in {"among", "of"} and words[about - 1].key in BE | {"one"}:
        return False  # "is one of the loudest advocates of the tram"
    is_with = about is not None and words[about].key == "with" and words[noun].key.startswith(_ASKING)
    if is_with and about and words[about + 1].key in _ONE and words[about - 1].key not in _SHARING:
        return False  # "followed this with an appeal for the tram"
    is_spoken = about is not None and any(reports(words, at) for at in range(max(0, about - _SPEECH), about))
    is_of = about is not None and words[about].key == "of" and words[about - 1].key in {"said", "says", "say"}
    is_theirs = is_of or words[noun - 1].is_capital  # "said of the plan to", "said of the Western demand for"
    return about is not None and (is_theirs or words[about].key == "to" or not is_spoken)  # "responded to calls for"


def _agent(line: Line, index: int, *prepositions: str) -> Found:
    following = line.words[index + 1 : index + 2]
    return named_after(line, index + 1) if following and following[0].key in prepositions else NOBODY
