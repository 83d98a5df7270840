"""The people and bodies among the words of a sentence, listed or not, and how each stands there.

What a preposition governs, what owns something and what only tells the kind of the next noun is marked or left out, so
that "Kyiv's allies", "between Putin and Zelenskyy" and "the NATO summit" give no subjects.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.core.model import Mention, Quote, Span
from bot.core.names import Roster
from bot.core.reporting import PREPOSITIONS
from bot.core.text import fold
from bot.stance.clauses import SUBORDINATORS, TIMES, Word, is_joined, is_verb_like
from bot.stance.positions import is_cue_word

# People and bodies that hold positions without a name. Our own list.
_PEOPLE = frozenset(
    """
    official officials diplomat diplomats source sources minister ministers leader leaders lawmaker lawmakers senator
    senators ally allies partner partners analyst analysts expert experts spokesman spokeswoman spokesperson adviser
    advisers aide aides commander commanders politician politicians parliamentarian parliamentarians republicans
    democrats critics governments countries nations states ambassador ambassadors envoy envoys council councillor
    councillors mayor mayors residents mep meps members voters protesters opponents supporters negotiators mediators
    farmers workers doctors nurses teachers students activists campaigners groups unions companies parties businesses
    soldiers civilians citizens families patients parents historians economists researchers scientists lawyers judges
    bishops employers traders shopkeepers stallholders drivers owners investors hardliners hawks conservatives liberals
    socialists nationalists populists veterans refugees lobbyists insiders
    rivals colleagues
    """.split()
)
# Last words of the names of bodies that the list of actors does not have: "the Defence Ministry". Our own list.
_BODIES = frozenset(
    """
    ministry party parliament congress senate house commission council union government office army forces staff court
    committee bank administration pentagon bundestag duma rada sejm assembly agency service department alliance
    coalition league federation authority cabinet presidency movement front association institute foundation board
    chancellery embassy delegation hospital infirmary guild cooperative society trust university college school church
    company firm corporation chamber club network fund charity
    """.split()
)
# Together they are the body that they belong to: "NATO members".
_MEMBERS = frozenset("members allies countries states nations".split())
# Prepositions that also open a clause, whose subject follows: "after Berlin agreed".
_CONJUNCTIONS = frozenset("after before since until as than like".split())
_GOVERNING = (PREPOSITIONS | {"except", "excluding", "besides", "barring", "unlike", "not"}) - _CONJUNCTIONS
# Words that no noun phrase has in it: it begins behind them.
_STOPS = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset(
        """
    and or but nor yet so that this these those there what than which who whom whose where whether how why unless once
    it he she they we
    """.split()
    )
)
_STARTERS = frozenset("a an the some several many one".split())
_OPENERS = _STARTERS | {"the"}
_OTHERS = frozenset("his her its their our my no any every another other these those this that".split())
_SHARES = frozenset(
    """
    most many some few several half ten hundred hundreds thousand thousands million millions all ordinary young younger
    old older other
    """.split()
)
PHRASE_WORDS = 5  # so many words before "officials" still belong to the phrase
_SHORT = 7  # letters of an acronym at most
_TITLE_WORDS = 30  # so many capitalised words before a name may stand between it and its preposition


@dataclass(frozen=True, slots=True)
class Noun:
    """A mention by the places of its first and last word in a line. `owns`: "Ukraine's"; `is_object`: "in Ukraine"."""

    first: int
    last: int
    mention: Mention
    owns: bool = False
    is_object: bool = False
    is_plural: bool = False
    is_body: bool = False  # by its words alone; the list of actors has the kind of those in it

    @property
    def is_subject(self) -> bool:
        """Whether nothing keeps it from being the subject of a clause."""
        return not self.owns and not self.is_object


class Line:
    """What the writer says in a sentence, or what one speaker says in it, as words and nouns.

    `speaker` is that of a quotation; `reported` are the clauses of a narration that somebody is reported to say, and
    `marked` the words in it that stand in marks.
    """

    def __init__(  # noqa: PLR0913 - all that a line is known by
        self,
        text: str,
        words: tuple[Word, ...],
        nouns: Callable[[tuple[Word, ...]], tuple[Noun, ...]],
        *,
        speaker: Mention | None = None,
        reported: tuple[Quote, ...] = (),
        marked: tuple[Quote, ...] = (),
    ) -> None:
        self.text, self.words, self.speaker, self.reported, self.marked = text, words, speaker, reported, marked
        self._nouns = nouns

    @cached_property
    def nouns(self) -> tuple[Noun, ...]:
        """The people and bodies among the words, in order; found when they are asked for, as those of few lines are."""
        return self._nouns(self.words)

    def ending_at(self, index: int) -> Noun | None:
        """The noun whose last word is at this place."""
        return next((noun for noun in self.nouns if noun.last == index), None)


def nouns_of(text: str, words: Sequence[Word], names: Sequence[Mention], roster: Roster) -> tuple[Noun, ...]:
    """The people and bodies among some words of a text: those in `names`, and unnamed ones as written."""
    named = _behind_places(words, list(_named(words, names)), roster)
    taken = {place for noun in named for place in range(noun.first, noun.last + 1)}
    unnamed = [noun for noun in _unnamed(text, words, named) if noun.last not in taken]
    unnamed += list(_bodies(text, words, taken))
    unnamed = [_with_name(text, words, noun, named) for noun in unnamed]
    apart = [noun for noun in named if noun.owns or not any(_is_inside(noun, phrase) for phrase in unnamed)]
    nouns = [
        noun for noun in (*apart, *unnamed) if not (_is_modifier(words, noun, roster) or _is_share(words, noun, roster))
    ]
    placed = _apposed(words, sorted(nouns, key=lambda noun: noun.first), unnamed)
    return _shared(words, placed)


def _with_name(text: str, words: Sequence[Word], noun: Noun, named: Sequence[Noun]) -> Noun:
    """A phrase with the one name that tells whose it is, without which it is anybody: "the leaders of the G7"."""
    if noun.mention.actor or noun.owns or [word.key for word in words[noun.last + 1 : noun.last + 2]] != ["of"]:
        return noun
    start = noun.last + 2 + (words[noun.last + 2 : noun.last + 3] != () and words[noun.last + 2].key == "the")
    name = next((other for other in named if other.first == start and not other.owns), None)
    following = words[name.last + 1 : name.last + 2] if name else ()
    if name is None or (following and (following[0].key in {"and", "or"} or "," in following[0].gap)):
        return noun
    mention = _written(text, noun.mention.span.start, name.mention.span.end)
    return replace(noun, last=name.last, mention=mention)


def is_somebody(name: str) -> bool:
    """Whether words that no list knows can mean a person or body: by their noun, or a capital behind the first word."""
    words = name.split()
    end = next((at for at, word in enumerate(words) if at and fold(word) in _GOVERNING), len(words))
    head = words[end - 1]
    key = fold(head)
    return key in _PEOPLE or key in _BODIES or (head[:1].isupper() and end > 1) or _is_acronym(head)


def is_body(words: Sequence[str]) -> bool:
    """Whether the last of some words is the kind of a body: "the federal government"."""
    return fold(words[-1]) in _BODIES


def _apposed(words: Sequence[Word], nouns: Sequence[Noun], unnamed: Sequence[Noun]) -> list[Noun]:
    """The nouns; of two that mean one, the name for both: "the mayor, Dan Hill, said", "Dan Hill, the mayor, said"."""
    found: list[Noun] = []
    for noun in nouns:
        before = found[-1] if found else None
        is_one = before is not None and (before in unnamed) != (noun in unnamed) and _is_aside(words, before, noun)
        if before is None or not is_one:
            found.append(noun)
        elif before in unnamed and not before.is_body:
            found[-1] = replace(noun, first=before.first, is_object=before.is_object)
        else:
            found[-1] = replace(before, last=noun.last)
    return found


def _is_aside(words: Sequence[Word], before: Noun, noun: Noun) -> bool:
    """Whether the second of two nouns stands between commas behind the first, and both are one person or body."""
    is_many = before.is_plural or noun.is_plural or before.owns or noun.owns
    is_closed = noun.last + 1 == len(words) or not is_joined(words[noun.last + 1])
    if before.is_body and before.is_object:
        return False  # "the deputy chair of the city council, Ben Stone,"
    return not is_many and noun.first == before.last + 1 and "," in words[noun.first].gap and is_closed


def _bodies(text: str, words: Sequence[Word], taken: Container[int]) -> Iterator[Noun]:
    """Phrases such as "the Defence Ministry", "the Nurses' Guild", "the federal government" or "the AfD"."""
    for last, word in enumerate(words):
        if not (word.is_capital or word.key in _BODIES):
            continue
        is_short = _is_acronym(text[word.start : word.end]) and "(" not in word.gap
        if not (is_short or word.key in _BODIES) or _goes_on(words, last):
            continue
        first = last
        while last - first < PHRASE_WORDS and first > 0 and _is_in_phrase(words, first) and first - 1 not in taken:
            if words[first - 1].owns and not (word.is_capital and words[first - 1].is_capital):
                break
            first -= 1
        opener = words[first].key in _OPENERS
        is_owned = first > 0 and words[first - 1].owns and not is_short  # "Southport's new government" is Southport
        if last in taken or is_owned:
            continue
        if is_short or (first < last - opener and words[first].key not in _OTHERS):  # "the government" may be any
            mention = _written(text, (word if is_short else words[first]).start, word.end)
            yield Noun(first, last, mention, word.owns, _is_object(words, first), is_body=True)


def _is_acronym(written: str) -> bool:
    return written.isalpha() and len(written) < _SHORT and sum(letter.isupper() for letter in written) > 1


def _shared(words: Sequence[Word], nouns: Sequence[Noun]) -> tuple[Noun, ...]:
    """The nouns, with those after an "and" governed by the same preposition: "for Berlin and Paris"."""
    found: list[Noun] = []
    for noun in nouns:
        before = found[-1] if found else None
        is_governed = before is not None and before.is_object and words[noun.first - 1].key == "and"
        found.append(replace(noun, is_object=True) if is_governed else noun)
    return tuple(found)


def _named(words: Sequence[Word], names: Sequence[Mention]) -> Iterator[Noun]:
    for mention in names:
        first = bisect_right(words, mention.span.start, key=lambda word: word.end)
        last = bisect_left(words, mention.span.end, key=lambda word: word.start) - 1
        if first <= last:
            yield Noun(first, last, mention, words[last].owns, _is_object(words, first))


def _behind_places(words: Sequence[Word], named: Sequence[Noun], roster: Roster) -> list[Noun]:
    """The named ones; what a preposition governs is the place, and not the person behind it: "In Moscow Putin said"."""
    found: list[Noun] = []
    for noun in named:
        before, actor = found[-1] if found else None, roster.actors.get(noun.mention.actor or "")
        is_next = noun.is_object and before is not None and before.last + 1 == noun.first and not before.owns
        is_placed = is_next and before is not None and words[before.first - 1].key in {"in", "at"}
        is_person = actor is not None and actor.kind == "person"
        found.append(replace(noun, is_object=False) if is_placed and is_person else noun)
    return found


def _unnamed(text: str, words: Sequence[Word], named: Sequence[Noun]) -> Iterator[Noun]:
    """Phrases such as "a senior NATO official". "The official" cannot be told: left out."""
    for last, word in enumerate(words):
        if word.key not in _PEOPLE or (_goes_on(words, last) and not word.owns):
            continue
        first = last
        while first > 0 and last - first < PHRASE_WORDS and _is_in_phrase(words, first):
            first -= 1
        is_plural = word.key.endswith("s")
        if words[first - 1].key == "as" and first and not is_plural:
            continue  # "as prime minister he"
        if first == last and first > 0 and not is_plural:
            continue  # "the only politician who": whoever that is
        if "both" in {words[first].key, words[first - 1].key}:
            continue  # whoever was named before
        if is_plural or words[first].key not in {"the", "this", "that"}:
            mention = _body(named, first, last, word) or _written(text, words[first].start, word.end)
            yield Noun(first, last, mention, word.owns, _is_object(words, first), is_plural)


def _body(named: Sequence[Noun], first: int, last: int, word: Word) -> Mention | None:
    """The body that "NATO members" or "NATO member states" means."""
    body = next((noun for noun in named if noun.last in {last - 1, last - 2}), None)
    if body and body.first <= first + 1 and word.key in _MEMBERS and not body.owns and body.mention.actor:
        return body.mention
    return None


def _written(text: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), text[start:end])


def _is_in_phrase(words: Sequence[Word], first: int) -> bool:
    """Whether the word before still belongs to the noun phrase that begins at `first`."""
    if not is_joined(words[first]) or words[first].key in _STARTERS:
        return False
    return words[first - 1].key not in _STOPS and not is_verb_like(words[first - 1])


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether a name or another such noun follows, so that this one is only a title or a modifier."""
    if last + 1 >= len(words) or not is_joined(words[last + 1]):
        return False
    return words[last + 1].is_capital or words[last + 1].key in _PEOPLE


