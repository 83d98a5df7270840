"""How far a cue reaches, and cues that stand elsewhere than before their topic: "wants it stopped", "rejected by"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.reporting import PREPOSITIONS
from bot.stance.clauses import (
    HARD,
    PRONOUNS,
    SUBORDINATORS,
    Word,
    clause_start,
    is_between,
    is_joined,
    is_negation,
    is_verb_like,
    negations,
    opens_clause,
)
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm, is_cue_word
from bot.stance.wordings import Hit

AFTER = 6  # words between a topic and a cue behind it
_ADVERBIAL = 3  # words before "by": "rejected on Monday by"
DEMANDING = ("demand", "want", "ask", "seek", "sought", "insist", "requir")
_QUALIFIED = 4  # words from "for" to the topic: "in return for binding security guarantees"
_BARGAINS = frozenset({"exchange", "return"})
_AIMED = 4  # words in which "to come" follows what is aimed for
_MEANS = frozenset({"through", "by", "via", "with"})
_PARTING = ("give", "gave", "giving", "trad", "swap", "sacrific", "renounc", "relinquish", "abandon")
_USED = 3  # words from "used" to what is used
MODIFIERS = frozenset("the a an any such these those its their his her future further new peace direct".split())
# Steps that are a deed where they name the topic themselves: "helped Ukraine fight", "restricts their use".
_STATES = ("stay", "keep", "remain")
_OWN_DEEDS, _LIMITING = ("help", "assist", "equip"), ("restrict", "limit")
_BRINGING = frozenset("can could would will".split())
_WORSENING = frozenset("prolong fuel worsen embolden escalate provoke widen deepen harm fail".split())
_THROUGH = frozenset("through by via at with in".split())
_SETTLED = frozenset(
    "solved resolved settled ended end achieved reached found secured ensured guaranteed decided restored come".split()
)
_FROM = frozenset({"from", "among", "in"})
_AIMS = ("goal", "aim", "objective", "demand", "priorit", "ambition")
_REACTIONS = frozenset("opposition resistance objections support".split())
_ON_TERMS = frozenset({"if", "only", "once", "unless", "provided", "after", "when"})
_AGAIN = 5  # words from its article to the "which"
_FURTHER = 5  # words from such a noun to its "from"
_OBJECTS = frozenset("the a an his her its their any all more to that him them us it".split())


def relative(line: Line, hit: Hit, found: Sequence[Cue]) -> Cue | None:
    """What somebody does with a topic in a clause behind it: "the tram, which Ada Marsh opposes"."""
    words, at = line.words, hit.last + 1
    at = _named_again(words, at)
    found = [cue for cue in found if cue.first >= at]
    if not found or at + 1 >= len(words) or words[at].key not in {"which", "that"}:
        return None
    cue = found[0]
    noun = next((noun for noun in line.nouns if noun.first in {at + 1, at + 2} and noun.is_subject), None)
    start = noun.last + 1 if noun else at + 2 if words[at + 1].key in PRONOUNS else None
    if start is None or start > cue.first or not all(is_between(words[place]) for place in range(start, cue.first)):
        return None
    is_taken = cue.last + 1 < len(words) and is_joined(words[cue.last + 1]) and _takes_object(words[cue.last + 1])
    is_finite = cue.form in {VerbForm.PRESENT, VerbForm.PAST, VerbForm.BASE}
    return cue if is_finite and not is_taken and cue.sort in {Sort.WANT, Sort.DEED} else None


def _named_again(words: Sequence[Word], at: int) -> int:
    """The place behind what names a topic again: the "which" of "the tram, a demand which Ada Marsh rejects"."""
    if at + 1 < len(words) and "," in words[at].gap and words[at].key in {"a", "an"}:
        near = (place for place in range(at + 1, min(at + _AGAIN, len(words))) if words[place].key in {"which", "that"})
        return next(near, at)
    return at


def _takes_object(word: Word) -> bool:
    """Whether a word begins what a verb is about, so that it is not about what stands before "which"."""
    return word.is_capital or word.key in _OBJECTS


def done_to(line: Line, hit: Hit, wanting: Cue, found: Sequence[Cue]) -> list[Cue]:
    """What somebody wants done to a topic: "want the cap on forces removed", "demanded that the tram be stopped"."""
    words, cue = line.words, next((cue for cue in found if _is_done(line.words, cue)), None)
    asks = wanting.sort is Sort.WANT or words[wanting.first].key.startswith("order")
    if cue is None or not asks or wanting.sign < 0 or cue.first - hit.last > AFTER:
        return []
    is_cut = any(
        breaks(words, place, wanting) or "," in words[place].gap for place in range(hit.last + 1, cue.first + 1)
    )
    if is_cut or cue.sign >= 0:
        return []
    is_bare = words[wanting.first].key.startswith("want") and not is_between(words[cue.first - 1])
    is_passive = words[cue.first - 1].key == "be" and not is_negation(words[cue.first - 2])
    return [cue] if is_passive or (is_bare and line.ending_at(cue.first - 1) is None) else []


def _is_done(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a cue says what is done to something; "cut" is its own participle."""
    is_bare = cue.form is VerbForm.BASE and cue.sign < 0 and words[cue.first - 1].key == "be"
    return cue.form is VerbForm.PAST or is_bare


