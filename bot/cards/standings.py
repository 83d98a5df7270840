"""How a standing is told: the position, how many statements and outlets show it, since when, what contradicts it."""

from collections.abc import Sequence
from datetime import date

from bot.cards import passages
from bot.core.changes import Change, change_to
from bot.core.markdown import plain
from bot.core.model import PartialDate, Topic
from bot.core.standing import Standing, contrary_line, counts, earlier_line, summary_line
from bot.core.utterances import Statement, known_dates

_NAMED = 3  # outlets that are named; the others are counted
UNDATED = "These articles carry no full date: which came first is unknown."
_PARTLY_DATED = "Not all of these articles carry a full date: which came first is unknown."
_CLOSE = "They are too close in time to say that one replaced the other."
_TOGETHER = "One article has them all, so it is not said that one replaced the other."
_SHORTER = {
    UNDATED: "order unknown",
    _PARTLY_DATED: "order unknown",
    _CLOSE: "too close in time to say which is newer",
    _TOGETHER: "in one article",
}
ONLY_TOLD = "No statement of their own stored."
_ONLY_OTHERS = "Only what others say of them"


def head(where: Standing, topic: Topic) -> str:
    """The answer, then a line each for what is earlier, the change, what contradicts it, and outlets and days."""
    if not where.current and not where.earlier:
        return f"**{ONLY_TOLD}**"
    found = change_to(where)
    lines = [
        f"**{plain(summary_line(where, topic))}**",
        plain(earlier_line(where, topic) or "") if where.current else "",
        _between(found) if found else "",
        _said_to_be_new(where) if len(where.current) > 1 else "",
        plain(contrary_line(where, topic) or ""),
        order_note([*where.current, *where.unordered]) if where.is_mixed or where.unordered else "",
        _printed(where.current),
    ]
    return "\n".join(filter(None, lines))


def brief(where: Standing, topic: Topic) -> str:
    """The same in one line, for a list."""
    if not where.current and not where.earlier:
        return _ONLY_OTHERS
    parts = [summary_line(where, topic), _contrary(where, topic)]
    if where.is_mixed or where.unordered:
        parts.append(_SHORTER[order_note([*where.current, *where.unordered])])
    return " · ".join(plain(part) for part in parts if part)


def doubt(where: Standing, topic: Topic) -> str:
    """What speaks against the position under which a holder is listed; nothing where nothing does."""
    return counts(where) if where.is_mixed else _contrary(where, topic)


def heading(where: Standing, statement: Statement, topic: Topic) -> str:
    """What stands above one statement in the list: nothing where it is the headline's position."""
    stance = statement.shown.stance
    if where.position is not None and _is_among(statement, where.current):
        return ""
    if _is_among(statement, where.earlier):
        return topic.past_wording[stance.position]
    return passages.worded(statement.shown, topic)


def evidence(where: Standing, statement: Statement, topic: Topic) -> str:
    """One statement: its position where that is not said already, the evidence, and where else it is printed."""
    above = heading(where, statement, topic)
    first = f"**{plain(above)}**" if above else ""
    copies = passages.also_printed(statement.records[1:])
    return "\n".join(filter(None, [first, passages.evidence(statement.shown), copies]))


def group(where: Standing, topic: Topic) -> str:
    """By which a holder is listed on a topic: the position as it is worded, or why there is none."""
    if where.is_mixed:
        return "mixed"
    if where.position is not None:
        return (topic.changed_wording if where.is_change else topic.wording)[where.position]
    return "only earlier" if where.earlier else "only told by others"


def newest(where: Standing) -> str:
    """The date of the newest statement, as far as it is known; nothing where there is no statement of their own.

    Where none has a year, that of the first one that is shown.
    """
    said = where.current or where.earlier
    if not said:
        return ""
    return passages.when(_newest(where) or (None if said[0].is_past else said[0].shown.dated))


def latest_day(where: Standing) -> date:
    """The last day that this can mean, by which holders are put in order."""
    held_at = _newest(where)
    return (held_at.latest if held_at else None) or date.min


def is_dated(where: Standing) -> bool:
    """Whether any statement has a date."""
    return _newest(where) is not None


def order_note(said: Sequence[Statement]) -> str:
    """Why statements have no order: all are of one article, too few have a full date, or all are of one time."""
    if len({record.article.id for statement in said for record in statement.records}) == 1:
        return _TOGETHER
    dated = [_is_dated(statement) for statement in said]
    return _CLOSE if all(dated) else _PARTLY_DATED if any(dated) else UNDATED


def _contrary(where: Standing, topic: Topic) -> str:
    line = contrary_line(where, topic) or ""
    return line[:1].lower() + line[1:]


def _newest(where: Standing) -> PartialDate | None:
    return next(reversed(known_dates(where.current or where.earlier)), None)


def _printed(said: Sequence[Statement]) -> str:
    """Which outlets print several statements, and when the first and the last was made; one shows that itself."""
    names = sorted({outlet for statement in said for outlet in statement.outlets})
    rest = f" + {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    outlets = f"In {', '.join(passages.named(name) for name in names[:_NAMED])}{rest}" if len(names) > 1 else ""
    return "\n".join(filter(None, [outlets, _days(said)])) if len(said) > 1 else ""


def _days(said: Sequence[Statement]) -> str:
    dates = known_dates(said)
    if not dates or dates[0] == dates[-1]:
        return ""
    undated = len(said) - len(dates)
    days = f"First stated: {passages.when(dates[0])}. Last: {passages.when(dates[-1])}."
    return f"{days} Undated: {undated}." if undated else days


def _said_to_be_new(where: Standing) -> str:
    """Which of several statements the articles themselves call new; one alone says so below."""
    handles = [each.shown.handle for each in where.current if each.is_change][:_NAMED] if where.is_change else []
    return f"Said to be new by the article itself: {', '.join(handles)}" if handles else ""


def _between(found: Change) -> str:
    """When a position changed, and the two statements that show it."""
    before, after = (f"{passages.when(each.held_at)} ({each.shown.handle})" for each in (found.before, found.after))
    return f"Changed between {before} and {after}"


def _is_among(statement: Statement, said: Sequence[Statement]) -> bool:
    """By the id: of what is shown the text is loaded, of the others it is not."""
    return statement.shown.id in {each.shown.id for each in said}


def _is_dated(statement: Statement) -> bool:
    return statement.held_at is not None and statement.held_at.day is not None
