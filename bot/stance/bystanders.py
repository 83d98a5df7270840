"""Names that only stand beside whoever is meant: "many in Berlin", "people in Oslo who", "expects Berlin to send"."""

from collections.abc import Sequence

from bot.stance.clauses import PRONOUNS, Word, clause_start, is_verb_like
from bot.stance.found import NOBODY, Found, Way
from bot.stance.groups import joined_before
from bot.stance.nouns import Line, Noun
from bot.stance.outer import ANYBODY

# All tables are our own.
_SOME = ANYBODY | frozenset("many most few several others all both none nobody half anyone everyone parts".split())
_PLACING = frozenset("in at from across around near inside within of".split())
_ARTICLES = frozenset({"the", "a", "an"})
_DECISIONS = frozenset(
    """
    decision decisions plan plans threat threats promise promises pledge pledges vow vows move moves attempt attempts
    effort efforts proposal proposals offer offers agreement deal failure choice campaign step steps idea
    """.split()
)
_BY = frozenset("by at over about with of from for on after to against despite before".split())
_OWNING = frozenset("his her its their our".split())
_MOVING = ("talk", "push", "pressur", "forc", "bull", "lur", "coax", "manoeuvr", "maneuver", "argu", "dragg", "trick")
_EXPECTED = ("expect", "get", "got", "persuad", "convinc", "forc", "press", "coax", "compel", "oblig", "push", "caus")
_TAKING, _TAKEN = frozenset("takes took costs cost".split()), 9  # words from "it took" to its "to"
_RELATED = 4  # words from a noun to its "who"
_PHRASE = 3  # words from "by" to the noun that it governs


def is_of_some(words: Sequence[Word], noun: Noun) -> bool:
    """Whether only some in a place are meant, and not the place: "many in Berlin", "those in the Kremlin"."""
    place = noun.first - 1 - (noun.first > 0 and words[noun.first - 1].key in _ARTICLES)
    return place > 0 and words[place].key in _PLACING and words[place - 1].key in _SOME


def antecedent(line: Line, index: int) -> Found:
    """Whom "who" or "which" at a place stands for: the noun before it, or who is there, "officials in Oslo who"."""
    if index and line.words[index - 1].key in ANYBODY:
        return NOBODY  # "those who": whoever they are
    near = [noun for noun in line.nouns if index - _RELATED <= noun.last < index and not noun.owns]
    noun = _head(line, near[-1]) if near and line.words[index].key == "who" else near[-1] if near else None
    if noun is None and line.words[index].key == "which":
        return Found((), Way.UNSAID, index)  # "the declaration, which called for it"
    return Found((noun.mention,), Way.ANTECEDENT, index) if noun else NOBODY


def _head(line: Line, noun: Noun) -> Noun | None:
    """Of "officials in Oslo" or "a member of the council" the officials and the member, whom no list may know."""
    place = noun.first - 1 - (noun.first > 0 and line.words[noun.first - 1].key in _ARTICLES)
    is_placed = place > 0 and line.words[place].key in _PLACING
    return line.ending_at(place - 1) if is_placed else noun


def is_expected(line: Line, to: int) -> bool:
    """Whether the noun before "to" is to act, by a verb that is no cue: "analysts expect Berlin to send tanks"."""
    words, noun = line.words, line.ending_at(to - 1)
    if noun is None or not noun.is_subject or noun.first == 0 or words[noun.first - 1].key in {"and", "or", "but"}:
        return False
    if words[noun.first - 1].key.startswith(_EXPECTED):
        return True
    start = clause_start(words, to)
    is_led = any(start <= other.first and other.last < noun.first - 1 and other.is_subject for other in line.nouns)
    return is_led or any(word.key in PRONOUNS for word in words[start : noun.first])


def is_impersonal(words: Sequence[Word], to: int) -> bool:
    """Whether nobody is the subject of what follows "to": "it took courage to oppose the tram"."""
    before = range(to - 1, max(clause_start(words, to), to - _TAKEN) - 1, -1)
    return any(words[at].key == "it" and words[at + 1].key in _TAKING for at in before)


def is_decision(words: Sequence[Word], to: int) -> bool:
    """Whether what is to be done hangs on a noun for what was decided: "the decision to send"."""
    return to > 0 and words[to - 1].key in _DECISIONS


def is_cause(words: Sequence[Word], noun: int) -> bool:
    """Whether a noun is only what something else is about: "angered by the decision"."""
    return any(words[place].key in _BY for place in range(max(0, noun - _PHRASE), noun))


def blamed(line: Line, index: int) -> Found:
    """Whoever is accused or praised: "accused Moscow of refusing"."""
    noun = line.ending_at(index - 1) if line.words[index].key in {"of", "from", "for"} else None
    return Found(joined_before(line, noun), Way.BLAMED, index) if noun and noun.is_subject else NOBODY


def is_accused(words: Sequence[Word], index: int) -> bool:
    """Whether somebody else does it, whoever that is: "accused them of it", "talked him out of it"."""
    before = words[clause_start(words, index) : index]
    if words[index].key == "for" and index > 1:
        person, owner = words[index - 1], words[index - 2].key
        return owner in _OWNING and not person.is_capital and not is_verb_like(person)
    if words[index].key == "into" or [word.key for word in before[-1:]] == ["out"]:
        return any(word.key.startswith(_MOVING) for word in before)
    return words[index].key == "of" and any(word.key.startswith("accus") for word in before)
