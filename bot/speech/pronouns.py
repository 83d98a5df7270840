"""Whom any phrase means; names and nouns are left to `naming`.

"He" and "she" are one of the persons before, by how prominent they stand; "who" is the phrase before it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.model import Mention, PartialDate, Span
from bot.core.names import Roster
from bot.speech.antecedents import REPLIES, Antecedents
from bot.speech.mentions import PRONOUN, RELATIVE, Candidate
from bot.speech.naming import Names
from bot.speech.prominence import Ranked, ranked
from bot.speech.resolution import OPEN, SURE, Doubt, Resolution, Way
from bot.speech.scene import Scene
from bot.speech.standings import SUBJECTIVE, Standing, Standings

_LIKELY, _LEAD = 0.4, 0.1  # how likely the best person for a pronoun has to be, and how far before the second
_CLEARLY = 0.5  # how likely somebody without a name has to be
_NEAR = 3  # frames back in which another of known gender speaks against somebody of unknown
_FAIR = 0.1  # how likely somebody named has to be to speak against the likeliest
_BREATH = 8  # tokens of "he and the officer, " before a name
_DOUBTFUL = 0.5  # times the certainty, where something speaks against them
_MEANT = frozenset({"he", "she"})


class Resolver:
    """The mentions of one text resolved, titles as they were held when it was published."""

    def __init__(self, scene: Scene, roster: Roster, published: PartialDate | None) -> None:
        self._scene, self._text = scene, scene.text
        self._leant: dict[Span, float] = {}  # how certain each pronoun that spoke is
        self._names = Names(scene, roster, published.earliest if published else None)
        self.antecedents = Antecedents(scene, Standings(scene, self._names, roster))

    def mention(self, frame: int, phrase: Candidate, before: Mention | None = None) -> Resolution:
        """Whom a phrase means, by the best name for them. `before` is who spoke last."""
        if phrase.sort is PRONOUN:
            found = self._leaning(self._pronoun(frame, phrase, before), before)
            self._leant[phrase.span] = found.certainty
            return found
        if phrase.sort is RELATIVE:
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
            return self._unnamed(frame, phrase, best, before) or replace(itself, doubt=Doubt.NOBODY, rivals=rivals)
        second = named[1].probability if len(named) > 1 else 0.0
        if best.probability < _LIKELY or best.probability - second < _LEAD:
            return replace(itself, doubt=Doubt.RIVALS, rivals=rivals)
        who, doubt = best.standing.who, self._doubt(frame, phrase, best.standing, found[1:])
        certainty = best.probability * (_DOUBTFUL if doubt else SURE)
        mention = Mention(phrase.span, who.name, who.actor)
        return Resolution(mention, certainty, Way.PRONOUN, through=who.span, doubt=doubt, rivals=rivals)

    def _unnamed(self, frame: int, phrase: Candidate, best: Ranked, before: Mention | None) -> Resolution | None:
        """Somebody without a name who spoke last and is clearly meant: "“No,” my mother said. “Yes,” she said".

        In another paragraph a stranger may be answered, as "a voter asked" is; one of a family goes on.
        """
        standing = best.standing
        if standing is None or before is None or best.probability < _CLEARLY:
            return None
        is_same = before.span == standing.who.span or before.name.lower() == standing.who.name.lower()
        frames = self._scene.frames
        if not is_same or not (standing.sort == "kin" or frames[standing.frame].line == frames[frame].line):
            return None
        mention = Mention(phrase.span, standing.who.name)
        return Resolution(mention, best.probability, Way.PRONOUN, through=standing.who.span)

    def _leaning(self, found: Resolution, before: Mention | None) -> Resolution:
        """A pronoun is no surer than the one before it, where nobody was named between them."""
        certainty = self._leant.get(before.span) if before else None
        if certainty is None or found.through is None or before is None or found.through.start > before.span.start:
            return found
        is_same = before.name in {found.mention.name, self._words(before.span)}
        if not is_same or certainty >= found.certainty:
            return found
        return replace(found, certainty=certainty, doubt=found.doubt or Doubt.LEANING)

    def _joined(self, phrase: Candidate, best: Standing, rest: Sequence[Standing]) -> bool:
        """Whether another whom a pronoun may mean is named in one breath: "X and Y", "he and the officer, Y"."""
        for each in rest:
            first, second = sorted((each.who.span, best.who.span), key=lambda span: span.start)
            if each.is_named and each.frame == best.frame and self._text[first.end : second.start].strip() == "and":
                return True
        tokens = self._scene.frames[best.frame].tokens
        start = max(0, best.phrase.first - _BREATH)
        lows = [token.low for token in tokens[start : best.phrase.first]]
        pronoun = self._words(phrase.span).lower()
        return any(pair == (pronoun, "and") for pair in pairwise(lows))

    def _doubt(self, frame: int, phrase: Candidate, best: Standing, others: Sequence[Ranked]) -> Doubt | None:
        """What speaks against the likeliest person that too few labelled pronouns tell of."""
        rest = [each.standing for each in others if each.standing is not None]
        if self._joined(phrase, best, rest):
            return Doubt.JOINED
        fair = [
            each.standing
            for each in others
            if each.standing and (each.probability >= _FAIR or not each.standing.is_named)
        ]
        if any(self._overtakes(frame, each, best) for each in fair):
            return Doubt.OVERTAKEN
        if best.pronoun is None and any(
            each.is_named and each.pronoun and frame - each.frame <= _NEAR for each in fair
        ):
            return Doubt.UNSEXED
        is_told = any(each.role in {"told", "asked"} for each in rest) or any(
            each.is_named and frame - each.frame <= _NEAR for each in fair
        )
        is_reply = best.role in SUBJECTIVE and is_told and self.antecedents.verb(frame, phrase) in REPLIES
        return Doubt.REPLY if is_reply else None

    def _overtakes(self, frame: int, other: Standing, best: Standing) -> bool:
        """Whether somebody is a later subject: without a name anywhere, with one in the sentence just before."""
        is_later = (other.frame, other.phrase.first) > (best.frame, best.phrase.first)
        frames, first = self._scene.frames, other.phrase.first
        is_agent = first > 0 and frames[other.frame].tokens[first - 1].low == "by"  # "demands issued by X. He …"
        if not is_later or not (other.role in SUBJECTIVE or is_agent):
            return False
        is_just_before = other.frame >= frame - 1 and frames[other.frame].line == frames[frame].line
        return not other.is_named or (is_just_before and best.frame < other.frame)

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]
