"""What is seen of a candidate for a quotation, as the names of features that weights.py weighs.

A feature says where a phrase stands, how it is tied to a verb and what kind of phrase it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Quote
from bot.core.reporting import OUTLETS, PAPERS, PREPOSITIONS, STRONG, VERBS
from bot.core.text import WORD, fold
from bot.speech.links import SUBJECTS, Option, Tie, is_acted_on, recites
from bot.speech.mentions import CALLINGS, Sort
from bot.speech.narration import Frame
from bot.speech.scene import Scene

_AT_ONCE = 2  # tokens from "called by X" to the quotation
_BACK = 3  # frames before a quotation in which its speaker is looked for
_TITLE_WORD = 4  # letters from which a title's word is written with a capital
_GAPS = ((0, "at once"), (3, "near"), (10, "far"))  # words between a verb and a quotation
_DISTANCES = ((3, "close"), (10, "some way"))  # tokens between a phrase and a quotation
_LENGTHS = ((1, "one word"), (2, "two words"), (3, "three words"), (6, "some words"))
_LEADS = frozenset("that as of to was is were and but the a an on in".split())


@dataclass(frozen=True, slots=True)
class Shape:
    """How a quotation sits in its frame."""

    layout: str  # what else the frame holds: "alone", "opens", "closes", "inside"
    verb: str  # the strongest verb of the frame: "strong", "weak", "no verb"
    lead: str  # what stands before the quotation
    ending: str  # how the quoted words end
    is_first: bool  # the frame opens its paragraph
    is_second: bool  # another quotation stands before it in the frame
    is_continued: bool  # it begins in lower case, within the writer's sentence


def options(scene: Scene, index: int, before: Option | None) -> Iterator[tuple[Option | None, list[str]]]:
    """Each option for a quotation with its features: nobody (None), the phrases around it, and who spoke last."""
    number, place = scene.places[index]
    seen = shape(scene, index)
    yield None, _of_nobody(scene, index, seen)
    frames = range(max(0, number - _BACK), min(number + 2, len(scene.frames)))
    centre = {at: len(scene.frames[at].tokens) for at in frames} | {number: place, number + 1: 0}
    around = [option for at in frames for option in scene.near(at, centre[at])]
    if before is not None and before not in around:
        around.append(before)
    for option in around:
        yield option, _of_phrase(scene, option, index, seen) + _of_constancy(scene, option, before, index, seen)


def shape(scene: Scene, index: int) -> Shape:
    """The shape of one quotation."""
    number, place = scene.places[index]
    frame, quote = scene.frames[number], scene.quotes[index]
    before = any(token.low[:1].isalpha() for token in frame.tokens[:place])
    after = any(token.low[:1].isalpha() for token in frame.tokens[place + 1 :])
    layout = {(False, False): "alone", (False, True): "opens", (True, False): "closes", (True, True): "inside"}
    lows = {token.low for token in frame.tokens}
    last = scene.text[quote.pieces[0].end - 1]
    return Shape(
        layout[before, after],
        "strong" if lows & STRONG else "weak" if lows & VERBS else "no verb",
        _lead(frame, place),
        {",": "comma", "?": "mark", "!": "mark", ".": "stop", "…": "stop"}.get(last, "open"),
        number == 0 or scene.frames[number - 1].line != frame.line,
        any(token.quote >= 0 for token in frame.tokens[:place]),
        scene.text[quote.span.start].islower(),
    )


def is_title(text: str, quote: Quote) -> bool:
    """Whether every long word has a capital and no stop ends the words, as in the title of a work."""
    long = [word for word in WORD.findall(text, quote.span.start, quote.span.end) if len(word) >= _TITLE_WORD]
    return bool(long) and all(word[0].isupper() for word in long) and text[quote.span.end - 1] not in ",.!?"


def _lead(frame: Frame, place: int) -> str:
    """What stands before a quotation: a small word as it is, else its kind."""
    low = frame.tokens[place - 1].low if place else ""
    if not low:
        return "start" if not place else "quotation"
    if low in _LEADS:
        return low
    if low in VERBS:
        return "strong verb" if low in STRONG else "weak verb"
    if low in PREPOSITIONS:
        return "preposition"
    return "word" if low[0].isalpha() else {",": "comma", ":": "colon"}.get(low, "stop")


def _of_nobody(scene: Scene, index: int, seen: Shape) -> list[str]:
    quote = scene.quotes[index]
    form = quote.form
    words = len(WORD.findall(scene.text, quote.span.start, quote.span.end))
    found = [
        "always",
        form,
        quote.kind,
        f"{seen.layout}, {form}",
        f"ends in {seen.ending}, {form}",
        f"{seen.verb}, {form}",
    ]
    found += [f"after {seen.lead}, {form}", f"after {seen.lead}, {seen.verb}", _step(_LENGTHS, words, "many words")]
    found += [f"first, {seen.layout}"] if seen.is_first else []
    found += [f"second, {form}"] if seen.is_second else []
    found += [f"title case, {form}"] if is_title(scene.text, quote) else []
    return [f"nobody: {feature}" for feature in found]


def _of_phrase(scene: Scene, option: Option, index: int, seen: Shape) -> list[str]:
    number, place = scene.places[index]
    frame, phrase, tie = scene.frames[option.frame], option.phrase, option.bond.tie
    is_agent = tie is Tie.AGENT and (phrase.first > place or place - phrase.last <= _AT_ONCE)
    tie = Tie.NONE if tie is Tie.AGENT and not is_agent else tie
    where, what, verb = _where(scene, option, index), _what(scene, option), _verb(scene, option)
    order = min(scene.order[option.frame][phrase.first], 2)
    role = "subject" if tie in SUBJECTS else tie
    found = [where, f"{where}, {seen.layout}", what, f"{where}, {role}, {verb}", f"{tie}, {what}"]
    found += [f"{where}, {('first', 'second', 'later')[order]}"]
    if option.frame == number:
        found += _of_neighbour(scene, option, index, seen)
        found += [f"{where}, ends in {seen.ending}", f"{where}, after {seen.lead}"]
    else:
        found += [f"{where}, {seen.layout}, {seen.verb}", f"{where}, {what}", f"{where}, {role}, {seen.layout}"]
    previous = frame.tokens[phrase.first - 1].low if phrase.first else ""
    if tie not in (Tie.SOURCE, Tie.AGENT) and previous in PREPOSITIONS:
        found.append(f"governed by a preposition, {'here' if option.frame == number else 'there'}")
    elif tie is not Tie.INVERTED and previous in VERBS:
        found.append("object of a verb")
    found += ["owner"] if phrase.is_owner else []
    return found


def _of_neighbour(scene: Scene, option: Option, index: int, seen: Shape) -> list[str]:
    """Features of a phrase in the quotation's own frame."""
    number, place = scene.places[index]
    phrase, bond, tokens = option.phrase, option.bond, scene.frames[number].tokens
    where, verb = _where(scene, option, index), _verb(scene, option)
    distance = place - phrase.last if phrase.last < place else phrase.first - place
    found = [f"{_step(_DISTANCES, distance, 'distant')}, {where}, {seen.layout}", *_of_clause(scene, option, place)]
    if phrase.last == place - 1 and seen.is_continued:
        found.append(f"runs into the quotation, {seen.layout}")
    if bond.tie is Tie.LABEL and phrase.last + 2 == place:
        found.append(f"label, {_what(scene, option)}")
    if bond.verb is None:
        return [*found, f"no verb, {where}, {seen.layout}"]
    low, high = sorted((bond.verb, place))
    between = tokens[low + 1 : high]
    gap = _step(_GAPS, sum(token.low[:1].isalnum() for token in between), "remote")
    side = "verb first" if bond.verb < place else "verb last"
    role = "subject" if bond.tie in SUBJECTS else bond.tie
    found += [f"{gap}, {where}, {role}, {side}", f"{gap}, {verb}, {side}"]
    found += [f"closes the sentence, {verb}"] if where == "after" and _closes(scene.frames[number], option) else []
    return found


