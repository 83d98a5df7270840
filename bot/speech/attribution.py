"""Who spoke each quotation: every phrase nearby is weighed by how it stands to the words, and the best one is taken.

A linear choice among candidates, one of them "nobody", as in O'Keefe and others, "A sequence labelling approach to
quote attribution" (EMNLP 2012); the softmax of the sums is the confidence. Reported speech without marks would come in
here too, as quotations of the kind "indirect" with the same candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from bot.core.model import Form, Kind, Link, Mention, PartialDate, Quote, Span
from bot.core.names import Roster
from bot.core.reporting import STRONG
from bot.core.text import WORD
from bot.speech.features import is_title, options
from bot.speech.links import Option
from bot.speech.mentions import Sort
from bot.speech.passing import in_full, passing
from bot.speech.resolution import Resolver
from bot.speech.scene import Scene
from bot.speech.weights import WEIGHTS

_DOUBT = 1.5  # how much likelier "nobody" must be than a speaker: a doubtful name is given, with its low confidence
_SHARPNESS = 1.3  # the penalty of the fit flattens the softmax by about as much
_SIGNED = 0.9  # the probability of a signature
_SIGNATURE = 8  # tokens that a signature may have
_FEW = 4  # words below which a stretch that nobody spoke is a term
_BESIDE = 2  # tokens between a few words and the verb that makes them an utterance
_CLOSERS = tuple("”\"»’'“")
# Of a hundred paragraphs that are only a quotation, seventy-odd go on with the speaker of the closed quotation right
# before them, and one in five with one from further up (training articles of PolNeAR).
_GOING_ON, _RETURNING = 0.72, 0.4
_CROWD = 60  # quotations of one sentence from which none is attributed: it is a list
_DASHES = frozenset("—–-")


@dataclass(frozen=True, slots=True)
class Choice:
    """The option taken for a quotation (None for nobody) and its probability."""

    option: Option | None
    probability: float


def attribute(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], roster: Roster, published: PartialDate | None
) -> tuple[Quote, ...]:
    """The same quotations with speaker, cue, chain and confidence, and with their final form.

    A speaker's `name` is the listed actor's, else the full name in the text, else the words as written. `confidence` is
    that the right words were taken for the speaker, times that they mean who is named.
    """
    scene = Scene(text, sentences, quotes)
    resolver = Resolver(scene, roster, published.earliest if published else None)
    found: list[Quote] = []
    before: Mention | None = None
    for index, choice in enumerate(choices(scene)):
        found.append(_settled(scene, resolver, index, choice, before))
        before = found[-1].speaker or before
    return tuple(found)


def choices(scene: Scene) -> Iterator[Choice]:
    """The best option for each quotation, in order; each may lean on the one before."""
    before: Option | None = None
    last = 0.0
    for index in range(len(scene.quotes)):
        if index not in scene.places or scene.crowds[scene.places[index][0]] > _CROWD:
            yield Choice(None, 0.0)
            continue
        signed = _signed(scene, index)
        if signed:
            yield signed
            continue
        weighed = [(weigh(features), option) for option, features in options(scene, index, before)]
        weight, best = max(weighed, key=lambda pair: pair[0] - (_DOUBT if pair[1] is None else 0.0))
        total = sum(exp(_SHARPNESS * (other - weight)) for other, _ in weighed)
        same = sum(exp(_SHARPNESS * (other - weight)) for other, option in weighed if _is_apposed(scene, best, option))
        last = _continued(scene, index, best, before, (1 + same) / total, last)
        yield Choice(best, last)
        before = following(scene, index, weighed) or before


def _is_apposed(scene: Scene, best: Option | None, other: Option | None) -> bool:
    """Whether two phrases side by side name one person: "his spokeswoman, Anna Lund, said"."""
    if best is None or other is None or best.frame != other.frame or best.phrase.sort is other.phrase.sort:
        return False
    first, second = sorted((best.phrase, other.phrase), key=lambda phrase: phrase.first)
    is_beside = second.first == first.last + 2 and scene.frames[best.frame].tokens[first.last + 1].low == ","
    return is_beside and first.sort is Sort.NOUN and scene.name(second).is_full


def _continued(  # noqa: PLR0913, PLR0917 - a choice, and what it leans on
    scene: Scene, index: int, best: Option | None, before: Option | None, probability: float, last: float
) -> float:
    """A choice's probability where the last speaker goes on in a paragraph of only a quotation; `last` was theirs."""
    number, _ = scene.places[index]
    lines = [scene.frames[frame].line for frame in (number, best.frame if best else number)]
    if best is None or before is None or best.phrase is not before.phrase or lines[0] == lines[1] or not index:
        return probability
    if scene.places.get(index - 1, (-1, 0))[0] != number - 1:
        return probability * _RETURNING
    is_closed = scene.text.startswith(_CLOSERS, scene.quotes[index - 1].span.end)
    return probability * _GOING_ON if is_closed else max(probability, last)


