"""Who spoke each quotation: every phrase nearby is weighed by how it stands to the words, and the best one is taken.

A linear choice among candidates, one of them "nobody", as in O'Keefe and others, "A sequence labelling approach to
quote attribution" (EMNLP 2012); the softmax of the sums is the confidence. What is reported without marks is found in
reported.py, before this: the clause that a quotation stands in is one of the things that are weighed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from bot.core.model import Form, Kind, Link, Mention, Quote, Span
from bot.core.reporting import FINITE, STRONG, VERBS
from bot.core.text import WORD, fold
from bot.speech.features import options
from bot.speech.links import Option
from bot.speech.mentions import NAME, NOUN, PRONOUN, Candidate
from bot.speech.passing import in_full, passing
from bot.speech.pronouns import Resolver
from bot.speech.reported import Report
from bot.speech.resolution import Resolution
from bot.speech.scene import Scene
from bot.speech.shapes import is_authored, is_resumed, is_title, is_work
from bot.speech.sights import Sights
from bot.speech.weights import WEIGHTS

DOUBT = 1.0  # how much likelier "nobody" must be than a speaker: a doubtful name is given, with its low confidence
_SHARPNESS = 1.15  # how much surer the softmax is than the fit, whose penalty flattens it
_SIGNED, _PLAINLY = 0.9, 0.75  # the probability of a signature behind a dash, and of one on a line of its own
_SIGNATURE = 8  # tokens that a signature may have
_SUREST = 0.99  # of the surest choices, one in a hundred is wrong
_FEW = 4  # words below which a stretch that nobody spoke is a term
_TERM = 0.9  # how likely nobody must be for a longer stretch without a verb to be a term
_BESIDE = 2  # tokens between a few words and the verb that makes them an utterance
_LEFT_OPEN = 0.5  # how sure a speaker is who may have spoken words that are given to nobody
_TOGETHER = 3  # sentences back in which two may be named together
_MOST = 40  # phrases of one sentence that are looked at for it
_ONE_OF_TWO = 0.6
_CROWD = 60  # quotations of one sentence from which none is attributed: it is a list
_DASHES = frozenset("—–-")


class SettledBy(StrEnum):
    """What settled the choice for a quotation."""

    WEIGHED = "weighed"  # the best of the weighed options was taken
    UNPLACED = "unplaced"  # it stands in no sentence
    CROWD = "crowd"  # one of very many in its sentence
    TITLED = "titled"  # the title of a work or a broadcast, which its surroundings show
    SIGNED = "signed"  # a signature, or what stands where one would
    SAME_PARAGRAPH = "same paragraph"  # weighed; the speaker before goes on, farther on in the paragraph
    GOING_ON = "going on"  # weighed; the speaker before goes on in a new paragraph
    UNBROKEN = "unbroken"  # weighed; the quotation before was not closed, so its speaker goes on


@dataclass(slots=True)  # not frozen, as Token
class Weighed:
    """An option for a quotation (None for nobody), what was seen of it, and the sum of what that weighs."""

    option: Option | None
    features: Sequence[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The option taken for a quotation (None for nobody) and its probability; what it was taken from, and how."""

    option: Option | None
    probability: float
    settled_by: SettledBy
    weighed: Sequence[Weighed] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A quotation with what was decided for it: number `index` of the scene's, and whom its speaker means."""

    index: int
    quote: Quote
    choice: Choice
    resolution: Resolution | None = None


def decisions(scene: Scene, resolver: Resolver, held: Mapping[int, Report]) -> Iterator[Decision]:
    """What is decided for each quotation of a scene, in order, with all that it was decided by.

    `held` has the reported clauses that quotations stand in. A speaker's `name` is the listed actor's, else the full
    name in the text, else the words as written. `confidence` is that the right words were taken for the speaker, times
    that they mean who is named.
    """
    before: Mention | None = None
    for index, choice in enumerate(choices(scene, held)):
        decision = _settled(scene, resolver, index, choice, before)
        yield decision
        before = decision.quote.speaker or before