def _of_clause(scene: Scene, option: Option, place: int) -> list[str]:
    """Features of whether the quotation belongs to a phrase's own clause."""
    clauses = scene.clauses[option.frame]
    found = ["passes words on"] if clauses.is_relay(option, place) else []
    found += ["another takes over"] if clauses.is_closed(option, place) else []
    found += ["takes over"] if clauses.has_taken_over(option, place) else []
    found += ["tells of another"] if clauses.is_outer(option, place) else []
    found += ["reads another's words"] if recites(scene.frames[option.frame], option.bond) else []
    is_later = option.bond.verb is not None and option.bond.verb < place  # "X was asked about it and said"
    found += ["is told of"] if not is_later and is_acted_on(scene.frames[option.frame], option.phrase) else []
    return found


def _of_constancy(scene: Scene, option: Option, before: Option | None, index: int, seen: Shape) -> list[str]:
    """Features of whether the speaker before goes on."""
    if before is None:
        return []
    if option.phrase is before.phrase:
        number, _ = scene.places[index]
        where = "here" if scene.frames[before.frame].line == scene.frames[number].line else "above"
        return [f"speaker before, {where}, {seen.layout}", f"speaker before, {where}, {seen.verb}"]
    is_namesake = option.phrase.sort is Sort.NAME and _head(scene, option) == _head(scene, before)
    return [f"named like the speaker before, {seen.layout}"] if is_namesake else []


