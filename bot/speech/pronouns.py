"""Whom any phrase means; names and nouns are left to `naming`.

"He" and "she" are one of the persons before, by how prominent they stand; "who" is the phrase before it.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.model import Mention, PartialDate, Span
from bot.core.names import Roster
from bot.speech.antecedents import REPLIES, Antecedents
from bot.speech.mentions import Candidate, Sort
from bot.speech.naming import Names
from bot.speech.prominence import Ranked, ranked
from bot.speech.resolution import OPEN, SURE, Doubt, Resolution, Way
from bot.speech.scene import Scene
from bot.speech.standings import SUBJECTIVE, Standing, Standings

_LIKELY, _LEAD = 0.4, 0.1  # how likely the best person for a pronoun has to be, and how far before the second
_DOUBTFUL = 0.5  # times the certainty, where something speaks against them
_MEANT = frozenset({"he", "she"})


class Resolver:
    """The mentions of one text resolved, titles as they were held when it was published."""

    def __init__(self, scene: Scene, roster: Roster, published: PartialDate | None) -> None:
        self._scene, self._text = scene, scene.text
        self._names = Names(scene, roster, published.earliest if published else None)
        self.antecedents = Antecedents(scene, Standings(scene, self._names, roster))

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
        """Whoever is clearly the likeliest person for "he" or "she"; else the pronoun itself, with low certainty."""
        written = self._words(phrase.span)
        itself = Resolution(Mention(phrase.span, written), OPEN, Way.WRITTEN)
        if written.lower() not in _MEANT:
            return replace(itself, doubt=Doubt.NOBODY)
        found = ranked(self.antecedents.options(frame, phrase, written.lower(), before))
        named = [each for each in found if each.standing is not None and each.standing.is_named]
        rivals = tuple((each.weight, each.standing.who) for each in named if each.standing is not None)
        best = found[0]
        if best.standing is None or not best.standing.is_named:
            return replace(itself, doubt=Doubt.NOBODY, rivals=rivals)
        second = named[1].probability if len(named) > 1 else 0.0
        if best.probability < _LIKELY or best.probability - second < _LEAD:
            return replace(itself, doubt=Doubt.RIVALS, rivals=rivals)
        who, doubt = best.standing.who, self._doubt(frame, phrase, best.standing, found[1:])
        certainty = best.probability * (_DOUBTFUL if doubt else SURE)
        mention = Mention(phrase.span, who.name, who.actor)
        return Resolution(mention, certainty, Way.PRONOUN, through=who.span, doubt=doubt, rivals=rivals)

    def _doubt(self, frame: int, phrase: Candidate, best: Standing, others: Sequence[Ranked]) -> Doubt | None:
        """What speaks against the likeliest person that too few labelled pronouns tell of."""
        rest = [each.standing for each in others if each.standing is not None]
        place = (best.frame, best.phrase.first)
        if any(
            not each.is_named and each.role in SUBJECTIVE and (each.frame, each.phrase.first) > place for each in rest
        ):
            return Doubt.OVERTAKEN
        is_told = any(each.role in {"told", "asked"} for each in rest)
        is_reply = best.role in SUBJECTIVE and is_told and self.antecedents.verb(frame, phrase) in REPLIES
        return Doubt.REPLY if is_reply else None

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]
