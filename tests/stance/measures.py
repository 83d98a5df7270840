"""How far a reading agrees with our gold set of stances.

The measures are those of the bench in ../shared, but that what a holder wanted before is found or missed apart from
what they want now, and that a date, a term or a chain that is there counts whether or not its stance was found: finding
more stances never lowers these.
"""

from collections.abc import Callable, Sequence

from bot.core.model import Reading, Span
from bot.core.text import words
from bot.core.trust import is_vouched
from tests import shipped
from tests.stance.gold import Article, Pair, is_caught, pairs, plain

_ENOUGH = 0.5  # share of letters that two stretches must have in common


def figures(read: Sequence[tuple[Article, Reading]]) -> dict[str, tuple[float, list[Pair]]]:
    """Each measure, from 0 to 1, with the pairs that lower it."""
    shown = shipped.configuration().settings.shown
    everything = [pair for article, reading in read for pair in pairs(article, reading.stances)]
    vouched = [
        pair
        for article, reading in read
        for pair in pairs(article, [each for each in reading.stances if is_vouched(each, reading.quotes, shown)])
    ]
    counted = [pair for pair in everything if pair.item is None or not pair.item.is_optional]
    found = [pair for pair in counted if pair.item and pair.read]
    sure = [pair for pair in vouched if pair.item is None or not pair.item.is_optional]
    given = [pair for pair in everything if pair.item and pair.read]
    wanted = [pair for pair in counted if pair.item]
    return {
        "detect p": _share([pair for pair in counted if pair.read], lambda pair: pair.item),
        "detect f1": _f1(counted, lambda pair: pair.item and pair.read),
        "position": _share(found, is_position),
        "position strict": _share(found, lambda pair: pair.position is pair.item.positions[0]),
        "end to end p": _share([pair for pair in counted if pair.read], is_right),
        "end to end f1": _f1(counted, is_right),
        "shown p": _share([pair for pair in sure if pair.read], is_right),
        "shown share": _share([pair for pair in sure if pair.item], is_right),
        "evidence": _share(found, is_evidence),
        "telling": _share([pair for pair in found if pair.item.telling], is_telling),
        "chain": _share([pair for pair in wanted if pair.item.chain], is_chain),
        "past p": _share([pair for pair in given if any(each.past for each in pair.read)], is_past),
        "past r": _share([pair for pair in wanted if pair.item.past], is_past),
        "as of": _share([pair for pair in wanted if pair.item.as_of], is_as_of),
        "condition p": _share([pair for pair in given if has_condition(pair)], is_condition),
        "condition r": _share([pair for pair in wanted if pair.item.condition], is_condition),
        "change p": _share([pair for pair in everything if is_changed(pair)], is_new_position),
        "change shown p": _share([pair for pair in vouched if is_changed(pair)], is_new_position),
        "change r": _share([pair for pair in wanted if pair.item.is_change], is_changed),
        "nothing": _nothing(read),
    }  # fmt: skip


def is_position(pair: Pair) -> bool:
    """Whether most of what was read gives a position that is as good as the stance's."""
    return pair.position in pair.item.positions


def is_right(pair: Pair) -> bool:
    """Whether holder, topic and position are right."""
    return bool(pair.item and pair.read) and is_position(pair)


def is_evidence(pair: Pair) -> bool:
    """Whether some of the evidence is the sentence that shows the stance, or half of it."""
    return any(_inside(each.evidence, span) >= _ENOUGH for each in pair.read for span in pair.item.evidence)


def is_telling(pair: Pair) -> bool:
    """Whether it is said whose word it is."""
    return any(each.telling is pair.item.telling for each in pair.read)


def is_chain(pair: Pair) -> bool:
    """Whether one of those through whom it came is found, with what they did."""
    links = [(link.how, link.who.name) for each in pair.read for link in each.chain]
    text = pair.article.document
    links += [(link.how, text[link.who.span]) for each in pair.read for link in each.chain]
    return any(how == other and _share_words(who, name) for how, who in pair.item.chain for other, name in links)


def is_past(pair: Pair) -> bool:
    """Whether the text sets the stance before its present, and the reading says so."""
    return pair.item.past and any(each.past for each in pair.read)


def is_as_of(pair: Pair) -> bool:
    """Whether the date that was read is that of the stance, or in the same year or month where one is cut to it."""
    dates = [each.as_of.iso for each in pair.read if each.as_of and each.as_of.iso]
    return any(date.startswith(pair.item.as_of) or pair.item.as_of.startswith(date) for date in dates)


def has_condition(pair: Pair) -> bool:
    """Whether words were read as a condition."""
    return any(each.condition for each in pair.read)


def is_condition(pair: Pair) -> bool:
    """Whether the words of the condition were found, or most of them."""
    wanted, read = pair.item.condition, [each.condition for each in pair.read if each.condition]
    return wanted is not None and any(_common(wanted, span) >= _ENOUGH for span in read)


def is_change(pair: Pair) -> bool:
    """Whether the text itself calls the position new."""
    return pair.item is not None and pair.item.is_change


def is_new_position(pair: Pair) -> bool:
    """Whether the text itself calls the position new, and holder, topic and position are right."""
    return is_change(pair) and is_right(pair)


def is_changed(pair: Pair) -> bool:
    """Whether it was read that the text itself calls the position new."""
    return any(each.is_change for each in pair.read)


def _share_words(first: str, second: str) -> bool:
    one, two = ({plain(text[span.start : span.end]) for span in words(text)} for text in (first, second))
    return not one.isdisjoint(two)


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _inside(first: Span, second: Span) -> float:
    return _shared(first, second) / min(first.end - first.start, second.end - second.start)


def _common(first: Span, second: Span) -> float:
    return _shared(first, second) / (max(first.end, second.end) - min(first.start, second.start))


def _nothing(read: Sequence[tuple[Article, Reading]]) -> tuple[float, list[Pair]]:
    """The share of the sentences without a stance in which none was read."""
    wrong, count = [], 0
    for article, reading in read:
        for trap in article.nothing:
            caught = tuple(stance for stance in reading.stances if is_caught(article, trap, stance))
            count += 1
            wrong += [Pair(article, None, caught)] if caught else []
    return 1 - len(wrong) / count, wrong


def _share(given: Sequence[Pair], is_fine: Callable[[Pair], object]) -> tuple[float, list[Pair]]:
    wrong = [pair for pair in given if not is_fine(pair)]
    return (1 - len(wrong) / len(given) if given else 1.0), wrong


def _f1(counted: Sequence[Pair], is_fine: Callable[[Pair], object]) -> tuple[float, list[Pair]]:
    """F1; a wrong position is a stance missed and one too many."""
    hits = sum(bool(is_fine(pair)) for pair in counted)
    there, read = sum(pair.item is not None for pair in counted), sum(bool(pair.read) for pair in counted)
    return (2 * hits / (there + read) if hits else 0.0), [pair for pair in counted if not is_fine(pair)]
