"""Whom a name or a noun means: a listed actor, a person that the text names in full, or nobody that can be told."""

import re
from datetime import date
from functools import cached_property

from bot.core.firstnames import FIRST_NAMES
from bot.core.model import Actor, Mention, Span
from bot.core.names import Roster
from bot.core.text import fold
from bot.speech.descriptions import GENDERED, is_age, taken_up
from bot.speech.mentions import NAME, NOUN, Candidate
from bot.speech.people import Name, Person
from bot.speech.phrase_words import CALLINGS, MODIFIERS
from bot.speech.resolution import OPEN, SURE, Doubt, Resolution, Way
from bot.speech.scene import Scene

# How somebody is named behind a noun: "a woman who gave her name as Olha".
_NAMED_AS = re.compile(
    r" (?:who (?:gave|would give) (?:only )?(?:his|her|their) (?:first |full |own )?name (?:only )?as"
    r"|who identified (?:him|her)self (?:only )?as|named|called|by the name of) (?=[A-Z])"
)
INDEFINITE = frozenset("a an one some any another several many two three four no every each".split())
# Titles that tell of an office: a surname behind one is not a listed person who never held it.
_OTHER_TITLES = frozenset(
    """
    senator sen congressman congresswoman representative rep governor gov mayor judge justice general gen colonel col
    admiral commander major captain capt sergeant sgt professor prof dr doctor pastor bishop patriarch
    """.split()
)
_NEAR = 2  # frames back in which "the official" finds the only person named
# How certain a resolution is, from 0 to 1, where it is not sure.
_TITLED, _AGED, _SHARED, _NEARBY = 0.9, 0.8, 0.7, 0.6

_SERVING = frozenset({"of", "for", "to"})
_PLACING = frozenset({"In ", "At "})  # open a sentence before a place
Listed = tuple[Actor, str]  # a listed actor, and the name or title by which they were found


