"""Whom a phrase means: a listed actor, a person that the text names in full, or nobody that can be told."""

import re
from datetime import date
from math import log

from bot.core.firstnames import MEN, WOMEN
from bot.core.model import Actor, Mention, Span
from bot.core.names import Roster
from bot.core.reporting import OUTLETS, PREPOSITIONS
from bot.core.text import fold
from bot.speech.links import SUBJECTS, Option, Tie
from bot.speech.mentions import CALLINGS, DETERMINERS, MODIFIERS, Candidate, Sort
from bot.speech.people import Name, Person, personal
from bot.speech.scene import Scene

_INDEFINITE = frozenset("a an one some any another several many two three four no every each".split())
# Titles that tell of an office: a surname behind one is not a listed person who never held it.
_OTHER_TITLES = frozenset(
    """
    senator sen congressman congresswoman representative rep governor gov mayor judge justice general gen colonel col
    admiral commander major captain capt sergeant sgt professor prof dr doctor pastor bishop patriarch
    """.split()
)
_REACH = 10  # frames back in which a pronoun's person is looked for
_NEAR = 2  # frames back in which "the official" finds the only person named
_LEAD = 0.4  # by how much the best person for a pronoun has to lead the second
# What speaks for a person when a pronoun may mean them: hand-set, as are the scores of their place.
_REPEATED, _GENDER = 0.35, 2.0  # for each doubling of their mentions; for a gender that is known
_LAST = 1.5  # what speaks for the last speaker, when a pronoun may mean them
_REPLIES = frozenset("replied replies responded responds answered answers countered counters retorted".split())
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman", "eer")  # endings of nouns of people: "a pensioner"
_TRACED = 0.9  # how often the best person for a pronoun is right where nothing speaks for another
_OVERTAKEN = 0.5  # times that, where somebody else became the subject since
_ALONE = 3.0  # the lead of a person without a rival
# How certain a resolution is, from 0 to 1.
_SURE, _TITLED, _SHARED, _NEARBY, _OPEN = 1.0, 0.9, 0.7, 0.6, 0.4


