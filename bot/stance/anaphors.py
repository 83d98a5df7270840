"""The words that take up a topic named before: "opposes it", "rejected the plan", "refused to do so".

All tables are our own, written from the grammar of English news. What the words mean, bot.stance.recall tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.stance.clauses import BE, HARD, Word, is_between, is_joined, is_verb_like
from bot.stance.positions import Cue, Sort, VerbForm, is_cue_word
from bot.stance.reach import agent

# Beginnings of words. Of "urged it", "condemned it" the object is as often a state, a body or a person; a deed is done
# to many things, but these mostly to what was proposed; the last go on with a preposition: "agreed to it".
_PERSONAL = tuple(
    """
    urg ask beg pressur encourag condemn critici denounc prais hail applau defend ignor spurn rebuff
    """.split()
)
_DEEDS = tuple("accept approv agree grant vot authori suspend halt cancel scrap promis pledg".split())
_LINKED = tuple("agree commit ready open".split())
_REFUSING = ("refus", "declin")
_NOUNS = tuple("support backing opposition objection resistance rejection".split())
_LINKS = frozenset("to for against on of over about from in with".split())
# Nouns for what is proposed, and for what was done or decided, whatever it was.
PROPOSED = frozenset(
    """
    idea plan plans proposal proposals offer offers demand demands bill deal initiative suggestion suggestions
    scheme project text draft paper document blueprint framework roadmap measure measures request requests call
    calls ban cap promise pledge bid agreement
    """.split()
)
_DONE = frozenset("move step decision".split())
_ANY = frozenset({"any", "no", "every"})
_SO = frozenset({"so", "it", "that", "this"})
_CREDITED = ("thank", "prais", "congratul", "applau", "criticis", "criticiz", "condemn", "blame", "slam", "attack")
_WHO = 5  # words from such a verb to its "for": "thanked the mayor of Oslo for"
# Cues that can stand without what they are about, which is then what was named just before: "Oslo refused".
_ABSOLUTE = frozenset(
    """
    against in_favour in_favor reluctant hesitant refused refuses declined declines resisted resists balked demurred
    unwilling said_no said_yes voted_no voted_yes opted_out
    """.split()
)
POINTING = frozenset("the this that these those".split())
_SAME = frozenset("whole entire same proposed planned".split())
_DEFINITE = POINTING | {"such", "any", "every"}
_ARTICLES = frozenset({"a", "an"})
_THAT = frozenset({"this", "that"})
_QUALIFIED = 2  # words from the determiner to its noun
# What may follow, so that no content of its own does: "the plan for a road", "it would", "wants it to".
_AFTER = frozenset(
    """
    and but or nor as at by after before when while whereas if unless until because since again outright entirely
    altogether completely either only today yesterday now also immediately though although once provided so without
    during despite last this himself herself itself themselves alone anyway publicly firmly strongly out yesterday
    tonight here overnight next
    """.split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december full principle public parliament turn
    """.split()
)
# What is to be done to it: "wants it scrapped", "called for it to be torn up".
UNDONE = frozenset(
    """
    scrapped dropped abandoned withdrawn cancelled canceled stopped ended rejected buried shelved blocked halted
    reversed repealed revoked overturned lifted removed ditched torn rewritten renegotiated postponed delayed
    """.split()
)
_CARRIED_OUT = frozenset("adopted approved passed signed implemented ratified accepted extended enacted".split())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that take something up, from `first` to `last`, the noun or pronoun among them, and what they can mean."""

    first: int
    last: int
    noun: int
    is_plural: bool | None = None
    needs_a: bool = False  # "one": only what was not known before
    is_phrase: bool = False
    is_done: bool = False  # "the decision": what was done, be it a refusal
    is_turned: bool = False  # "wants it scrapped"
    is_same: bool = False  # "the formula": only what was named by this noun
    is_such: bool = False
    is_unsaid: bool = False  # no words at all: "Oslo refused"


def anaphors(words: Sequence[Word], found: Sequence[Cue]) -> Iterator[Anaphor]:
    """The words that take something up as the object of a cue, or as the subject of "was rejected by"."""
    for cue in found:
        place = _object(words, cue)
        anaphor = _at(words, place) if place is not None else None
        if anaphor and (anaphor.is_phrase or not _is_personal(words, cue)):
            yield anaphor
        if cue.form is VerbForm.PAST and cue.sort in {Sort.WANT, Sort.DEED} and agent(words, cue) is not None:
            yield from _subject(words, cue)
        elif cue.sort is Sort.MODAL:
            yield from _judged(words, cue)


def absolute(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a cue ends its clause and leaves unsaid what it is about: "Oslo refused", "is against"."""
    name = "_".join(word.key for word in words[cue.first : cue.last + 1])
    if name not in _ABSOLUTE:
        return False
    is_vote = cue.first > 0 and words[cue.first - 1].key.startswith("vot")
    following = words[cue.last + 1 : cue.last + 2]
    return not is_vote and (not following or not is_joined(following[0]))