def _where(scene: Scene, option: Option, index: int) -> str:
    number, place = scene.places[index]
    if option.frame == number:
        return "before" if option.phrase.last < place else "after"
    same = scene.frames[option.frame].line == scene.frames[number].line
    if option.frame > number:
        return "next sentence" if same else "next paragraph"
    return f"{min(number - option.frame, _BACK)} back{'' if same else ', other paragraph'}"


def _what(scene: Scene, option: Option) -> str:
    """What kind of thing a phrase names."""
    phrase = option.phrase
    low = scene.text[phrase.span.start : phrase.span.end].lower()
    if phrase.sort is Sort.PRONOUN:
        return {"he": "he or she", "she": "he or she", "i": "I or we", "we": "I or we"}.get(low, low)
    if phrase.sort is Sort.NAME and fold(low.split()[-1]) in OUTLETS:
        return "outlet"
    if phrase.sort is Sort.NAME:
        return "person" if scene.persons(phrase) else "name"
    last = low.split()[-1]
    if phrase.sort is Sort.RELATIVE:
        return "who"
    return "calling" if last in CALLINGS else "paper" if last in PAPERS else "plural" if last.endswith("s") else "noun"


def _verb(scene: Scene, option: Option) -> str:
    if option.bond.verb is None:
        return "no verb"
    return "strong" if scene.frames[option.frame].tokens[option.bond.verb].low in STRONG else "weak"


def _closes(frame: Frame, option: Option) -> bool:
    """Whether a phrase and its verb stand behind a comma at the end of the sentence: …, X said."""
    first, last = option.phrase.first, max(option.bond.verb or 0, option.phrase.last)
    rest = sum(token.low[:1].isalnum() for token in frame.tokens[last + 1 :])
    return first > 0 and frame.tokens[first - 1].low == "," and rest <= 4  # noqa: PLR2004 - "told Reuters on Monday"


def _head(scene: Scene, option: Option) -> str:
    """The last word of a phrase: the surname, in a person's name; "" where there is none but a sign such as Ⓑ."""
    return fold(["", *WORD.findall(scene.text, option.phrase.span.start, option.phrase.span.end)][-1])


def _step(steps: Sequence[tuple[int, str]], number: int, beyond: str) -> str:
    return next((name for most, name in steps if number <= most), beyond)