def _is_inside(noun: Noun, phrase: Noun) -> bool:
    return phrase.first <= noun.first and noun.last <= phrase.last


def _is_object(words: Sequence[Word], first: int) -> bool:
    index, furthest = first - 1, max(0, first - _TITLE_WORDS)
    while index >= furthest and is_joined(words[index + 1]) and _is_before_name(words[index]):
        index -= 1
    is_time = index + 1 < first and words[index + 1].key in TIMES  # "In July Dan Hill resumed"
    return index >= 0 and is_joined(words[index + 1]) and words[index].key in _GOVERNING and not is_time


def _is_before_name(word: Word) -> bool:
    """Whether a word belongs to the phrase of the name behind it: an article, or a capital that is no preposition."""
    return word.key in _STARTERS or (word.is_capital and word.key not in _GOVERNING)


def _is_share(words: Sequence[Word], noun: Noun, roster: Roster) -> bool:
    """Whether only some of a people are meant, which hold no position of their state: "most Ukrainians"."""
    is_people = noun.mention.actor in roster.actors and noun.first == noun.last and words[noun.first].key.endswith("s")
    return is_people and noun.first > 0 and words[noun.first - 1].key in _SHARES


def _is_modifier(words: Sequence[Word], noun: Noun, roster: Roster) -> bool:
    """Whether the name only tells what kind of thing the next noun is: "NATO summit", "UK PM Rishi Sunak"."""
    if noun.owns or noun.last + 1 >= len(words) or not is_joined(words[noun.last + 1]):
        return False
    following = words[noun.last + 1]
    if following.is_capital and following.key not in _STOPS:
        return True
    if noun.first > 0 and words[noun.first - 1].key == "that":
        return False  # a clause begins: "that Oslo withdraw"
    actor = roster.actors.get(noun.mention.actor or "")
    if actor is None or actor.kind == "person" or is_cue_word(following.key):
        return False
    return not (is_verb_like(following) or following.key in _STOPS or following.key.endswith("s"))
