"""What somebody asks for by the terms of what they offer: "would build the park if Southport gave up its tram"."""

from collections.abc import Sequence

from bot.stance.clauses import HARD, PRONOUNS, Word, clause_start, is_between, negations
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.wordings import Hit

# All tables are our own.
_CONNECTIVES = frozenset({"if", "once", "provided"})
_OFFERING = frozenset("will would could ready prepared willing offered offers agreed".split())
_MAKING = frozenset("accept agree sign support back consider drop lift begin start hold resume open enter join".split())
_ENDING = frozenset("halt stop end cease suspend pause call".split())
# What nobody wants to go on, so that to end it is a favour.
_HARM = frozenset(
    """
    offensive fire war attack attacks hostilities fighting assault assaults bombing shelling invasion advance campaign
    operation operations sanctions blockade siege strike boycott
    """.split()
)
_DONE = frozenset("reached over possible settled achieved ended peace agreed resolved struck".split())
_THAT = frozenset({"that", "this", "it", "doing"})
_BRINGING = frozenset("would could will helps helped brings brought means meant gets got".split())
_HOMES = frozenset("country government state city republic kingdom parliament other".split())
_TERMS = 25  # words of terms up to a topic in them
_PARTY = 3  # words from the connective to whoever is to meet the terms
_NEAR = 5  # words from an offer to what ends, and from the connective of an offer to what it offers
_AGO = 12


def asked_for(line: Line, hit: Hit, ahead: Sequence[Cue], found: Sequence[Cue]) -> Cue | None:
    """The offer on the terms that a topic is named in, by which whoever makes it wants what the terms say of it.

    `ahead` are the cues over the topic, `found` all before it. What somebody is not to refuse is only a threat.
    """
    words = line.words
    near = range(hit.first - 1, max(0, hit.first - _TERMS), -1)
    at = next((place for place in near if words[place].key in _CONNECTIVES), 0)
    if at < 1 or any(HARD.search(words[place].gap) for place in range(at, hit.first + 1)):
        return None
    inner = [cue for cue in ahead if cue.first > at]
    if any(cue.sign < 0 and not cue.is_change for cue in inner):
        return None
    offer = next((place for place in range(at - 1, max(0, at - _AGO), -1) if words[place].key in _OFFERING), None)
    if offer is None or clause_start(words, at - 1) > offer or negations(words, offer - 1, at):
        return None
    if words[at + 1].key in _THAT and words[at + 2].key in _BRINGING:
        is_meant = words[offer].key not in {"could", "agreed"}
    else:
        is_meant = _is_favour(words, offer, at) and _is_anothers(line, hit, inner, at)
    if is_meant:
        return Cue(offer, offer, 1, Sort.WANT, _form(words[offer], found, offer))
    is_near = _is_end(words, offer, at) and _is_anothers(line, hit, inner, at)
    return Cue(offer, offer, 1, Sort.MODAL, VerbForm.NONE) if is_near else None


def _form(word: Word, found: Sequence[Cue], place: int) -> VerbForm:
    known = next((cue.form for cue in found if cue.first == place), None)
    return known or (VerbForm.PAST if word.key.endswith("ed") else VerbForm.PRESENT)


def _is_favour(words: Sequence[Word], offer: int, end: int) -> bool:
    """Whether what is offered is a favour: to begin, sign or accept something, or to end what harms."""
    for place in range(offer + 1, min(offer + 1 + _NEAR, end)):
        if words[place].key in _MAKING:
            return True
        if words[place].key in _ENDING:
            return any(word.key in _HARM for word in words[place + 1 : min(place + 1 + _NEAR, end)])
        if not (is_between(words[place]) or words[place].key in {"be", "to"}):
            return False
    return False


def _is_end(words: Sequence[Word], offer: int, end: int) -> bool:
    """Whether what all hope for is to come: "the dispute would be over if"."""
    keys = [word.key for word in words[offer + 1 : min(offer + 4, end)]]
    is_done = keys[:1] == ["be"] and not _DONE.isdisjoint(keys)
    subject = {word.key for word in words[max(0, offer - 4) : offer]}
    return is_done or (keys[:1] in (["end"], ["stop"]) and not _HARM.isdisjoint(subject))


def _is_anothers(line: Line, hit: Hit, inner: Sequence[Cue], at: int) -> bool:
    """Whether the terms say what somebody else is to do: "if Southport gave up", and not "if there is a tram"."""
    words, first = line.words, inner[0].first if inner else hit.first
    start = max(at, *(place for place in range(at, first) if words[place].key == "and" or place == at))
    if hit.first == start + 1:
        return True  # "if Southport's forces left the park", where that names the topic
    if [words[start + 1].key, words[start + 2].key in _HOMES] == ["the", True]:
        return bool(inner)
    party = next((noun for noun in line.nouns if start < noun.first <= start + _PARTY and noun.is_subject), None)
    if party is None or words[start + 1].key in PRONOUNS:
        return False
    return all(is_between(words[place]) for place in range(party.last + 1, first))