def choices(scene: Scene, held: Mapping[int, Report]) -> Iterator[Choice]:
    """The best option for each quotation, in order; each may lean on the one before."""
    before: Option | None = None
    last, sights = 0.0, Sights(scene)
    for index in range(len(scene.quotes)):
        settled = _unweighed(scene, index) or _signed(scene, index)
        if settled:
            yield settled
            continue
        weighed = [
            Weighed(option, seen, weigh(seen))
            for option, seen in options(scene, sights, index, before, held.get(index))
        ]
        best = max(weighed, key=lambda each: each.weight - (DOUBT if each.option is None else 0.0))
        settled_by, share = _carried(scene, index, best.option, before), _share(scene, best, weighed)
        chance = share if settled_by is SettledBy.WEIGHED else min(share, last)
        yield Choice(best.option, chance, settled_by, weighed)
        spoke = following(scene, index, weighed)
        if spoke is not None:
            before, last = spoke, chance if spoke is best.option else _LEFT_OPEN


def is_weighed(scene: Scene, index: int) -> bool:
    """Whether the options of a quotation are weighed: not in no sentence, in a list, of a title, or signed."""
    return not (_unweighed(scene, index) or _signed(scene, index))


def _unweighed(scene: Scene, index: int) -> Choice | None:
    """Nobody, for a quotation that no option is weighed for."""
    if index not in scene.places:
        return Choice(None, 0.0, SettledBy.UNPLACED)
    if scene.crowds[scene.places[index][0]] > _CROWD:
        return Choice(None, 0.0, SettledBy.CROWD)
    return Choice(None, 1.0, SettledBy.TITLED) if is_work(scene.text, scene.quotes[index]) else None


def _share(scene: Scene, best: Weighed, weighed: Sequence[Weighed]) -> float:
    """The best option's share of the softmax, with that of a phrase beside it that names the same person."""
    chances = odds(weighed, best)
    same = sum(
        chance for chance, other in zip(chances, weighed, strict=True) if _is_apposed(scene, best.option, other.option)
    )
    return min((1 + same) / sum(chances), _SUREST)


def odds(weighed: Sequence[Weighed], best: Weighed) -> list[float]:
    """How likely each option is by its weight, with the best one as 1."""
    return [exp(_SHARPNESS * (each.weight - best.weight)) for each in weighed]


def _is_apposed(scene: Scene, best: Option | None, other: Option | None) -> bool:
    """Whether two phrases side by side name one person: "his spokeswoman, Anna Lund, said"."""
    if best is None or other is None or best.frame != other.frame or best.phrase.sort is other.phrase.sort:
        return False
    first, second = sorted((best.phrase, other.phrase), key=lambda phrase: phrase.first)
    is_beside = second.first == first.last + 2 and scene.frames[best.frame].tokens[first.last + 1].low == ","
    return is_beside and first.sort is NOUN and scene.name(second).is_full


def _carried(scene: Scene, index: int, best: Option | None, before: Option | None) -> SettledBy:
    """How a choice leans on the one before: whether its speaker goes on from another paragraph."""
    number, _ = scene.places[index]
    if best is None or before is None or best.phrase is not before.phrase:
        return SettledBy.WEIGHED
    if scene.frames[number].line == scene.frames[best.frame].line:
        return SettledBy.SAME_PARAGRAPH
    return SettledBy.UNBROKEN if is_resumed(scene, index) else SettledBy.GOING_ON


def weigh(features: Sequence[str]) -> float:
    """The sum of the features' weights; one that is seen twice counts once.

    Rounded, so that sums that are equal are so in whichever order they are added: ties would be settled by chance.
    """
    return round(sum(map(WEIGHTS.__getitem__, WEIGHTS.keys() & features)), 3)


def following(scene: Scene, index: int, weighed: Sequence[Weighed]) -> Option | None:
    """Who counts as the last speaker after a quotation: of a whole utterance somebody always does."""
    is_uttered = scene.quotes[index].form is Form.UTTERANCE
    open_to = [each for each in weighed if each.option is not None or not is_uttered]
    return max(open_to, key=lambda each: each.weight).option if open_to else None


def _signed(scene: Scene, index: int) -> Choice | None:
    """The person who signs a quotation (“…” – X), nobody when something else does; None when there is no signature."""
    number, place = scene.places[index]
    rest = scene.frames[number].tokens[place + 1 :]
    is_under = not rest and number + 1 < len(scene.frames)
    if is_under:
        number, rest = number + 1, scene.frames[number + 1].tokens
    has_words = any(token.low[:1].isalpha() for token in scene.frames[scene.places[index][0]].tokens[:place])
    if has_words or not rest or len(rest) > _SIGNATURE:
        return None
    if rest[0].low not in _DASHES:
        return _signed_plainly(scene, index, number) if is_under else None
    signer = next((option for option in scene.options[number] if option.phrase.span.start == rest[1:][0].start), None)
    if signer is None or signer.phrase.sort is not NAME:
        return Choice(None, 1.0, SettledBy.SIGNED)
    is_person = rest[1].is_name and (scene.name(signer.phrase).is_full or bool(scene.persons(signer.phrase)))
    return Choice(signer, _SIGNED, SettledBy.SIGNED) if is_person else Choice(None, 1.0, SettledBy.SIGNED)