def _object(words: Sequence[Word], cue: Cue) -> int | None:
    """The place right behind a cue, or behind the preposition that goes with it."""
    if cue.last > cue.first and words[cue.first + 1].key in {"it", "them"}:
        return cue.first + 1  # "turned it down"
    reason = _reason(words, cue)
    return reason if reason is not None else _behind(words, cue)


def _reason(words: Sequence[Word], cue: Cue) -> int | None:
    """The place behind the "for" of praise or blame: "thanked the mayor of Oslo for it"."""
    if cue.last > cue.first or not words[cue.first].key.startswith(_CREDITED):
        return None
    near = range(cue.last + 2, min(cue.last + 2 + _WHO, len(words) - 1))
    return next((at + 1 for at in near if words[at].key == "for" and is_joined(words[at])), None)


def _behind(words: Sequence[Word], cue: Cue) -> int | None:
    first, following = words[cue.first].key, cue.last + 1
    if following + 1 >= len(words) and (following >= len(words) or words[following].key in _LINKS):
        return None
    has_link = words[following].key in _LINKS and is_joined(words[following])
    if cue.sort is Sort.NOUN and first.startswith(_NOUNS):
        return following + has_link if has_link or cue.last > cue.first else None
    if first.startswith(_REFUSING):
        return following + has_link  # "refused to do so", "declined the offer"
    if cue.sort is Sort.WANT or (cue.sort is Sort.DEED and first.startswith(_DEEDS)):
        return following + (has_link and (cue.sign == 0 or first.startswith(_LINKED)))
    is_such = cue.sort is Sort.DEED and words[following].key == "such"
    return following if is_such else None


def _is_personal(words: Sequence[Word], cue: Cue) -> bool:
    """Whether the object of a cue is as often somebody."""
    return cue.last == cue.first and words[cue.first].key.startswith(_PERSONAL)


def _at(words: Sequence[Word], place: int) -> Anaphor | None:
    """What takes something up from this place on."""
    if place >= len(words) or not is_joined(words[place]):
        return None
    key = words[place].key
    if key in {"it", "them"} and (end := undone_at(words, place)):
        return Anaphor(place, end, place, is_plural=key == "them", is_turned=words[end].key in UNDONE)
    if key == "that" and is_whole(words, place):
        return Anaphor(place, place, place, is_plural=False)
    if key in {"it", "them", "one"} and (is_whole(words, place) or words[place + 1].key in {"down", "up"}):
        return Anaphor(place, place, place, key == "them", key == "one")
    is_so = key == "do" and any(_reads(words, place + 1, so) for so in _SO)
    if is_so and is_whole(words, place + 1):
        return Anaphor(place, place + 1, place, is_phrase=True)
    return _phrase(words, place)


def _phrase(words: Sequence[Word], place: int) -> Anaphor | None:
    """A phrase without content of its own: "the idea", "such a cap", "this proposal"."""
    key, noun = words[place].key, place + 1
    if key in _ANY and _reads(words, noun, "such"):
        noun += 1  # "any such plan"
    elif key == "such":
        noun += _reads(words, noun, "a") or _reads(words, noun, "an")
    elif key in POINTING:
        noun += any(_reads(words, noun, same) for same in _SAME)
    else:
        return None
    if noun >= len(words) or not all(is_joined(words[at]) for at in range(place + 1, noun + 1)):
        return None
    undone = undone_at(words, noun)
    if undone is None and not is_whole(words, noun):
        return None
    found = _taking(words, place, noun)
    is_turned = undone is not None and words[undone].key in UNDONE
    return replace(found, last=undone or noun, is_turned=is_turned)


