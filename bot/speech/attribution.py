"""Who spoke each quotation: every phrase nearby is weighed by how it stands to the words, and the best one is taken.

A linear choice among candidates, one of them "nobody", as in O'Keefe and others, "A sequence labelling approach to
quote attribution" (EMNLP 2012); the softmax of the sums is the confidence. Reported speech without marks would come in
here too, as quotations of the kind "indirect" with the same candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from bot.core.model import Form, Link, Mention, PartialDate, Quote, Span
from bot.core.names import Roster
from bot.core.reporting import BETWEEN, TELLING
from bot.core.text import WORD
from bot.speech.features import is_title, options
from bot.speech.links import Tie
from bot.speech.mentions import Candidate, Sort
from bot.speech.narration import Frame
from bot.speech.resolution import Resolver
from bot.speech.scene import Option, Scene
from bot.speech.weights import WEIGHTS

_DOUBT = 1.5  # how much likelier "nobody" must be than a speaker: a doubtful name is given, with its low confidence
_SHARPNESS = 1.3  # the penalty of the fit flattens the softmax by about as much
_SIGNED = 0.9  # the probability of a signature
_SIGNATURE = 8  # tokens that a signature may have
_FEW = 4  # words below which a stretch that nobody spoke is a term
_DASHES = frozenset("—–-")
_INTERVIEWS = frozenset({"interview", "interviews", "comments", "remarks", "statement", "conversation"})


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
    for index in range(len(scene.quotes)):
        if index not in scene.places:
            yield Choice(None, 0.0)
            continue
        signed = _signed(scene, index)
        if signed:
            yield signed
            continue
        weighed = [(weigh(features), option) for option, features in options(scene, index, before)]
        weight, best = max(weighed, key=lambda pair: pair[0] - (_DOUBT if pair[1] is None else 0.0))
        yield Choice(best, 1 / sum(exp(_SHARPNESS * (other - weight)) for other, _ in weighed))
        before = following(scene, index, weighed) or before


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
        speaker=_in_full(scene, option, speaker),
        cue=_cue(scene, option),
        chain=tuple(Link("told to", resolver.named(phrase)[0]) for phrase in _told(scene, option)),
        confidence=round(choice.probability * certainty, 3),
    )


def _in_full(scene: Scene, option: Option, speaker: Mention) -> Mention:
    """A nameless speaker with what tells which one is meant: "sources close to the talks", "an aide to X"."""
    is_nameless = speaker.actor is None and option.phrase.sort is Sort.NOUN and option.bond.tie is Tie.MODIFIED
    if not is_nameless or option.bond.verb is None:
        return speaker
    tokens = scene.frames[option.frame].tokens[option.phrase.first : option.bond.verb]
    while tokens[-1].low in BETWEEN or tokens[-1].low.endswith("ly"):
        tokens = tokens[:-1]
    span = Span(speaker.span.start, max(speaker.span.end, tokens[-1].end))
    return Mention(span, scene.text[span.start : span.end])


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


def _told(scene: Scene, option: Option) -> Iterator[Candidate]:
    """Whom the speaker told: the object of "told", or who had the interview."""
    frame = scene.frames[option.frame]
    for phrase in scene.phrases[option.frame]:
        if phrase.sort in (Sort.NAME, Sort.NOUN) and phrase is not option.phrase and _is_told(frame, option, phrase):
            yield phrase


def _is_told(frame: Frame, option: Option, phrase: Candidate) -> bool:
    lows = [token.low for token in frame.tokens[max(0, phrase.first - 2) : phrase.first]]
    is_object = option.bond.verb is not None and phrase.first == option.bond.verb + 1 and lows[-1:] != []
    if is_object and lows[-1] in TELLING and option.phrase.last < phrase.first:
        return True
    return len(lows) > 1 and lows[0] in _INTERVIEWS and lows[1] in ("with", "to", "for")