class Names:
    """The names and nouns of one text resolved, titles as they were held `on` a day."""

    def __init__(self, scene: Scene, roster: Roster, on: date | None) -> None:
        self._scene, self._text = scene, scene.text
        self._roster, self._on = roster, on
        self._known: dict[int, Resolution] = {}  # by where a phrase starts: they never overlap
        self._found: dict[str, Listed | None] = {}
        self._safely: dict[str, bool] = {}
        self._listings: dict[tuple[str, str], Listed | None] = {}  # by the words of a phrase and the person's full name
        self._unnamed: dict[str, int] = {}  # nouns of people without a name, and where each first ends
        for phrase in (phrase for each in scene.phrases for phrase in each if phrase.sort is NOUN):
            written = self._words(phrase.span).lower().split()
            if written[0] in INDEFINITE and phrase.span.start not in scene.people.described:
                self._unnamed.setdefault(written[-1], phrase.span.end)

    def plain(self, frame: int, phrase: Candidate) -> Resolution:
        """A phrase, with the name behind a common noun where one can be told."""
        found = self.named(phrase)
        if found.mention.actor is not None or phrase.sort is NAME:
            return found
        return self._apposed(frame, phrase) or self._named_as(frame, phrase) or self._definite(frame, phrase) or found

    def named(self, phrase: Candidate) -> Resolution:
        """A name or noun phrase: a listed actor, else a person of this text, else the words as written."""
        start = phrase.span.start
        if start not in self._known:
            self._known[start] = self._named(phrase)
        return self._known[start]

    def _named(self, phrase: Candidate) -> Resolution:
        span, name, persons = phrase.span, self._scene.name(phrase), self._scene.persons(phrase)
        written = self._words(span)
        if _serves(written, name) and self._looked_up(written) is None:
            return Resolution(Mention(span, written), SURE, Way.WRITTEN)
        full = persons[0].name if len(persons) == 1 else name.written
        certainty, doubt = (SURE, None) if len(persons) <= 1 else (OPEN, Doubt.SHARED)
        if (written, full) not in self._listings:
            self._listings[written, full] = self._listed(written, name, full)
        listed = self._listings[written, full] or self._behind_place(span)
        if listed is None:
            is_named = len(persons) == 1 or name.is_full
            mention = Mention(span, full if is_named else written)
            return Resolution(mention, certainty, Way.NAME if is_named else Way.WRITTEN, full, doubt=doubt)
        actor, by = listed
        if persons and not (len(persons) == 1 and actor.kind == "person"):
            is_person = actor.kind == "person"  # "Washington", with a Mr Washington, is left open
            certainty, doubt = (_SHARED, Doubt.SHARED) if is_person else (OPEN, Doubt.NAMESAKE)
        return Resolution(Mention(span, actor.name, actor.id), certainty, Way.NAME, by, doubt=doubt)

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _apposed(self, frame: int, phrase: Candidate) -> Resolution | None:
        """The name behind a common noun and a comma: "the mayor, X, said"."""
        tokens = self._scene.frames[frame].tokens
        place = self._scene.order[frame].get(phrase.last + 2)
        if place is None:
            return None
        other = self._scene.phrases[frame][place]
        given = self._scene.name(other).words[:1]
        is_kin = tokens[phrase.last].low in GENDERED and any(fold(word) in FIRST_NAMES for word in given)
        if tokens[phrase.last + 1].low != "," or not (self._scene.name(other).is_full or is_kin):
            return None
        is_closed = other.last + 1 == len(tokens) or not tokens[other.last + 1].low[:1].isalnum()
        if not is_closed:
            return None
        found = self.named(other)
        mention = Mention(Span(phrase.span.start, other.span.end), *found.who)
        return Resolution(mention, found.certainty, Way.APPOSED, found.by, other.span, found.doubt)

    def _named_as(self, frame: int, phrase: Candidate) -> Resolution | None:
        """The name that "a woman named X" or "a man who gave his name as X" gives."""
        found = _NAMED_AS.match(self._text, phrase.span.end)
        names = [] if found is None else [each for each in self._scene.phrases[frame] if each.span.start == found.end()]
        if not names or names[0].sort is not NAME or not self._scene.name(names[0]).words:
            return None
        behind = self.named(names[0])
        mention = Mention(phrase.span, *behind.who)
        return Resolution(mention, behind.certainty, Way.APPOSED, behind.by, names[0].span, behind.doubt)

    def _listed(self, written: str, name: Name, full: str) -> Listed | None:
        """The listed actor of a whole phrase, of the person's name in it, or of the title that ends it."""
        if written.split(maxsplit=1)[0].lower() in INDEFINITE:
            return None
        listed = self._looked_up(written) or self._looked_up(full)
        if name.words and not name.is_full:
            listed = self._family(name, listed)
        if listed is None and len(name.words) > 2:  # noqa: PLR2004 - with an initial
            listed = self._looked_up(f"{name.words[0]} {name.words[-1]}")
        if listed is None and not name.words:
            listed = self._titled(written)
        if listed is not None and listed[0].kind != "person" and self._is_doubtful(*listed):
            return None
        is_other = (
            listed is not None
            and fold(listed[0].name) != fold(name.written)
            and name.pronoun is not None
            and listed[0].pronoun not in (None, name.pronoun)
        )
        return None if is_other else listed

    def _behind_place(self, span: Span) -> Listed | None:
        """The listed person of two names without a comma, of which the first is a place: "In Moscow Putin said"."""
        if self._text[max(0, span.start - 3) : span.start] not in _PLACING:  # nearly always
            return None
        words = self._words(span).split()
        if fold(words[0]) in FIRST_NAMES:
            return None
        for at in range(1, len(words)):
            place, listed = self._looked_up(" ".join(words[:at])), self._looked_up(" ".join(words[at:]))
            if listed is not None and listed[0].kind == "person":
                return listed if place is None or place[0].kind != "person" else None
        return None

    def _looked_up(self, name: str) -> Listed | None:
        if name not in self._found:
            actor = self._roster.resolve(name, self._on)
            self._found[name] = (actor, name) if actor else None
        return self._found[name]

    def _family(self, name: Name, listed: Listed | None) -> Listed | None:
        """Whom a name of one word means: whoever of that name the text gives in full, before anybody listed."""
        known = self._scene.people.called(name)
        actor = listed[0] if listed else None
        if actor is not None and actor.kind != "person":
            is_other = any(person.pronoun for person in known) or name.lows[0] in FIRST_NAMES
            return None if is_other else listed
        named = [self._looked_up(person.name) for person in known]
        if known:
            return next((one for one in named if one is not None and (len(known) == 1 or one[0] is actor)), None)
        is_weak = actor is not None and name.lows[0] in {fold(weak) for weak in actor.weak}
        if actor is None or (is_weak and not self._is_given(actor)):
            return None
        offices = fold(" ".join(word for role in actor.roles for word in (role.name, *role.titles))).split()
        return listed if name.title not in _OTHER_TITLES or name.title in offices else None

    def _is_given(self, actor: Actor) -> bool:
        """Whether the text has a person's full name, a nickname or an initial between its words or not."""
        first, last = actor.name.split()[0], actor.name.split()[-1]
        return re.search(rf"\b{re.escape(first)}\b[^\n]{{0,16}}\b{re.escape(last)}\b", self._text) is not None

    def _is_doubtful(self, body: Actor, by: str) -> bool:
        """Whether a body or state is only named by what is also a plain word or a place, in the whole text."""
        named = self._roster.naming(by, body.id)
        return named is not None and named.is_weak and not self._is_named_safely(body)

    def _is_named_safely(self, body: Actor) -> bool:
        """Whether the text has a name of a body or state that means it alone."""
        if body.id not in self._safely:
            names = (name for name in (body.name, *body.aliases) if name in self._text)
            self._safely[body.id] = any(re.search(rf"\b{re.escape(name)}\b", self._text) for name in names)
        return self._safely[body.id]

    def _titled(self, written: str) -> Listed | None:
        """The person whose title ends a definite phrase: "the outspoken Hungarian prime minister"."""
        found = [mention for mention in self._roster.find(written, on=self._on) if mention.span.end == len(written)]
        if not found or found[0].actor is None:
            return None
        before = written[: found[0].span.start].lower().split()
        is_plain = before[:1] == ["the"] and not any(word in CALLINGS or word in MODIFIERS for word in before)
        actor = self._roster.actors[found[0].actor]
        return (actor, written[found[0].span.start :]) if is_plain and actor.kind == "person" else None

    def _definite(self, frame: int, phrase: Candidate) -> Resolution | None:
        """Whom "the colonel" means: who was introduced as such, else the only one named nearby; None when open."""
        if (holder := self._holder(phrase)) is not None:
            return holder
        taken = taken_up(self._words(phrase.span))
        if taken is None or self._unnamed.get(taken[0], phrase.span.start) < phrase.span.start:
            return None
        found = self._described(phrase.span, *taken)
        is_plain = self._words(phrase.span).lower() == f"the {taken[0]}"
        if found is not None or not is_plain or taken[0] not in CALLINGS:
            return found
        near = {
            who.name: who
            for at in range(max(0, frame - _NEAR), frame + 1)
            for who in self._persons(at, phrase.span.start)
        }
        if len(near) != 1:
            return None
        ((name, only),) = near.items()
        return Resolution(Mention(phrase.span, name, only.actor), _NEARBY, Way.NEARBY, through=only.span)

    def _holder(self, phrase: Candidate) -> Resolution | None:
        """The listed person whose title it is and whom the text names, where no date says who held the office."""
        title = self._words(phrase.span).lower().removeprefix("the ")
        if self._on is not None or " " not in title:
            return None
        holders = [actor for actor in self._roster.holders(title) if actor.id in self._actors]
        if len(holders) != 1:
            return None
        (actor,) = holders
        return Resolution(Mention(phrase.span, actor.name, actor.id), _TITLED, Way.INTRODUCED, actor.name)

    @cached_property
    def _lowered(self) -> str:
        """The text in lower case, made once: a hostile one has thousands of ages."""
        return self._text.lower()

    @cached_property
    def _actors(self) -> frozenset[str]:
        """The ids of the listed actors whom the text names."""
        names = (phrase for each in self._scene.phrases for phrase in each if phrase.sort is NAME)
        return frozenset(filter(None, (self.named(phrase).mention.actor for phrase in names)))

    def _described(self, span: Span, noun: str, words: frozenset[str]) -> Resolution | None:
        """Who was described by a noun before: by age, the only person named before it is first said."""
        persons = self._scene.people.described_as(noun, words)
        known = [person for person in persons if person.since < span.start] or persons
        if not known and is_age(noun):
            first = self._lowered.find(noun)
            only = self._scene.people.only_before(max(first, 0))
            return Resolution(self.person(span, only), _AGED, Way.INTRODUCED, only.name) if only else None
        if len(known) != 1:
            return None
        return Resolution(self.person(span, known[0]), _TITLED, Way.INTRODUCED, known[0].name)

    def _persons(self, at: int, before: int) -> list[Mention]:
        """The persons that a frame names before a place."""
        names = [phrase for phrase in self._scene.phrases[at] if phrase.sort is NAME and phrase.span.end <= before]
        return [self.named(phrase).mention for phrase in names if self._scene.persons(phrase)]

    def person(self, span: Span, person: Person) -> Mention:
        """A person of this text as a mention at a place: a listed actor, or by full name."""
        listed = self._roster.resolve(person.name, self._on)
        return Mention(span, listed.name, listed.id) if listed else Mention(span, person.name)


def _serves(written: str, name: Name) -> bool:
    """Whether a phrase is of somebody else than it names last: "the aide to President X", "the ambassador to Y"."""
    at = written.rfind(name.written)
    before = written[:at].lower().split() if name.written and at > 0 else []
    if before and before[-1] in CALLINGS:  # "to former President X", but "secretary of state X"
        before.pop()
        while before and before[-1] in MODIFIERS:
            before.pop()
    if before and before[-1] == "the":
        before.pop()
    return len(before) > 1 and before[-1] in _SERVING and before[-2] in CALLINGS