def _subject(words: Sequence[Word], cue: Cue) -> Iterator[Anaphor]:
    """What "was rejected by" is said of."""
    place = cue.first - 1
    while place > 0 and is_between(words[place]):
        place -= 1
    if not BE.intersection(word.key for word in words[place + 1 : cue.first]):
        return
    for first in range(max(0, place - 3), place + 1):
        anaphor = (
            Anaphor(first, first, first, is_plural=False) if words[first].key == "it" else _phrase_of(words, first)
        )
        if anaphor and anaphor.last == place:
            yield anaphor
            return


def _judged(words: Sequence[Word], cue: Cue) -> Iterator[Anaphor]:
    """What "is dangerous" or "needs changes" is said of: "the plan", and no "it", which often means nothing."""
    place = cue.first - 1
    while place > 0 and (is_between(words[place]) or words[place].key in BE | _ARTICLES):
        place -= 1
    if place >= 0 and words[place].key in _THAT and place < cue.first - 1 and is_whole(words, cue.last):
        yield Anaphor(place, place, place, is_phrase=True, is_plural=False)
        return
    for first in range(max(0, place - 2), place):
        anaphor = _phrase_of(words, first)
        if anaphor and anaphor.last == place and not anaphor.is_done:
            yield anaphor
            return


def _phrase_of(words: Sequence[Word], place: int) -> Anaphor | None:
    """A phrase that is a subject: "the plan"."""
    noun = place + 1 + any(_reads(words, place + 1, same) for same in _SAME)
    return _taking(words, place, noun) if words[place].key in POINTING and noun < len(words) else None


def _taking(words: Sequence[Word], place: int, noun: int) -> Anaphor:
    """A phrase with its determiner and noun; "such" and words for what is proposed take up anything."""
    is_such, kind = "such" in {word.key for word in words[place:noun]}, words[noun].key
    is_done, is_same = kind in _DONE and not is_such, kind not in PROPOSED | _DONE and not is_such
    return Anaphor(place, noun, noun, is_phrase=True, is_done=is_done, is_same=is_same, is_such=is_such)


def definite(words: Sequence[Word], noun: int) -> int | None:
    """Where a phrase with this noun begins, if that is definite and nothing tells more of it: "the whole loan"."""
    if not is_whole(words, noun) and not (is_verb_like(words[noun + 1]) or _judges(words[noun + 1])):
        return None
    first = noun
    while first > 0 and noun - first < _QUALIFIED and is_joined(words[first]):
        first -= 1
        if words[first].key in _DEFINITE:
            return first
        if words[first].key not in _SAME:
            return None
    return None


def _judges(word: Word) -> bool:
    """Whether what somebody calls a thing follows: "called the loan a betrayal", "irresponsible"."""
    return word.key in {"a", "an", "the"} or is_cue_word(word.key)


def undone_at(words: Sequence[Word], place: int) -> int | None:
    """The place of the participle that says what is to be done to it."""
    at = place + 1 + 2 * (_reads(words, place + 1, "to") and _reads(words, place + 2, "be"))
    return at if at < len(words) and words[at].key in UNDONE | _CARRIED_OUT else None


def is_whole(words: Sequence[Word], place: int) -> bool:
    """Whether nothing follows that would tell more of what is meant."""
    if place + 1 >= len(words) or not is_joined(words[place + 1]):
        return True
    following = words[place + 1].key
    if following == "too":
        return place + 2 == len(words) or not is_joined(words[place + 2])  # "considers it too generous" says more
    if following in {"in", "on", "at"}:  # a place tells no more of it: "rejects the plan in Bern", "in the Senate"
        behind = words[place + 2 : place + 4]
        is_place = following != "on" and bool(behind) and behind[behind[0].key == "the" and len(behind) > 1].is_capital
        return is_place or (bool(behind) and behind[0].key in _DAYS)
    return following in _AFTER | _WEEKDAYS or following.endswith("ly")


def _reads(words: Sequence[Word], place: int, key: str) -> bool:
    return place < len(words) and words[place].key == key and not HARD.search(words[place].gap)