def is_done(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a verb that names a topic itself says what somebody does: "has supplied tanks", and not "to supply"."""
    before = words[cue.first - 1].key if cue.first else "to"
    is_own = words[cue.first].key.startswith(_OWN_DEEDS + _LIMITING)
    if words[cue.first].key.startswith(_STATES):
        return False  # "Northgate stays out of it" tells what is so
    if (cue.sort not in {Sort.WANT, Sort.DEED} and not is_own) or before in {"to", "of", "for", "by"}:
        return False
    if cue.form is VerbForm.BASE and before in {"we", "i", "they"}:
        return True  # "we stand with Ukraine"
    return cue.form in {VerbForm.PRESENT, VerbForm.PAST} or (is_between(words[cue.first - 1]) and cue.first > 1)


def is_own_deed(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a verb is a deed only where it names the topic itself, and says nothing of one that follows."""
    return words[cue.first].key.startswith(_OWN_DEEDS)


def planned(line: Line, hit: Hit) -> Cue | None:
    """What somebody is to do where the topic is named by its verb: "he would meet her", "Oslo would withdraw only if".

    The subject is one who speaks of themselves, or the words behind tell the terms; of others it is a forecast.
    """
    words, place = line.words, hit.first - 1
    while place > 0 and words[place].key.endswith("ly"):
        place -= 1
    if place < 1 or words[place].key not in {"will", "would"} or words[hit.first].key.startswith("los"):
        return None
    has_terms = not _ON_TERMS.isdisjoint(word.key for word in words[hit.last + 1 : hit.last + 3])
    is_own = has_terms or words[place - 1].key in PRONOUNS
    return Cue(place, place, 1, Sort.DEED, VerbForm.PRESENT) if is_own else None


def bargained(words: Sequence[Word], hit: Hit, before: Sequence[Cue]) -> Cue | None:
    """What somebody does "in exchange for" a topic, by the first cue of that clause: who offers something wants it.

    Whoever demands something for it gives it on terms, which is not told here.
    """
    near = range(hit.first - 1, max(1, hit.first - 1 - _QUALIFIED), -1)
    place = next((at for at in near if words[at].key == "for" and words[at - 1].key in _BARGAINS), None)
    if place is None or words[place - 2].key != "in":
        return None
    reaching = (cue for cue in before if cue.last < place - 1 and cue.sort in {Sort.WANT, Sort.DEED})
    first = next((cue for cue in reaching if _is_clear(words, cue, place)), None)
    if first is None or words[first.first].key.startswith(DEMANDING):
        return None
    is_denied = negations(words, max(0, first.first - _ADVERBIAL), first.first) > 0
    return replace(first, last=place, sign=-1 if is_denied else first.sign, is_change=False)


def _is_clear(words: Sequence[Word], cue: Cue, end: int) -> bool:
    """Whether no other clause begins between a cue and a place."""
    return not any(breaks(words, at, cue) for at in range(cue.last + 1, end))


def over_series(words: Sequence[Word], hit: Hit, before: Sequence[Cue]) -> Sequence[Cue]:
    """The cues over a topic that is a verb of a series, without its siblings: "demanded that it stop, end and go"."""
    opener = hit.first - (hit.first > 0 and words[hit.first - 1].key == "and")
    is_next = opener > 0 and "," in words[opener].gap
    if not is_next or not is_cue_word(words[hit.first].key):
        return before
    siblings = [at for at, cue in enumerate(before) if cue.form is VerbForm.BASE]
    outer = [at for at, cue in enumerate(before) if cue.sort is Sort.WANT and cue.form is not VerbForm.BASE]
    first = next((at for at in siblings if outer and at > outer[-1]), None)
    return before[:first] if first is not None else before


def only_way(words: Sequence[Word], hit: Hit) -> Cue | None:
    """What alone would bring something about: "can only be settled through talks", "only talks can end it"."""
    place = hit.first - 1
    while place > 0 and is_joined(words[place + 1]) and (words[place].owns or words[place].key in MODIFIERS):
        place -= 1
    if place < 0 or not is_joined(words[place + 1]):
        return None
    following = [word.key for word in words[hit.last + 1 : hit.last + 3]]
    if words[place].key == "only":
        is_means = following[:1] and following[0] in _BRINGING and following[-1] not in _WORSENING | {"not", "be"}
        return Cue(hit.last + 1, hit.last + 1, 1, Sort.MODAL, VerbForm.NONE) if is_means else None
    if words[place].key not in _THROUGH:
        return None
    behind = range(place - 1, max(0, place - _ADVERBIAL - 4), -1)
    only = next((at for at in behind if words[at].key == "only"), None)
    is_settled = any(words[at].key in _SETTLED for at in behind)
    return Cue(only, only, 1, Sort.MODAL, VerbForm.NONE) if only is not None and is_settled else None


def agent(words: Sequence[Word], cue: Cue) -> int | None:
    """The place of the "by" that names who does what a participle says: "rejected on Monday by Berlin"."""
    behind = range(cue.last + 1, min(cue.last + 2 + _ADVERBIAL, len(words)))
    by = next((place for place in behind if words[place].key == "by"), None) if cue.form is VerbForm.PAST else None
    is_cut = by is not None and any(breaks(words, place, cue) for place in range(cue.last + 1, by))
    return None if is_cut else by


def is_reaction(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a noun says how somebody takes what was named before: "drew criticism from Oslo", "a demand of Bern"."""
    return cue.sort is Sort.NOUN and source(words, cue) is not None


def source(words: Sequence[Word], cue: Cue) -> int | None:
    """The place of the "from" or "of" that names whose reaction it is: "resistance persists, above all from Berlin"."""
    if cue.last > cue.first:
        is_source = words[cue.last].key in _FROM or words[cue.first].key.startswith(_AIMS)
        return cue.last if is_source and words[cue.last].key in _FROM | {"of", "for"} else None
    behind = range(cue.last + 1, min(cue.last + 2 + _FURTHER, len(words)))
    if words[cue.first].key not in _REACTIONS:
        return None
    return next((place for place in behind if words[place].key == "from"), None)


def breaks(words: Sequence[Word], place: int, cue: Cue) -> bool:
    """Whether a cue does not simply reach over the word at this place."""
    word = words[place]
    if word.key in {"without", "during"} or (word.gap != " " and HARD.search(word.gap)):
        return True
    if (word.key == "that" and words[place - 1].key == "so") or (word.key == "order" and words[place - 1].key == "in"):
        return True  # a purpose
    if word.key == "that":
        return cue.sort is Sort.DEED and cue.form is not VerbForm.BASE
    if "," in word.gap and words[clause_start(words, cue.first)].key in SUBORDINATORS:
        return True
    return opens_clause(words, place) and word.key not in {"since", "amid"}


def is_passive_step(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a step is done to what stands before it, so that it is not about what follows: "wants it to be cut"."""
    is_done = cue.sort is Sort.STEP and cue.form in {VerbForm.PAST, VerbForm.BASE}  # "cut" is both
    return is_done and cue.first > 0 and words[cue.first - 1].key in {"be", "been", "being"}


def is_other_part(words: Sequence[Word], cue: Cue, right: int) -> bool:
    """Whether what somebody is against ends before: "wants an end to the buses and a tram"."""
    if cue.sort is Sort.NOUN:
        return "and" in {word.key for word in words[cue.last + 2 : right]}
    before = right - 1 - (words[right - 1].key in MODIFIERS)
    is_for = words[before].key == "for" and before > cue.last + 1
    is_aim = any(word.key == "to" for word in words[right : right + _AIMED])  # "give up the park for a tram to come"
    if words[cue.first].key.startswith(_PARTING) and is_for and not is_aim:
        return True  # "give up the park for a tram"
    joined = (place for place in range(cue.last + 2, right - 1) if words[place].key == "and")
    return any(words[place + 1].key not in MODIFIERS and not is_between(words[place + 1]) for place in joined)


def is_price(words: Sequence[Word], cue: Cue, right: int) -> bool:
    """Whether what follows is what somebody gets for the rest: "gave up its bid for the park in return for a tram"."""
    between = range(cue.last + 1, right - 1)
    return any(words[place].key in _BARGAINS and words[place + 1].key == "for" for place in between)


def is_means(words: Sequence[Word], cue: Cue, hit: Hit) -> bool:
    """Whether a topic is only that by which a step is done: "wants to end the dispute through talks"."""
    place = hit.first - 1
    while place > cue.last and words[place].key in MODIFIERS:
        place -= 1
    is_outcome = place == cue.last + 1 and words[place].key in {"in", "with"}  # "wants the dispute to end with talks"
    is_means = place > cue.last and words[place].key in _MEANS
    return cue.sort is Sort.STEP and (is_means or is_outcome)


def is_second_clause(line: Line, cue: Cue, right: int) -> bool:
    """Whether "and" joins a sentence with a subject of its own: "called it a mistake, and Ben Stone made plain".

    So does a comma before another: "stays out of the tram, the buses run, the tram".
    """
    words = line.words
    if sum("," in words[place].gap for place in range(cue.last + 1, right + 1)) > 1 and cue.form is VerbForm.PRESENT:
        return True
    for joined in range(cue.last + 1, right - 2):
        if words[joined].key not in {"and", "or"} or "," not in words[joined].gap:  # nearly always
            continue
        first = joined + 1 + (words[joined + 1].key == "the")
        noun = next((noun for noun in line.nouns if noun.first == first and noun.is_subject), None)
        verb = noun.last + 1 if noun else right
        if verb < right and is_verb_like(words[verb]) and words[verb].key not in PREPOSITIONS:
            return True
    return False


def is_used(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a noun is only the means to what follows: "used its veto to delay the tram"."""
    before = words[max(0, cue.first - _USED) : cue.first]
    is_to = cue.last + 1 < len(words) and words[cue.last + 1].key == "to"
    return is_to and any(word.key in {"use", "uses", "used", "using"} for word in before)