def weigh(features: Sequence[str]) -> float:
    """The sum of the features' weights."""
    return sum(WEIGHTS.get(feature, 0.0) for feature in features)


def following(scene: Scene, index: int, weighed: Sequence[tuple[float, Option | None]]) -> Option | None:
    """Who counts as the last speaker after a quotation: of a whole utterance somebody always does."""
    is_uttered = scene.quotes[index].form is Form.UTTERANCE
    open_to = [pair for pair in weighed if pair[1] is not None or not is_uttered]
    return max(open_to, key=lambda pair: pair[0], default=(0.0, None))[1]


def _signed(scene: Scene, index: int) -> Choice | None:
    """The person who signs a quotation (“…” – X), nobody when something else does; None when there is no signature."""
    number, place = scene.places[index]
    rest = scene.frames[number].tokens[place + 1 :]
    if not rest and number + 1 < len(scene.frames):
        number, rest = number + 1, scene.frames[number + 1].tokens
    has_words = any(token.low[:1].isalpha() for token in scene.frames[scene.places[index][0]].tokens[:place])
    if has_words or not rest or rest[0].low not in _DASHES or len(rest) > _SIGNATURE:
        return None
    signer = next((option for option in scene.options[number] if option.phrase.span.start == rest[1:][0].start), None)
    if signer is None or signer.phrase.sort is not Sort.NAME:
        return Choice(None, 1.0)
    is_person = scene.name(signer.phrase).is_full and rest[1].is_name
    return Choice(signer, _SIGNED) if is_person else Choice(None, 1.0)


def _settled(scene: Scene, resolver: Resolver, index: int, choice: Choice, before: Mention | None) -> Quote:
    """A quotation with what was chosen for it."""
    quote, option = scene.quotes[index], choice.option
    if option is None:
        return replace(quote, form=_unspoken(scene.text, quote), confidence=0.0)
    speaker, certainty = resolver.mention(option.frame, option.phrase, before)
    return replace(
        quote,
        form=_spoken(scene, index, option),
        speaker=in_full(scene, option, speaker),
        cue=_cue(scene, option),
        chain=tuple(Link(how, resolver.named(phrase)[0]) for how, phrase in passing(scene, index, option)),
        confidence=round(choice.probability * certainty, 3),
    )


def _spoken(scene: Scene, index: int, option: Option) -> Form:
    """The form of words that somebody spoke: however few, an utterance beside their verb of saying (“Yes,” he said)."""
    quote, (number, place) = scene.quotes[index], scene.places[index]
    if quote.kind is not Kind.DIRECT or option.frame != number or option.bond.verb is None:
        return quote.form
    near, far = sorted((abs(option.bond.verb - place), abs(option.phrase.first - place)))
    is_beside = near <= _BESIDE and far <= _BESIDE + len(
        scene.text[option.phrase.span.start : option.phrase.span.end].split()
    )
    return Form.UTTERANCE if is_beside and scene.frames[number].tokens[option.bond.verb].low in STRONG else quote.form


def _unspoken(text: str, quote: Quote) -> Form:
    """The form of words that nobody spoke: a term or a title, unless they are long enough for an utterance."""
    words = len(WORD.findall(text, quote.span.start, quote.span.end))
    is_term = is_title(text, quote) or (quote.form is Form.FRAGMENT and words < _FEW)
    return Form.SCARE if is_term else quote.form


def _cue(scene: Scene, option: Option) -> Span | None:
    """The reporting verb."""
    if option.bond.verb is None:
        return None
    token = scene.frames[option.frame].tokens[option.bond.verb]
    return Span(token.start, token.end)
