"""The places of a text at which somebody stands who may be meant later: who it is, named how, and in what role."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.core.model import Mention, Span
from bot.core.names import Roster
from bot.core.reporting import OUTLETS, PREPOSITIONS, TELLING, VERBS
from bot.speech.descriptions import GENDERED, is_of_people, is_person_noun
from bot.speech.genders import Genders
from bot.speech.links import SUBJECTS, Tie
from bot.speech.mentions import NAME, NOUN, PRONOUN, RELATIVE, Candidate
from bot.speech.naming import INDEFINITE, Names
from bot.speech.people import BODIES, Name, Person, by_first_name, may_be_person, personal
from bot.speech.phrase_words import CALLINGS, DETERMINERS
from bot.speech.scene import Scene

_NOBODY = frozenset("nobody everybody everyone someone somebody anyone anybody nothing everything neither none".split())
_NO_PERSON, _NO_NAME = OUTLETS | BODIES, DETERMINERS | _NOBODY  # as the last word, and as the first
_KIN = frozenset({"his", "her", "their", "my", "our"})
_ASKING = frozenset("asked asks asking pressed challenged questioned wondered".split())
# Words before a noun that tells of somebody named: "he is a lawyer", "as a senator".
_TELLING_OF = frozenset("is was be been being are were am become became becoming as like remain remains".split())
# The verbs right behind a subject that are known by their form; a verb in -ed is, too.
_ACTING = frozenset(
    """
    is was has had will would can could may might must should does did do are were have says went came took made gave
    won lost left met spoke
    """.split()
)
# What begins a clause inside a sentence, before its subject.
_CLAUSES = frozenset(
    """
    that whether if because when while where as than before after since although though until unless which whom
    """.split()
)
_DEMONYMS = ("an", "crat", "ese", "ist")  # endings of nouns of people with a capital
SUBJECTIVE = frozenset({"speaks", "asks", "acts", "first"})  # the roles of a subject
_PRONOUNS = frozenset({"he", "she"})


class Standing(NamedTuple):
    """Somebody at one place: whom a phrase means, "he" or "she" (None: not known), what is named so, in what role.

    `sort` is "actor" or "person" (of the text), "name" or "word" (of nobody known, in two words or one), "a" or "kin"
    (a noun: "a pensioner", "his wife"), or "pronoun". `times` counts a person's mentions; `shared` are all persons of
    a surname that several have; `opens` tells whether it begins its paragraph.
    """

    who: Mention
    frame: int
    phrase: Candidate
    pronoun: str | None
    sort: str
    role: str
    opens: bool = False
    is_embedded: bool = False
    times: int = 0
    shared: tuple[Person, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it gives a name."""
        return self.sort in {"actor", "person", "name", "word"}


