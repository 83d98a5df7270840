"""A reading on a terminal and, where they are given, its reasons: each thing with the words that decided it.

Words of the article are cited as they stand there, without what a terminal would act on, with their line and column.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.text import Text

from bot.cards.passages import when, wording
from bot.core.explanation import Explanation, Ground, NoStance, QuoteExplanation, StanceExplanation, Step, Weighing
from bot.core.markdown import cut, visible
from bot.core.model import Document, Form, Kind, Quote, Reading, Span, Stance, Telling, Topic
from bot.core.records import Thresholds
from bot.core.trust import is_named, is_vouched, least
from bot.prose.languages import is_foreign, named_language

_WIDTH = 100  # columns at most: longer lines read badly
_GAP, _NARROWEST = 2, 24  # columns between a label and its text; of a text beside a label
_LONGEST_LINE, _LONGEST_WORDS = 100, 300  # units of a line that is left out, and of words that decided
_MORE = " …"  # what `cut` leaves behind the words that it keeps
_KEY = "(12:5) is a line of the file and a column; what weighs +1 speaks for it, what weighs -1 against it"
_FORMS = {Form.UTTERANCE: "utterance", Form.FRAGMENT: "fragment", Form.SCARE: "no statement of anybody"}
_STEPS = {
    Step.WORDING: "not meant there",
    Step.QUOTED: "not read",
    Step.CUE: "no position",
    Step.ASSERTED: "left open",
    Step.HOLDER: "nobody holds it",
    Step.DOUBLED: "shown already",
}
_TELLINGS = {
    Telling.OWN_WORDS: "in own words",
    Telling.REPORTED: "as the article reports",
    Telling.TOLD: "as somebody else says, which never sets a position",
}


class Paper:
    """What a reading is printed on and from: the console, the document, where it begins in its file, the settings."""

    def __init__(
        self, console: Console, document: Document, first_line: int, topics: Iterable[Topic], shown: Thresholds
    ) -> None:
        self.console, self.document, self.shown = console, document, shown
        self.topics = {topic.id: topic for topic in topics}
        self._first = first_line
        self._starts = [0, *(place + 1 for place, sign in enumerate(document.text) if sign == "\n")]

    def place(self, span: Span) -> str:
        """The line and column of the file at which a stretch begins: "12:5"."""
        line = bisect_right(self._starts, span.start)
        return f"{line + self._first - 1}:{span.start - self._starts[line - 1] + 1}"

    def quoted(self, span: Span) -> str:
        """Words of the article between marks; of very many the first, and behind the marks that there are more."""
        whole = visible(self.document[span])
        shown = cut(whole, _LONGEST_WORDS)
        return f"“{whole}”" if shown == whole else f"“{shown.removesuffix(_MORE)}”{_MORE}"

    def cited(self, span: Span) -> str:
        """Words of the article, and where they stand: “said” (12:5)."""
        return f"{self.quoted(span)} ({self.place(span)})"


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that was found or left out: where, what, and its reasons, each a label and a text."""

    place: str
    lines: Sequence[str]
    reasons: Sequence[tuple[str, str]] = ()


def show(explanation: Explanation, paper: Paper) -> None:
    """Print a reading, with the reasons that the explanation has."""
    reading = explanation.reading
    lines = [visible(reading.title or "(no title)"), when(reading.published), *_language(reading)]
    key = [("key", _KEY)] if explanation.head else []
    _print_item(paper, _Item("", lines, [*_reasons(explanation.head, paper), *key]), 0)
    summary = sorted(reading.summary)
    _print(paper, "Summary", [_Item(paper.place(span), [visible(paper.document[span])]) for span in summary])
    clauses = [each for each in explanation.quotes if each.quote.kind is Kind.INDIRECT]
    marked = [each for each in explanation.quotes if each.quote.kind is not Kind.INDIRECT]
    _print(paper, "Quotations", [_quotation(each, paper) for each in marked])
    _print(paper, "Reported speech", [_quotation(each, paper) for each in clauses])
    _print(paper, "Stances", [_stance(each, reading, paper) for each in explanation.stances])
    _print(paper, "Topics named without a stance", [_missed(each, paper) for each in explanation.missed])
    _print(paper, "Left out of the article", [_dropped(each, paper) for each in explanation.dropped])


def _language(reading: Reading) -> list[str]:
    """In which language it is where that is not English, and what is therefore left out."""
    code = reading.language
    if code is None or not is_foreign(code):
        return []
    return [f"in {visible(named_language(code))}: its positions are not read, and speakers only where plainly named"]


def _print(paper: Paper, title: str, items: Sequence[_Item]) -> None:
    """A section: its title with the number of its items, and these, if there are any."""
    if not items:
        return
    paper.console.print()
    _print_beside(paper.console, Text(""), Text(f"{title} ({len(items)})", "bold underline"))
    width = max(len(item.place) for item in items) + _GAP
    for item in items:
        if item.reasons:
            paper.console.print()
        _print_item(paper, item, width)


