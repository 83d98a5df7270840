"""How a quotation sits in its sentence, and what speaks for nobody having spoken it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Quote
from bot.core.reporting import BETWEEN, NAMING, PREPOSITIONS, STRONG, VERBS, WORDS
from bot.core.text import WORD
from bot.speech.lettering import Lettered, Lettering, is_told_of, lettered
from bot.speech.links import retold
from bot.speech.narration import Frame, Token
from bot.speech.phrase_words import DETERMINERS
from bot.speech.scene import Scene

_TITLE_WORD = 4  # letters from which a title's word is written with a capital
_TITLE_SMALL = frozenset("about after from into like near onto over past than that upon when with your".split())
_TITLE_WORDS = 3  # words of a title that may end in a comma or stop of the sentence's, in American print
_LENGTHS = ((1, "one word"), (2, "two words"), (3, "three words"), (5, "some words"), (9, "a line of words"))
_ENDINGS = {",": "ends in comma", "?": "ends in mark", "!": "ends in mark", ".": "ends in stop", "…": "ends in stop"}
_SIGNS = {",": "comma", ":": "colon", "-": "hyphen", "—": "dash", "–": "dash", "(": "bracket", ")": "bracket"}
_SEVERAL = 3  # quotations of one sentence
_TURNS = 3  # quotations before and behind in which a dialogue shows
_NAMES = 3  # tokens before a quotation that may say it is a name
_CLOSERS = tuple("”\"»’'“")
_AUTHORED = re.compile(r"[,.]?[”\"»’'“]{1,2},? by (?:the )?[A-Z]")
_BROADCAST = re.compile(r"\bon [A-Z][\w.&-]{1,20}(?: [A-Z][\w.&-]{1,20}){0,2}['’]s? [“\"«„‘']$")
_BEFORE = 60  # code points before a quotation that are looked at
_LEADS = frozenset("that as of to was is were and or but the a an on in for by his her their its".split())


@dataclass(frozen=True, slots=True)
class Shape:
    """How a quotation sits in its frame. Each part is an atom of features, in words of reasons.py."""

    layout: str  # what else the frame holds: "alone", "opens", "closes", "inside"
    verb: str  # the strongest verb of the frame
    lead: str  # what stands before the quotation
    rest: str  # what stands behind it
    ending: str  # how the quoted words end
    length: str
    form: str
    kind: str
    is_first: bool  # the frame opens its paragraph
    is_second: bool  # another quotation stands before it in the frame
    is_continued: bool  # it begins in lower case, within the writer's sentence
    is_title: bool  # every long word has a capital
    is_resumed: bool  # the quotation before was never closed, in the paragraph before
    lettering: Lettered | None  # what the words are when they are shown rather than said
    owner: int | None  # the token of whose own words they are said to be, as `retold` has it
    turn: str  # how the quotation may take turns with those in the paragraphs before and behind


def shape(scene: Scene, index: int) -> Shape:
    """The shape of one quotation."""
    number, place = scene.places[index]
    frame, quote = scene.frames[number], scene.quotes[index]
    before, after = _has_words(frame.tokens[:place]), _has_words(frame.tokens[place + 1 :])
    layout = {(False, False): "alone", (False, True): "opens", (True, False): "closes", (True, True): "inside"}
    lows, titled = {token.low for token in frame.tokens}, is_title(scene.text, quote)
    words = len(WORD.findall(scene.text, quote.span.start, quote.span.end))
    return Shape(
        layout[before, after],
        "sure verb here" if lows & STRONG else "verb here" if lows & VERBS else "no verb here",
        _lead(frame, place),
        _rest(frame, place),
        _ENDINGS.get(scene.text[quote.pieces[0].end - 1], "ends open"),
        step(_LENGTHS, words, "many words"),
        str(quote.form),
        str(quote.kind),
        number == 0 or scene.frames[number - 1].line != frame.line,
        scene.crowds[number] > 1 and any(token.quote >= 0 for token in frame.tokens[:place]),
        scene.text[quote.span.start].islower(),
        titled,
        is_resumed(scene, index),
        _lettered(scene, index, is_alone=not before and not after, titled=titled),
        retold(frame.tokens, place),
        _turn(scene, index),
    )


def _has_words(tokens: Sequence[Token]) -> bool:
    return any(token.low[:1].isalpha() for token in tokens)


def _lettered(scene: Scene, index: int, *, is_alone: bool, titled: bool) -> Lettered | None:
    """What the words are when they are shown rather than said, by their own sentence or the one behind."""
    number, place = scene.places[index]
    if is_alone and number + 1 < len(scene.frames) and is_told_of(scene.frames[number + 1].tokens):
        return Lettered(Lettering.NAME)
    return lettered(scene.frames[number].tokens, place, is_title=titled)


def _turn(scene: Scene, index: int) -> str:
    """Whether a quotation asks or answers, or stands near one that asks, as paragraphs of their own do in dialogue."""
    is_asking = _asks(scene, index)
    if index and _is_fresh(scene, index):
        if _asks(scene, index - 1) and not is_asking:
            return "answers"
        if is_asking and not _asks(scene, index - 1):
            return "asks"
    near = range(max(0, index - _TURNS), min(len(scene.quotes), index + _TURNS + 1))
    is_dialogue = any(_asks(scene, at) and _is_fresh(scene, at) and _is_bare(scene, at) for at in near)
    return "in a dialogue" if is_dialogue else ""


def _asks(scene: Scene, index: int) -> bool:
    """Whether the quoted words end in a question mark."""
    return scene.text[scene.quotes[index].pieces[-1].end - 1] == "?"


def _is_fresh(scene: Scene, index: int) -> bool:
    """Whether a quotation stands in another paragraph than the one before it."""
    here, before = scene.places.get(index), scene.places.get(index - 1)
    return here is not None and (before is None or scene.frames[here[0]].line != scene.frames[before[0]].line)


def _is_bare(scene: Scene, index: int) -> bool:
    """Whether nothing but stops stands beside a quotation."""
    number, _ = scene.places[index]
    return not _has_words(scene.frames[number].tokens)


def is_title(text: str, quote: Quote) -> bool:
    """Whether every long word has a capital, as in the title of a work; one of few words ends in no stop."""
    words = WORD.findall(text, quote.span.start, quote.span.end)
    long = [word for word in words if len(word) >= _TITLE_WORD and word not in _TITLE_SMALL]
    if not long or not all(word[0].isupper() for word in long) or text[quote.span.end - 1] in "!?":
        return False
    return text[quote.span.end - 1] not in ",." or (len(words) >= _TITLE_WORDS and len(long) > 1)


def is_authored(text: str, quote: Quote) -> bool:
    """Whether an author stands right behind the marks, which then hold the title of a work: “A Life,” by Anna Lund."""
    return _AUTHORED.match(text, quote.span.end) is not None


def is_work(text: str, quote: Quote) -> bool:
    """Whether a title in marks is plainly a work’s or a broadcast’s: with its author, or on NBC’s “Meet the Press”."""
    before = text[max(0, quote.span.start - _BEFORE) : quote.span.start]
    return (is_authored(text, quote) or _BROADCAST.search(before) is not None) and is_title(text, quote)


def of_nobody(scene: Scene, index: int, seen: Shape) -> Iterator[str]:
    """The features of nobody, for one quotation."""
    form, layout, length, lead, rest = seen.form, seen.layout, seen.length, seen.lead, seen.rest
    yield from (
        "always",
        form,
        seen.kind,
        length,
        f"{layout}, {form}",
        f"{layout}, {length}",
        f"{seen.ending}, {form}",
        f"{seen.ending}, {length}",
        f"{seen.verb}, {form}",
        f"{seen.verb}, {layout}",
        f"{seen.verb}, {length}",
        f"{lead}, {form}",
        f"{lead}, {seen.verb}",
        f"{lead}, {length}",
        f"{rest}, {form}",
        f"{rest}, {length}",
        f"{lead}, {rest}",
    )
    if seen.is_first:
        yield f"opens its paragraph, {layout}"
    if seen.is_second:
        yield f"second quotation, {form}"
        yield f"second quotation, {lead}"
    if seen.is_title:
        yield f"title case, {form}"
        yield f"title case, {length}"
        yield f"title case, {lead}"
    if seen.is_continued:
        yield f"goes on in lower case, {length}"
    if seen.is_resumed:
        yield "resumed"
    yield from _named(scene, index, seen)


def _named(scene: Scene, index: int, seen: Shape) -> Iterator[str]:
    """The features of nobody that tell of a name, of words as words, and of a list."""
    form = seen.form
    if seen.lettering is not None:
        yield f"{seen.lettering.sort}, {form}"
        yield seen.lettering.sort
    number, place = scene.places[index]
    if scene.crowds[number] >= _SEVERAL:
        yield f"one of several, {form}"
    for token in scene.frames[number].tokens[max(0, place - _NAMES) : place]:
        if token.low in NAMING:
            yield f"named so, {form}"
        if token.low in WORDS:
            yield f"called words, {form}"


def _lead(frame: Frame, place: int) -> str:
    """What stands before a quotation: a small word as it is, else its kind."""
    if not place:
        return "at the start"
    token = frame.tokens[place - 1]
    if token.low in _LEADS:
        return f"after {token.low}"
    return "after " + (
        _sort(token) or ("stop" if not token.low[0].isalpha() else "capital" if token.is_name else "word")
    )


def _rest(frame: Frame, place: int) -> str:
    """What stands behind a quotation."""
    if place + 1 >= len(frame.tokens):
        return "at the end"
    token = frame.tokens[place + 1]
    if token.low in ("and", "or", "but"):
        return "then and"
    return "then " + (
        _sort(token) or ("stop" if not token.low[0].isalpha() else "capital" if token.is_name else "word")
    )


def _sort(token: Token) -> str:
    low = token.low
    if not low:
        return "quotation"
    if low in VERBS:
        return "sure verb" if low in STRONG else "verb"
    if low in PREPOSITIONS:
        return "preposition"
    if low in BETWEEN:
        return "auxiliary"
    if low in DETERMINERS:
        return "determiner"
    return _SIGNS.get(low, "")


def is_resumed(scene: Scene, index: int) -> bool:
    """Whether a quotation goes on with one that was never closed, in the paragraph before."""
    if not index or scene.places.get(index - 1, (-1, 0))[0] != scene.places[index][0] - 1:
        return False
    lines = [scene.frames[scene.places[at][0]].line for at in (index - 1, index)]
    return lines[0] != lines[1] and not scene.text.startswith(_CLOSERS, scene.quotes[index - 1].span.end)


def step(steps: Sequence[tuple[float, str]], number: float, beyond: str) -> str:
    """The name of the first step that a number does not pass."""
    for most, name in steps:  # without a generator, which takes most of the time
        if number <= most:
            return name
    return beyond