class Standings:
    """The standings of one text by frame, made as they are asked for."""

    def __init__(self, scene: Scene, names: Names, roster: Roster) -> None:
        self._scene, self._text, self._names, self._roster = scene, scene.text, names, roster
        self._known: dict[int, tuple[Standing, ...]] = {}
        self._genders = Genders(scene.text)
        self._persons: dict[str, tuple[Person, ...]] = {}

    def within(self, at: int) -> tuple[Standing, ...]:
        """The standings of one frame, in order."""
        if at not in self._known:
            self._known[at] = tuple(self._found(at))
        return self._known[at]

    def fitting(self, standing: Standing, pronoun: str) -> Standing | None:
        """A standing, if "he" or "she" may mean it; of those who share a surname, the only one of that gender."""
        fits = [person for person in standing.shared if person.pronoun == pronoun]
        if len(fits) == 1 and all(person.pronoun for person in standing.shared):
            (person,) = fits
            who = self._names.person(standing.who.span, person)
            return standing._replace(who=who, pronoun=pronoun, times=person.times, shared=())
        return standing if standing.pronoun in {None, pronoun} else None

    def of_speaker(self, speaker: Mention, frame: int) -> Standing | None:
        """Whoever spoke last as a standing of its own, for a person who spoke as a pronoun or far back."""
        low = self._text[speaker.span.start : speaker.span.end].lower()
        if is_unnamed(speaker) or speaker.name.lower() in _PRONOUNS:
            return None
        persons = self._named(speaker.name)
        if not persons and low not in _PRONOUNS:
            return None
        known = low if low in _PRONOUNS else persons[0].pronoun if len(persons) == 1 else None
        phrase = Candidate(speaker.span, PRONOUN, 0, 0)
        times = max((person.times for person in persons), default=1)
        return Standing(speaker, frame, phrase, known, "person", "speaks", times=times)

    def _found(self, at: int) -> Iterator[Standing]:
        lines = [self._scene.frames[frame].line for frame in (max(0, at - 1), at)]
        for place, option in enumerate(self._scene.options[at]):
            phrase = option.phrase
            found = self._pronoun(at, place) if phrase.sort is PRONOUN else self._standing(at, place)
            if found is not None:
                opens = phrase.first <= 2 and (at == 0 or lines[0] != lines[1])  # noqa: PLR2004 - "But on Monday X"
                first = phrase.first
                embedded = first > 0 and self._scene.frames[at].tokens[first - 1].low in _CLAUSES
                yield found._replace(opens=opens, is_embedded=embedded) if opens or embedded else found

    def _pronoun(self, at: int, place: int) -> Standing | None:
        """A pronoun that is a subject: it keeps whoever it means in view."""
        option = self._scene.options[at][place]
        low = self._text[option.phrase.span.start : option.phrase.span.end].lower()
        is_subject = place == 0 or self._role(at, place) in {"speaks", "asks"}
        if low not in _PRONOUNS or not is_subject:
            return None
        return Standing(Mention(option.phrase.span, low), at, option.phrase, low, "pronoun", "speaks")

    def _standing(self, at: int, place: int) -> Standing | None:
        """What a name or a noun is; None for what is no person."""
        phrase = self._scene.phrases[at][place]
        is_aside = phrase.span.start in self._scene.people.described  # "Anna Lund, the mayor,"
        if phrase.sort is RELATIVE or (phrase.sort is NOUN and (is_aside or not self._is_of_people(phrase))):
            return None
        who, name, role = self._names.plain(at, phrase).mention, self._scene.name(phrase), self._role(at, place)
        if is_unnamed(who):
            return self._unnamed(at, phrase, who, role)
        persons = self._named(who.name) or self._scene.persons(phrase)
        times = max((person.times for person in persons), default=1)
        if who.actor is not None:
            actor = self._roster.actors[who.actor]
            is_person = actor.kind == "person"
            return Standing(who, at, phrase, actor.pronoun, "actor", role, times=times) if is_person else None
        if persons:
            known, shared = (persons[0].pronoun, ()) if len(persons) == 1 else (None, persons)
            known = known or name.pronoun or (None if shared else self._told(persons[0].name))
            return Standing(who, at, phrase, known, "person", role, times=times, shared=shared)
        if addressed := self._scene.people.addressed(name):
            (person,) = addressed
            mention = Mention(who.span, person.name)
            known = person.pronoun or name.pronoun or self._told(person.name)
            return Standing(mention, at, phrase, known, "person", role, times=person.times)
        return self._unknown(at, phrase, who, role)

    def _named(self, name: str) -> tuple[Person, ...]:
        """The persons of the text whom a name means, wherever it stands."""
        if name not in self._persons:
            self._persons[name] = self._scene.people.called(personal(name, Span(0, len(name))))
        return self._persons[name]

    def _unknown(self, at: int, phrase: Candidate, who: Mention, role: str) -> Standing | None:
        """A name of somebody of whom the text tells no more."""
        name = self._scene.name(phrase)
        if phrase.sort is not NAME or not self._may_be_named(at, phrase, name, role):
            return None
        known = name.pronoun or by_first_name(name) or self._genders.named(name.words[-1])
        return Standing(who, at, phrase, known, "name" if name.is_full else "word", role, times=1)

    def _told(self, name: str) -> str | None:
        """He or she, as the text itself speaks of a person."""
        surname = name.rsplit(maxsplit=1)[-1]
        is_shared = self._scene.people.is_shared(surname)
        return (None if is_shared else self._genders.named(surname)) or self._genders.told(name, is_shared=is_shared)

    def _is_of_people(self, phrase: Candidate) -> bool:
        """Whether a noun is one of people: "the mayor", "a pensioner"."""
        words = self._text[phrase.span.start : phrase.span.end].lower().split()
        if words[0] not in INDEFINITE or len(words) == 1:
            return words[-1] in CALLINGS
        # A verb may have been taken for a part: "a pensioner wept", but "a devastating terrorist attack".
        return is_of_people(words[-1]) or is_of_people(words[1]) or any(is_person_noun(word) for word in words[1:])

    def _unnamed(self, at: int, phrase: Candidate, who: Mention, role: str) -> Standing | None:
        """One person without a name who is new to the text; "the senator" only takes up another, and is passed over."""
        words = who.name.lower().split()
        is_new = words[0] in INDEFINITE or words[0] in _KIN
        tokens = self._scene.frames[at].tokens
        is_told_of = phrase.first > 0 and tokens[phrase.first - 1].low in _TELLING_OF  # "she was a lawyer"
        if phrase.sort is NAME and not (is_of_people(words[-1]) or words[-1].endswith(_DEMONYMS)):
            return None  # "a September", but "a Texan"
        if len(words) == 1 or not is_new or is_told_of or who.name.endswith("s"):
            return None
        known = self._scene.name(phrase).pronoun or GENDERED.get(words[-1])
        return Standing(who, at, phrase, known, "kin" if words[0] in _KIN else "a", role)

    def _may_be_named(self, at: int, phrase: Candidate, name: Name, role: str) -> bool:
        """Whether a name that the text does not show to be a person's may be one: "said Zor Qell"."""
        lows = name.lows
        if not lows or lows[-1] in _NO_PERSON or lows[0] in _NO_NAME:
            return False
        if not (may_be_person(name) if name.is_full else not name.words[0].isupper()):
            return False
        tokens = self._scene.frames[at].tokens
        before = tokens[max(0, phrase.first - 2) : phrase.first]
        is_place = len(before) > 1 and before[1].low == "," and before[0].is_name  # "Paul Berg of Ghent, Belgium"
        is_governed = bool(before) and before[-1].low in PREPOSITIONS
        is_known = by_first_name(name) is not None or self._genders.named(name.words[-1]) is not None
        is_named = name.pronoun is not None or (role in SUBJECTIVE and is_known)
        return is_named or (role == "speaks" and not is_place and not is_governed)

    def _role(self, at: int, place: int) -> str:  # noqa: PLR0911 - the roles, the surest first
        """What a phrase does in its sentence."""
        option, tokens = self._scene.options[at][place], self._scene.frames[at].tokens
        phrase, bond = option.phrase, option.bond
        previous = tokens[phrase.first - 1].low if phrase.first else ""
        if phrase.is_owner:
            return "owner"
        if bond.tie in {Tie.SOURCE, Tie.INVERTED, Tie.AGENT}:
            return "speaks"
        if previous in PREPOSITIONS:
            return "governed"
        if previous in TELLING:
            return "asked" if previous in _ASKING else "told"
        if bond.tie in SUBJECTS and bond.verb is not None:
            return "asks" if tokens[bond.verb].low in _ASKING else "speaks"
        following = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
        if following in _ACTING or following.endswith("ed"):
            return "acts"
        if previous in VERBS:
            return "object"
        return "first" if self._scene.first_name[at] >= phrase.first else "other"


def is_unnamed(who: Mention) -> bool:
    """Whether nobody's name is known, only a common noun: "a spokeswoman"."""
    first, *_ = who.name.split()
    return who.actor is None and (first[0].islower() or first.lower() in DETERMINERS)
