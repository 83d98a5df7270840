"""Whom any phrase means; names and nouns are left to `naming`.

"He" and "she" are one of the persons before, by how prominent they stand; "who" is the phrase before it.
"""

from dataclasses import replace
from math import log

from bot.core.model import Mention, PartialDate, Span
from bot.core.names import Roster
from bot.core.reporting import OUTLETS, PREPOSITIONS
from bot.core.text import fold
from bot.speech.links import SUBJECTS, Option, Tie
from bot.speech.mentions import CALLINGS, DETERMINERS, Candidate, Sort
from bot.speech.naming import INDEFINITE, Names
from bot.speech.people import personal
from bot.speech.resolution import OPEN, SURE, Doubt, Resolution, Way
from bot.speech.scene import Scene

_REACH = 10  # frames back in which a pronoun's person is looked for
_LEAD = 0.4  # by how much the best person for a pronoun has to lead the second
# What speaks for a person when a pronoun may mean them: hand-set, as are the scores of their place.
_REPEATED, _GENDER = 0.35, 2.0  # for each doubling of their mentions; for a gender that is known
_LAST = 1.5  # what speaks for the last speaker, when a pronoun may mean them
_REPLIES = frozenset("replied replies responded responds answered answers countered counters retorted".split())
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman", "eer")  # endings of nouns of people: "a pensioner"
_TRACED = 0.9  # how often the best person for a pronoun is right where nothing speaks for another
_OVERTAKEN = 0.5  # times that, where somebody else became the subject since
_ALONE = 3.0  # the lead of a person without a rival


class Resolver:
    """The mentions of one text resolved, titles as they were held when it was published."""

    def __init__(self, scene: Scene, roster: Roster, published: PartialDate | None) -> None:
        self._scene, self._text, self._roster = scene, scene.text, roster
        self._names = Names(scene, roster, published.earliest if published else None)

    def mention(self, frame: int, phrase: Candidate, before: Mention | None = None) -> Resolution:
        """Whom a phrase means, by the best name for them. `before` is who spoke last."""
        if phrase.sort is Sort.PRONOUN:
            return self._pronoun(frame, phrase, before)
        if phrase.sort is Sort.RELATIVE:
            return self._relative(frame, phrase)
        return self._names.plain(frame, phrase)

    def named(self, phrase: Candidate) -> Mention:
        """A name or noun phrase by itself: a listed actor, else a person of this text, else the words as written."""
        return self._names.named(phrase).mention

    def _relative(self, frame: int, phrase: Candidate) -> Resolution:
        """Whom "who" means: the phrase just before it."""
        before = [other for other in self._scene.phrases[frame] if other.last < phrase.first]
        if not before:
            return Resolution(Mention(phrase.span, self._words(phrase.span)), OPEN, Way.WRITTEN, doubt=Doubt.NOBODY)
        found = self._names.named(before[-1])
        mention = Mention(phrase.span, *found.who)
        return Resolution(mention, found.certainty, Way.RELATIVE, found.by, before[-1].span, found.doubt)

    def _pronoun(self, frame: int, phrase: Candidate, before: Mention | None) -> Resolution:
        """Who fits a pronoun clearly best; the pronoun itself, with low certainty, when two do. `before` spoke last."""
        written = self._words(phrase.span)
        ranked = tuple(self._ranked(frame, phrase, before)) if written.lower() in ("he", "she") else ()
        itself = Resolution(Mention(phrase.span, written), OPEN, Way.WRITTEN, rivals=ranked)
        if not ranked:
            return replace(itself, doubt=Doubt.NOBODY)
        best, who = ranked[0]
        lead = best - ranked[1][0] if len(ranked) > 1 else _ALONE
        if lead < _LEAD or _is_unnamed(who):
            return replace(itself, doubt=Doubt.RIVALS if lead < _LEAD else Doubt.NOBODY)
        certainty = _TRACED * min(SURE, 0.55 + 0.25 * lead)
        doubt = self._doubt(frame, phrase, who, before, is_alone=len(ranked) == 1)
        return Resolution(
            Mention(phrase.span, who.name, who.actor),
            certainty * _OVERTAKEN if doubt else certainty,
            Way.PRONOUN,
            through=who.span,
            doubt=doubt,
            rivals=ranked,
        )

    def _doubt(
        self, frame: int, phrase: Candidate, who: Mention, before: Mention | None, *, is_alone: bool
    ) -> Doubt | None:
        """What speaks against the person who fits best."""
        if self._is_overtaken(frame, phrase, who, before):
            return Doubt.OVERTAKEN
        return Doubt.REPLY if not is_alone and self._replies(frame, phrase) else None

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
            if spoken or any(self._names.named(other).mention.name == who.name for other in found):
                return False
            if any(self._may_act(at, other, written) for other in found[:1]):
                return True
        return False

    def _may_act(self, at: int, phrase: Candidate, written: str) -> bool:
        """Whether a phrase that opens its sentence may be the person that a pronoun means."""
        tokens = self._scene.frames[at].tokens
        if phrase.is_owner or (phrase.first and tokens[phrase.first - 1].low in PREPOSITIONS):
            return False
        who = self._names.plain(at, phrase).mention
        known, times = self._traits(phrase, who)
        if times:
            return known in (None, written)
        words = self._words(phrase.span).lower().split()
        if phrase.sort is Sort.NOUN:
            return words[0] in INDEFINITE and any(word in CALLINGS or word.endswith(_AGENTS) for word in words[1:])
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
                who = self._names.plain(at, other).mention
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

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]


def _is_unnamed(who: Mention) -> bool:
    """Whether nobody's name is known, only a common noun: "a spokeswoman"."""
    first, *_ = who.name.split()
    return who.actor is None and (first[0].islower() or first.lower() in DETERMINERS)