class Resolver:
    """The mentions of one text resolved, titles as they were held `on` a day."""

    def __init__(self, scene: Scene, roster: Roster, on: date | None) -> None:
        self._scene, self._text = scene, scene.text
        self._roster, self._on = roster, on
        self._known: dict[Span, tuple[Mention, float]] = {}
        self._unnamed: dict[str, int] = {}  # nouns of people without a name, and where each first ends
        for phrase in (phrase for each in scene.phrases for phrase in each if phrase.sort is Sort.NOUN):
            written = self._words(phrase.span).lower().split()
            if written[0] in _INDEFINITE:
                self._unnamed.setdefault(written[-1], phrase.span.end)

    def mention(self, frame: int, phrase: Candidate, before: Mention | None = None) -> tuple[Mention, float]:
        """The mention with its best name, and how certain that is, from 0 to 1. `before` is who spoke last."""
        if phrase.sort is Sort.PRONOUN:
            return self._pronoun(frame, phrase, before)
        if phrase.sort is Sort.RELATIVE:
            return self._relative(frame, phrase)
        return self._plain(frame, phrase)

    def _plain(self, frame: int, phrase: Candidate) -> tuple[Mention, float]:
        """A phrase that is no pronoun, with the name behind a common noun where one can be told."""
        found, certainty = self.named(phrase)
        if found.actor is not None or phrase.sort is Sort.NAME:
            return found, certainty
        return self._apposed(frame, phrase) or self._definite(frame, phrase) or (found, certainty)

    def named(self, phrase: Candidate) -> tuple[Mention, float]:
        """A name or noun phrase: a listed actor, else a person of this text, else the words as written."""
        if phrase.span not in self._known:
            self._known[phrase.span] = self._named(phrase)
        return self._known[phrase.span]

    def _named(self, phrase: Candidate) -> tuple[Mention, float]:
        span, name, persons = phrase.span, self._scene.name(phrase), self._scene.persons(phrase)
        full = persons[0].name if len(persons) == 1 else name.written
        certainty = _SURE if len(persons) <= 1 else _OPEN
        listed = self._listed(span, name, full)
        if listed:
            shared = _OPEN if persons and listed.kind != "person" else _SHARED  # "Washington", with a Mr Washington
            is_alone = not persons or (len(persons) == 1 and listed.kind == "person")
            return Mention(span, listed.name, listed.id), certainty if is_alone else shared
        return Mention(span, full if len(persons) == 1 or name.is_full else self._words(span)), certainty

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _apposed(self, frame: int, phrase: Candidate) -> tuple[Mention, float] | None:
        """The name behind a common noun and a comma: "the mayor, X, said"."""
        tokens = self._scene.frames[frame].tokens
        place = self._scene.order[frame].get(phrase.last + 2)
        if place is None:
            return None
        other = self._scene.phrases[frame][place]
        if tokens[phrase.last + 1].low != "," or not self._scene.name(other).is_full:
            return None
        is_closed = other.last + 1 == len(tokens) or not tokens[other.last + 1].low[:1].isalnum()
        found, certainty = self.named(other)
        return (Mention(Span(phrase.span.start, other.span.end), *_who(found)), certainty) if is_closed else None

    def _listed(self, span: Span, name: Name, full: str) -> Actor | None:
        """The listed actor of a whole phrase, of the person's name in it, or of the title that ends it."""
        written = self._words(span)
        if written.split()[0].lower() in _INDEFINITE:
            return None
        listed = self._roster.resolve(written, self._on) or self._roster.resolve(full, self._on)
        if name.words and not name.is_full:
            listed = self._family(name, listed)
        if listed is None and len(name.words) > 2:  # noqa: PLR2004 - with an initial
            listed = self._roster.resolve(f"{name.words[0]} {name.words[-1]}")
        if listed is None and not name.words:
            listed = self._titled(span)
        is_other = listed is not None and name.pronoun is not None and listed.pronoun not in (None, name.pronoun)
        return None if is_other else listed

    def _family(self, name: Name, listed: Actor | None) -> Actor | None:
        """Whom a name of one word means: whoever of that name the text gives in full, before anybody listed."""
        known = self._scene.people.called(name)
        if listed is not None and listed.kind != "person":
            is_other = any(person.pronoun for person in known) or fold(name.words[0]) in MEN | WOMEN
            return None if is_other else listed
        named = [self._roster.resolve(person.name, self._on) for person in known]
        if known:
            return next((actor for actor in named if actor is not None and (len(known) == 1 or actor is listed)), None)
        is_weak = listed is not None and fold(name.words[0]) in {fold(weak) for weak in listed.weak}
        if listed is None or (is_weak and not self._is_given(listed)):
            return None
        offices = fold(" ".join(word for role in listed.roles for word in (role.name, *role.titles))).split()
        return listed if name.title not in _OTHER_TITLES or name.title in offices else None

    def _is_given(self, actor: Actor) -> bool:
        """Whether the text has a person's full name, a nickname or an initial between its words or not."""
        first, last = actor.name.split()[0], actor.name.split()[-1]
        return re.search(rf"\b{re.escape(first)}\b[^\n]{{0,16}}\b{re.escape(last)}\b", self._text) is not None

    def _titled(self, span: Span) -> Actor | None:
        """The person whose title ends a definite phrase: "the outspoken Hungarian prime minister"."""
        found = [mention for mention in self._roster.find(self._text, span, self._on) if mention.span.end == span.end]
        if not found or found[0].actor is None:
            return None
        before = self._text[span.start : found[0].span.start].lower().split()
        is_plain = before[:1] == ["the"] and not any(word in CALLINGS or word in MODIFIERS for word in before)
        actor = self._roster.actors[found[0].actor]
        return actor if is_plain and actor.kind == "person" else None

    def _definite(self, frame: int, phrase: Candidate) -> tuple[Mention, float] | None:
        """Whom "the colonel" means: who was introduced as such, else the only one named nearby; None when open."""
        written = self._words(phrase.span).lower().split()
        if len(written) != 2 or written[0] != "the" or written[1] not in CALLINGS:  # noqa: PLR2004 - article and noun
            return None
        if self._unnamed.get(written[1], phrase.span.start) < phrase.span.start:
            return None
        titled = self._scene.people.titled(written[1])
        if len(titled) == 1:
            return self._person(phrase.span, titled[0]), _TITLED
        near = {
            who.name: who
            for at in range(max(0, frame - _NEAR), frame + 1)
            for who in self._persons(at, phrase.span.start)
        }
        return (Mention(phrase.span, *_who(next(iter(near.values())))), _NEARBY) if len(near) == 1 else None

    def _persons(self, at: int, before: int) -> list[Mention]:
        """The persons that a frame names before a place."""
        names = [phrase for phrase in self._scene.phrases[at] if phrase.sort is Sort.NAME and phrase.span.end <= before]
        return [self.named(phrase)[0] for phrase in names if self._scene.persons(phrase)]

    def _person(self, span: Span, person: Person) -> Mention:
        listed = self._roster.resolve(person.name, self._on)
        return Mention(span, listed.name, listed.id) if listed else Mention(span, person.name)

    def _relative(self, frame: int, phrase: Candidate) -> tuple[Mention, float]:
        """Whom "who" means: the phrase just before it."""
        before = [other for other in self._scene.phrases[frame] if other.last < phrase.first]
        if not before:
            return Mention(phrase.span, self._words(phrase.span)), _OPEN
        found, certainty = self.named(before[-1])
        return Mention(phrase.span, *_who(found)), certainty

    def _pronoun(self, frame: int, phrase: Candidate, before: Mention | None) -> tuple[Mention, float]:
        """Whom "he" or "she" means: who fits clearly best; the pronoun itself, with low certainty, when two do."""
        written = self._words(phrase.span)
        ranked = self._ranked(frame, phrase, before) if written.lower() in ("he", "she") else []
        if not ranked:
            return Mention(phrase.span, written), _OPEN
        best, _ = ranked[0]
        lead = best - ranked[1][0] if len(ranked) > 1 else _ALONE
        who = ranked[0][1]
        if lead < _LEAD or _is_unnamed(who):
            return Mention(phrase.span, written), _OPEN
        certainty = _TRACED * min(_SURE, 0.55 + 0.25 * lead)
        is_open = self._is_overtaken(frame, phrase, who, before) or (len(ranked) > 1 and self._replies(frame, phrase))
        return Mention(phrase.span, *_who(who)), certainty * _OVERTAKEN if is_open else certainty

    def _replies(self, frame: int, phrase: Candidate) -> bool:
        """Whether a pronoun is said to answer: then it is seldom whoever spoke last."""
        verb = self._scene.options[frame][self._scene.order[frame][phrase.first]].bond.verb
        return verb is not None and self._scene.frames[frame].tokens[verb].low in _REPLIES

    def _is_overtaken(self, frame: int, phrase: Candidate, who: Mention, before: Mention | None) -> bool:
        """Whether somebody else, known or not, became the subject since a person was last mentioned."""
        written = self._words(phrase.span).lower()
        for at in range(frame, max(-1, frame - _REACH), -1):
            near = [option.phrase for option in self._scene.near(at, phrase.first if at == frame else 0)]
            spoken = before is not None and before.name == who.name and before.span in self._scene.frames[at].span
            found = [
                other for other in near if other.sort in (Sort.NAME, Sort.NOUN) and other.span.end <= phrase.span.start
            ]
            if spoken or any(self.named(other)[0].name == who.name for other in found):
                return False
            if any(self._may_act(at, other, written) for other in found[:1]):
                return True
        return False

    def _may_act(self, at: int, phrase: Candidate, written: str) -> bool:
        """Whether a phrase that opens its sentence may be the person that a pronoun means."""
        tokens = self._scene.frames[at].tokens
        if phrase.is_owner or (phrase.first and tokens[phrase.first - 1].low in PREPOSITIONS):
            return False
        who, _ = self._plain(at, phrase)
        known, times = self._traits(phrase, who)
        if times:
            return known in (None, written)
        words = self._words(phrase.span).lower().split()
        if phrase.sort is Sort.NOUN:
            return words[0] in _INDEFINITE and any(word in CALLINGS or word.endswith(_AGENTS) for word in words[1:])
        bond = self._scene.options[at][self._scene.order[at][phrase.first]].bond
        is_body = who.actor is not None or fold(words[-1]) in OUTLETS or len(words) > 1
        return not is_body and words[0] not in DETERMINERS and bond.tie in SUBJECTS | {Tie.INVERTED}

    def _ranked(self, frame: int, phrase: Candidate, before: Mention | None) -> list[tuple[float, Mention]]:
        """The persons that a pronoun may mean, each with its best score, best first."""
        best: dict[str, tuple[float, Mention]] = {}
        for at in range(max(0, frame - _REACH), frame + 1):
            for option in self._scene.near(at, phrase.first if at == frame else 0):
                other = option.phrase
                if other.sort not in (Sort.NAME, Sort.NOUN) or other.span.start >= phrase.span.start:
                    continue
                who, _ = self._plain(at, other)
                known, times = self._traits(other, who)
                if times and known in (None, self._words(phrase.span).lower()):
                    score = self._score(option, frame) + _REPEATED * log(1 + times) + _GENDER * (known is not None)
                    score += _LAST * (before is not None and who.name == before.name)
                    best[who.name] = max(best.get(who.name, (score, who)), (score, who), key=lambda pair: pair[0])
        return sorted(best.values(), key=lambda pair: -pair[0])

    def _traits(self, phrase: Candidate, who: Mention) -> tuple[str | None, int]:
        """Whether somebody is "he" or "she" (None: unknown), and how often they are named; 0 for what is no person."""
        name = self._scene.name(phrase)
        if _is_unnamed(who):
            return name.pronoun, int(who.name.lower().split()[-1] in CALLINGS and not who.name.endswith("s"))
        persons = self._scene.people.called(personal(who.name, Span(0, len(who.name)))) or self._scene.persons(phrase)
        times = max((person.times for person in persons), default=1)
        if who.actor:
            actor = self._roster.actors[who.actor]
            return actor.pronoun, times if actor.kind == "person" else 0
        known = persons[0].pronoun if len(persons) == 1 and persons[0].pronoun else name.pronoun
        return known, times if known or persons else 0

    def _score(self, option: Option, frame: int) -> float:
        """How likely a pronoun means a phrase by its place: near, the subject, not after a preposition."""
        at, phrase, tokens = option.frame, option.phrase, self._scene.frames[option.frame].tokens
        is_governed = phrase.first > 0 and tokens[phrase.first - 1].low in PREPOSITIONS
        is_first = not is_governed and self._scene.first_name[at] >= phrase.first
        is_speaker = option.bond.tie in SUBJECTS or option.bond.tie is Tie.INVERTED
        score = -0.9 * (frame - at) - 0.5 * (self._scene.frames[at].line != self._scene.frames[frame].line)
        return score + 1.2 * is_first + 1.2 * is_speaker - 1.6 * is_governed - 1.0 * phrase.is_owner


def _is_unnamed(who: Mention) -> bool:
    """Whether nobody's name is known, only a common noun: "a spokeswoman"."""
    first, *_ = who.name.split()
    return who.actor is None and (first[0].islower() or first.lower() in DETERMINERS)


def _who(mention: Mention) -> tuple[str, str | None]:
    return mention.name, mention.actor
