"""How words reached the reader: whom the speaker told, who passes them on; and nameless speakers in full."""

from collections.abc import Iterator

from bot.core.model import Mention, Span
from bot.core.reporting import BETWEEN, TELLING
from bot.speech.links import Option, Tie, past_qualifier
from bot.speech.mentions import NAME, NOUN, Candidate
from bot.speech.narration import Frame
from bot.speech.scene import Scene

_INTERVIEWS = frozenset({"interview", "interviews", "comments", "remarks", "statement", "conversation"})


def passing(scene: Scene, index: int, option: Option) -> Iterator[tuple[str, Candidate]]:
    """The links of a quotation's chain, in order: how, and the phrase that says to whom or by whom."""
    number, place = scene.places[index]
    frame, clauses = scene.frames[option.frame], scene.clauses[option.frame]
    for other in scene.near(option.frame, option.phrase.first):
        if other.phrase is option.phrase or other.phrase.sort not in (NAME, NOUN):
            continue
        if _is_told(frame, option, other.phrase):
            yield "told to", other.phrase
        elif option.frame == number and clauses.is_relay(other, place):
            yield "reported by", other.phrase


def in_full(scene: Scene, option: Option, speaker: Mention) -> Mention:
    """A nameless speaker with what tells which one is meant: "sources close to the talks", "an aide to X"."""
    ties = (Tie.MODIFIED, Tie.INVERTED)
    is_nameless = speaker.actor is None and option.phrase.sort is NOUN and option.bond.tie in ties
    if not is_nameless or option.bond.verb is None or speaker.name != scene.text[speaker.span.start : speaker.span.end]:
        return speaker
    frame = scene.frames[option.frame]
    is_behind = option.bond.tie is Tie.INVERTED
    end = past_qualifier(frame.tokens, option.phrase.last + 1) if is_behind else option.bond.verb
    tokens = frame.tokens[option.phrase.first : end]
    while tokens[-1].low in BETWEEN or tokens[-1].low.endswith("ly"):
        tokens = tokens[:-1]
    span = Span(speaker.span.start, max(speaker.span.end, tokens[-1].end))
    return Mention(span, scene.text[span.start : span.end])


def told(scene: Scene, option: Option) -> Iterator[Candidate]:
    """The phrases that say whom a speaker told: "A told B"."""
    frame = scene.frames[option.frame]
    for other in scene.near(option.frame, option.phrase.first):
        is_other = other.phrase is not option.phrase and other.phrase.sort in (NAME, NOUN)
        if is_other and _is_told(frame, option, other.phrase):
            yield other.phrase


def _is_told(frame: Frame, option: Option, phrase: Candidate) -> bool:
    first, tokens = phrase.first, frame.tokens
    if first and option.bond.verb == first - 1 and tokens[first - 1].low in TELLING and option.phrase.last < first:
        return True
    return first > 1 and tokens[first - 1].low in ("with", "to", "for") and tokens[first - 2].low in _INTERVIEWS
