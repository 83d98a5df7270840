"""Who says what a line judges or asks for, where it reports no clause of theirs: marks, "that", and words behind."""

from collections.abc import Sequence

from bot.core.reporting import PREPOSITIONS
from bot.stance.claims import Claim
from bot.stance.clauses import HARD, PRONOUNS, TIMES, Word, is_joined, reports
from bot.stance.found import NOBODY, Found, Way
from bot.stance.groups import listed
from bot.stance.holders import Finder, named_after
from bot.stance.nouns import Line
from bot.stance.outer import FEARING
from bot.stance.outlets import people
from bot.stance.placing import is_passive

# All tables are our own.
_UNWELCOME = frozenset(
    "unacceptable intolerable inadmissible unthinkable impossible non-starter nonstarter line question".split()
)
_VIEWS = frozenset("view opinion eyes telling judgment judgement estimation reading words".split())
_ANNOUNCING = frozenset("message demand position line stance condition verdict argument answer conclusion".split())
_OWNED = 4  # words from "in" to the view: "in the German chancellor's view"
_SAYING = frozenset(
    """
    said says told tells added adds argued argues warned warns insisted insists stressed stresses wrote writes declared
    declares stated states explained explains noted notes maintained maintains reiterated repeated believes thinks
    """.split()
)
_AUXILIARIES = frozenset({"has", "had", "also", "later", "then"})
_FAR, _SAID = 30, 10  # words from a "that" to what it opens, and from a verb of saying to its "that"
_TOLD = 6  # words behind "told" in which a "that" opens another clause


def asserter(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whoever says what a claim judges or asks for; nobody where the line does not tell."""
    found = _marked(line, claim) or _in_view(line, claim, finder) or _over(line, claim, finder)
    found = found or _announced(line, claim, finder) or _behind(line, claim, finder)
    return people(found if found or found.way is not Way.NOBODY else _unwelcome(line, claim))


def _marked(line: Line, claim: Claim) -> Found:
    """The speaker of the words in marks that judge: called it a "costly mistake"."""
    lead = line.words[claim.lead.first].span
    for quote in line.marked:
        if quote.speaker is not None and any(lead.overlaps(piece) for piece in quote.pieces):
            return Found((quote.speaker,), Way.REPORTED, claim.lead.first, certainty=quote.confidence)
    return NOBODY


def _unwelcome(line: Line, claim: Claim) -> Found:
    """Whoever it is "unacceptable to"."""
    words, last = line.words, claim.lead.last
    following = [word.key for word in words[last + 1 : last + 2]]
    is_to = following in (["to"], ["for"]) and words[last].key in _UNWELCOME
    return named_after(line, last + 1) if is_to else NOBODY


def _in_view(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whose view it is: "in Ada Marsh's view, the tram is pointless"."""
    words, start = line.words, min(claim.lead.first, claim.hit.first)
    for at in [place for place, word in enumerate(words) if word.key in _VIEWS and place]:
        is_in = any(words[place].key == "in" for place in range(max(0, at - _OWNED), at))
        is_apart = any(HARD.search(words[place].gap) for place in range(min(at, start) + 1, max(at, start) + 1))
        of = at + 1 if [word.key for word in words[at + 1 : at + 2]] == ["of"] else None
        found = finder.owner(line, at) if is_in and not is_apart else NOBODY
        if found or (is_in and of and (found := named_after(line, of))):
            return found
    return NOBODY


def _over(line: Line, claim: Claim, finder: Finder) -> Found:
    """The subject of the verb of saying over a claim: "has argued since May that a tram is needed"."""
    words, start = line.words, min(claim.lead.first, claim.hit.first)
    if any("," in words[at].gap for at in range(claim.hit.last + 1, claim.lead.first + 1)):
        return NOBODY  # "has argued that the tram is needed, resistance persists in Bern": the second is not argued
    that = None
    for at in range(start - 1, max(0, start - _FAR), -1):
        if HARD.search(words[at + 1].gap) or reports(words, at):
            break
        if words[at].key == "that":
            that = at
            if words[at - 1].key not in {"and", "but", "or"}:
                break
    verb = _saying(words, that) if that is not None else None
    if verb is None:
        return NOBODY
    found = finder.subject(line, verb, is_finite=True)
    return NOBODY if is_passive(words, max(0, verb - 3), verb) else found


def _saying(words: Sequence[Word], that: int) -> int | None:
    """The place of the verb of saying whose clause a "that" opens."""
    for at in range(that - 1, max(0, that - _SAID), -1):
        if "," in words[at + 1].gap or HARD.search(words[at + 1].gap):
            return None
        if reports(words, at) or (words[at].key in FEARING and not words[at].key.endswith("ing")):
            return at
        phrase = [word.key for word in words[at : at + 4]]
        if phrase in (["let", "it", "be", "known"], ["made", "it", "clear", "that"]) or phrase[:2] == ["made", "clear"]:
            return at
    return None


def _announced(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whose demand stands before a colon: "Ada Marsh's demand remains the same: Southport must build a tram"."""
    words, start = line.words, min(claim.lead.first, claim.hit.first)
    colon = next((at for at in range(start, 0, -1) if ":" in words[at].gap), 0)
    if any(reports(words, at) for at in range(start)):
        return NOBODY
    at = next((at for at in range(colon) if words[at].key in _ANNOUNCING), None)
    return finder.owner(line, at) if at else NOBODY


def _behind(line: Line, claim: Claim, finder: Finder) -> Found:
    """Whoever says so behind it: "the tram is pointless, she told reporters"."""
    words, start = line.words, min(claim.lead.first, claim.hit.first)
    end = max(claim.hit.last, *(cue.last for cue in claim.chain.cues))
    if any(reports(words, at) or words[at].key == "that" or HARD.search(words[at + 1].gap) for at in range(start)):
        return NOBODY
    for at in range(end + 1, len(words) - 1):
        if HARD.search(words[at].gap) or reports(words, at - 1):
            return NOBODY
        if "," in words[at].gap and (found := _tag(line, at, finder)):
            return found
    return NOBODY


def _tag(line: Line, at: int, finder: Finder) -> Found:
    """Whoever says so in the words that begin at a place: "she told reporters", "says Ben Stone"."""
    words = line.words
    if words[at].key in _SAYING:
        noun = next((noun for noun in line.nouns if noun.first in {at + 1, at + 2} and not noun.owns), None)
        return Found(listed(line, noun), Way.AGENT, at) if noun else NOBODY
    noun = next((noun for noun in line.nouns if noun.first in {at, at + 1} and not noun.owns), None)
    is_pronoun = words[at].key in PRONOUNS - {"it"}
    verb = at + 1 if is_pronoun else noun.last + 1 if noun else len(words)
    while verb < len(words) and words[verb].key in _AUXILIARIES:
        verb += 1
    if verb >= len(words) or words[verb].key not in _SAYING or not is_joined(words[verb]) or _goes_on(words, verb):
        return NOBODY
    return finder.pronoun(line, at) if is_pronoun else Found(listed(line, noun), Way.BESIDE, verb) if noun else NOBODY


def _goes_on(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb of saying has a clause of its own behind it, so that it does not tell of the one before."""
    behind = words[verb + 1 : verb + 1 + _TOLD]
    if not behind or not is_joined(behind[0]):
        return False
    if words[verb].key in {"told", "tells"}:
        return any(word.key == "that" and is_joined(word) for word in behind)
    return behind[0].key not in PREPOSITIONS | TIMES