def _print_item(paper: Paper, item: _Item, width: int) -> None:
    """The place, the lines beside it and the reasons below, wrapped."""
    for number, line in enumerate(item.lines):
        place = item.place if number == 0 else ""
        style = "bold" if number == 0 and len(item.lines) > 1 else ""
        _print_beside(paper.console, Text(place.ljust(width), "dim"), Text(line, style))
    labels = max((len(label) for label, _ in item.reasons), default=0) + _GAP
    last = ""
    for label, text in item.reasons:
        shown = "" if label == last else label
        _print_beside(paper.console, Text(" " * width + shown.ljust(labels), "cyan"), Text(text))
        last = label


def _print_beside(console: Console, label: Text, text: Text) -> None:
    """A text beside a label, wrapped within the console's width; below it where that leaves too little room."""
    width = min(_WIDTH, console.width)
    indent = label.cell_len if width - label.cell_len >= _NARROWEST else 0
    if not indent and label.plain.strip():
        console.print(Text(label.plain.strip(), label.style))
    for number, part in enumerate(text.wrap(console, max(width - indent, 1))):
        part.rstrip()
        console.print(Text.assemble(label if indent and not number else " " * indent, part), soft_wrap=True)


def _reasons(grounds: Iterable[Ground], paper: Paper) -> list[tuple[str, str]]:
    """The reasons with their labels; those of one label are one text."""
    return [
        (aspect.value, "; ".join(_ground(ground, paper) for ground in of_it))
        for aspect, of_it in groupby(grounds, key=lambda ground: ground.aspect)
    ]


def _ground(ground: Ground, paper: Paper) -> str:
    """A reason: what it weighs, the words, what they are or do."""
    weight = "" if ground.weight is None else f"{round(ground.weight, 2):+g} "
    words = ", ".join(paper.cited(span) for span in ground.words)
    return f"{weight}{words}{': ' if words else ''}{visible(ground.says)}"


def _quotation(each: QuoteExplanation, paper: Paper) -> _Item:
    quote = each.quote
    labels = ("taken", *("not taken",) * len(each.weighed))
    weighed = [(label, _weighing(one, paper)) for label, one in zip(labels, each.weighed, strict=False)]
    reasons = [*_reasons(each.grounds, paper), *weighed]
    words = visible(paper.document[quote.span])
    shown = f"reported: {words}" if quote.kind is Kind.INDIRECT else f"“{words}”"
    return _Item(paper.place(quote.span), [shown, _speaker(quote, paper)], reasons)


def _speaker(quote: Quote, paper: Paper) -> str:
    """Who spoke, whether they would be named, and what the words are worth."""
    is_reported = quote.kind is Kind.INDIRECT
    kind = f"{quote.kind} {_FORMS[quote.form]}" if quote.form is not Form.SCARE else _FORMS[quote.form]
    if is_reported:
        kind = "reported clause" if quote.form is Form.UTTERANCE else "reported phrase"
    if quote.speaker is None:
        return f"speaker unknown · {kind}"
    unsure = f"under {paper.shown.speaker:.2f}: {'not shown' if is_reported else 'shown without a name'}"
    sure = "named" if is_named(quote, paper.shown) else unsure
    return f"{visible(quote.speaker.name)} · {kind} · confidence {quote.confidence:.2f}, {sure}"


def _weighing(weighing: Weighing, paper: Paper) -> str:
    """A possible speaker, and what was seen of them."""
    who = paper.cited(weighing.who) if weighing.who else "nobody"
    seen = "; ".join(_ground(ground, paper) for ground in weighing.grounds)
    return f"{who}: {weighing.share:.0%}, sum {weighing.score:+.1f}: {seen}"


def _stance(each: StanceExplanation, reading: Reading, paper: Paper) -> _Item:
    stance = each.stance
    topic = paper.topics[stance.topic]
    lines = [
        f"{visible(stance.holder.name)} · {topic.label}: {wording(stance, topic)}",
        f"“{visible(paper.document[stance.evidence])}”",
        _standing(stance, reading, paper),
    ]
    return _Item(paper.place(stance.evidence), lines, _reasons(each.grounds, paper))


def _standing(stance: Stance, reading: Reading, paper: Paper) -> str:
    """Whose word it is, on what terms it holds, and whether it would be shown."""
    is_shown = is_vouched(stance, reading.quotes, paper.shown)
    needed = least(stance, paper.shown)
    unsure = f"under {needed:.2f}" if stance.confidence < needed else "its speaker is not sure"
    parts = [
        stance.position.value,
        _TELLINGS[stance.telling],
        f"condition: {paper.quoted(stance.condition)}" if stance.condition else "",
        "past" if stance.past else "",
        "new" if stance.is_change else "",
        f"confidence {stance.confidence:.2f}, {'shown' if is_shown else f'not shown: {unsure}'}",
    ]
    return " · ".join(part for part in parts if part)


def _missed(each: NoStance, paper: Paper) -> _Item:
    label = paper.topics[each.topic].label
    line = f"{paper.quoted(each.words)} · {label} · {_STEPS[each.step]}"
    return _Item(paper.place(each.words), [line], _reasons(each.grounds, paper))


def _dropped(ground: Ground, paper: Paper) -> _Item:
    (line,) = ground.words
    return _Item(paper.place(line), [f"{visible(ground.says)}: {cut(visible(paper.document[line]), _LONGEST_LINE)}"])