def _signed_plainly(scene: Scene, index: int, under: int) -> Choice | None:
    """The person whose name and office are the line under a quotation that is a paragraph of its own."""
    frame, above = scene.frames[under], scene.frames[under - 1]
    signer = next(iter(scene.options[under]), None)
    if signer is None or frame.line == above.line or signer.phrase.first or signer.phrase.sort is not NAME:
        return None
    following = signer.phrase.last + 1
    is_office = following < len(frame.tokens) and frame.tokens[following].low in ",("
    is_alone = under + 1 == len(scene.frames) or scene.frames[under + 1].line != frame.line
    has_verb = any(token.low in VERBS or token.low in FINITE or token.quote >= 0 for token in frame.tokens)
    is_led = index > 0 and above.line == scene.frames[scene.places[index][0] - 1].line
    if is_led or has_verb or not (is_office and is_alone and scene.name(signer.phrase).is_full):
        return None
    return Choice(signer, _PLAINLY, SettledBy.SIGNED)


def _settled(scene: Scene, resolver: Resolver, index: int, choice: Choice, before: Mention | None) -> Decision:
    """A quotation with what was chosen for it."""
    quote, option = scene.quotes[index], choice.option
    if option is None:
        return Decision(index, replace(quote, form=_unspoken(scene.text, quote, choice), confidence=0.0), choice)
    found = resolver.mention(option.frame, option.phrase, before)
    if (plainness := _plainness(scene, option, found.mention)) < 1:
        found = replace(found, certainty=found.certainty * plainness)
    spoken = Quote(
        quote.span,
        quote.pieces,
        quote.kind,
        form=_spoken(scene, index, option),
        speaker=in_full(scene, option, found.mention),
        cue=_cue(scene, option),
        chain=tuple(Link(how, resolver.named(phrase)) for how, phrase in passing(scene, index, option)),
        confidence=round(choice.probability * found.certainty, 3),
    )
    return Decision(index, spoken, choice, found)


def _plainness(scene: Scene, option: Option, meant: Mention) -> float:
    """How sure "he" or "she" means one of two who were named together: "A and B listened. “…,” he said"."""
    if option.phrase.sort is not PRONOUN or not meant.name:
        return 1.0
    surname = fold(meant.name.split()[-1])
    for number in range(option.frame, max(-1, option.frame - _TOGETHER), -1):
        named = [phrase for phrase in scene.phrases[number][:_MOST] if phrase.sort is NAME]
        mine = [phrase for phrase in named if surname in map(fold, scene.name(phrase).words)]
        if mine and any(_is_pair(scene, number, mine[0], other) for other in named):
            return _ONE_OF_TWO
        if mine:
            break
    return 1.0


def _is_pair(scene: Scene, number: int, one: Candidate, other: Candidate) -> bool:
    """Whether two full names are joined by "and", and neither first name tells them apart."""
    first, second = sorted((one, other), key=lambda phrase: phrase.first)
    if second.first != first.last + 2 or scene.frames[number].tokens[first.last + 1].low != "and":
        return False
    names = scene.name(first), scene.name(second)
    pronouns = {name.pronoun for name in names}
    return all(name.is_full for name in names) and (None in pronouns or len(pronouns) == 1)


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


def _unspoken(text: str, quote: Quote, choice: Choice) -> Form:
    """The form of words that nobody spoke: a term or a title, unless they may be words whose speaker is not named."""
    words = len(WORD.findall(text, quote.span.start, quote.span.end))
    is_sure = words < _FEW or choice.probability >= _TERM
    is_term = is_title(text, quote) or is_authored(text, quote) or (quote.form is Form.FRAGMENT and is_sure)
    return Form.SCARE if is_term else quote.form


def _cue(scene: Scene, option: Option) -> Span | None:
    """The reporting verb."""
    if option.bond.verb is None:
        return None
    token = scene.frames[option.frame].tokens[option.bond.verb]
    return Span(token.start, token.end)
