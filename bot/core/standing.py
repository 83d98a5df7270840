"""Where one holder stands on one topic, worked out from stored statements, and how that is said in a line."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bot.core.model import Position, Telling, Topic
from bot.core.records import StanceRecord
from bot.core.utterances import Statement, statements

_APART = 14  # days

_SHORT = {
    Position.SUPPORTS: "for",
    Position.OPPOSES: "against",
    Position.CONDITIONAL: "on terms",
    Position.NEUTRAL: "taking no side",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the stored statements of one holder on one topic come to.

    `position` is None where there is no statement or where they contradict each other in no known order (`is_mixed`).
    `count` and `outlets` are those of `current`, each utterance and outlet once; `tally` counts `current` by position.
    `earlier` holds statements of other positions that are known to be earlier; `unordered` those that contradict a
    position which a text calls new, while nobody knows which came first. All are newest first, undated ones last, only
    where the position is mixed each position comes in turn, so that all are seen at once.
    """

    position: Position | None = None
    count: int = 0
    outlets: int = 0
    is_mixed: bool = False
    tally: Mapping[Position, int] = field(default_factory=dict)
    current: tuple[Statement, ...] = ()
    earlier: tuple[Statement, ...] = ()
    unordered: tuple[Statement, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether a text itself says that the current position is new."""
        return self.position is not None and any(statement.is_change for statement in self.current)


def standing(records: Sequence[StanceRecord]) -> Standing:
    """Where one holder stands on one topic, from their records in any order.

    What others tell never counts; what a text calls past is never current; starter articles step back once others
    speak.
    """
    counted = [record for record in records if record.stance.telling is not Telling.TOLD]
    counted = [record for record in counted if not record.article.is_sample] or counted
    said = statements(counted)
    present = [statement for statement in said if not statement.is_past]
    last = {position: _last(_contrary(position, present)) for position in Position}
    live = [each for each in present if not any(is_well_before(each, other) for other in last[each.position])]
    latest = _latest(live)
    now = [statement for statement in live if statement.position in latest]
    others = [statement for statement in live if statement.position not in latest]
    new = _last(each for each in now if each.is_change)
    unordered = [each for each in others if not any(_is_before(each, other) for other in new)]
    open_ones = {each.shown.id for each in unordered}
    former = [each for each in said if each.position not in latest and each.shown.id not in open_ones]
    return _summed(now, former, unordered)


def in_order(where: Standing, records: Sequence[StanceRecord]) -> list[Statement]:
    """What the current position rests on, then what contradicts it, then the earlier ones, then what is left.

    What is left: the same position in the past, and what others tell, each alone.
    """
    decisive = [*where.current, *where.unordered, *where.earlier]
    taken = {record.id for statement in decisive for record in statement.records}
    left = [record for record in records if record.id not in taken]
    told = [Statement((record,)) for record in left if record.stance.telling is Telling.TOLD]
    return [*decisive, *statements(left), *told]


def summary_line(standing: Standing, topic: Topic) -> str:
    """The answer in one line: the topic's own wording of the position, and how many statements it rests on."""
    if standing.is_mixed:
        return f"Mixed: {counts(standing)}"
    if standing.position is None:
        return earlier_line(standing, topic) or "No statement stored."
    wording = topic.changed_wording if standing.is_change else topic.wording
    return f"{_capital(wording[standing.position])} {_counted(standing.count, standing.outlets)}"


def counts(standing: Standing) -> str:
    """How many statements there are of each position: "2 for, 1 against"."""
    return ", ".join(f"{standing.tally[held]} {_SHORT[held]}" for held in Position if standing.tally.get(held))


def earlier_line(standing: Standing, topic: Topic) -> str | None:
    """The one position that was held most often before, with its own count; None where nothing is known to be earlier.

    Where several were held before, the others are not told; `Standing.earlier` has them all.
    """
    if not standing.earlier:
        return None
    tally = _tally(standing.earlier)
    position = max(tally, key=lambda held: tally[held])
    return f"Earlier: {topic.past_wording[position]} {_counted(tally[position], 0)}"


def contrary_line(standing: Standing, topic: Topic) -> str | None:
    """The statements that contradict the position, while their order is not known; None where there are none."""
    tally = _tally(standing.unordered)
    others = (f"{topic.wording[held]} {_counted(tally[held], 0)}" for held in Position if held in tally)
    return f"But also: {', '.join(others)}" if tally else None


def is_well_before(first: Statement, second: Statement) -> bool:
    """Whether one statement was made so long before another that it can have been replaced by it.

    A fortnight: a report is dated by its article, and articles retell what is some days old, weeklies of a week or two.
    """
    one, two = first.held_at, second.held_at
    if one is None or two is None or one.latest is None or two.earliest is None:
        return False
    return (two.earliest - one.latest).days >= _APART


def _summed(now: Sequence[Statement], earlier: Sequence[Statement], unordered: Sequence[Statement]) -> Standing:
    tally = _tally(now)
    is_mixed = len(tally) > 1
    return Standing(
        position=now[0].position if now and not is_mixed else None,
        count=len(now),
        outlets=len({outlet for statement in now for outlet in statement.outlets}),
        is_mixed=is_mixed,
        tally=tally,
        current=tuple(_in_turn(now)),
        earlier=tuple(earlier),
        unordered=tuple(unordered),
    )


def _tally(said: Iterable[Statement]) -> Mapping[Position, int]:
    """How many statements there are of each position."""
    return Counter(statement.position for statement in said)


def _in_turn(said: Sequence[Statement]) -> list[Statement]:
    """One of each position, then the next of each, the position with the most statements first."""
    tally = _tally(said)
    order = sorted(tally, key=lambda position: (-tally[position], position))
    rows = zip_longest(*([each for each in said if each.position is position] for position in order))
    return [statement for row in rows for statement in row if statement is not None]


def _contrary(position: Position, said: Iterable[Statement]) -> list[Statement]:
    return [statement for statement in said if statement.position is not position]


def _last(said: Iterable[Statement]) -> list[Statement]:
    """The statement that began last, as far as that is known: what is before any of them is before this one."""
    dated = [
        (held.earliest, place, each) for place, each in enumerate(said) if (held := each.held_at) and held.earliest
    ]
    return [max(dated)[2]] if dated else []


def _latest(live: Sequence[Statement]) -> set[Position]:
    """Of statements that none is well after: the position that alone is new by a text's own word, else all of them."""
    held = {statement.position for statement in live}
    last = {position: _last(_contrary(position, live)) for position in held}
    new = {
        each.position
        for each in live
        if each.is_change and not any(_is_before(each, other) for other in last[each.position])
    }
    return new if len(new) == 1 else held


def _is_before(first: Statement, second: Statement) -> bool:
    one, two = first.held_at, second.held_at
    return one is not None and two is not None and one.is_before(two)


def _counted(statements: int, outlets: int) -> str:
    """How many statements, and in how many outlets where that is more than one statement and its own outlet."""
    number = f"{statements} statement{'s' if statements > 1 else ''}"
    places = f", {outlets} outlet{'s' if outlets > 1 else ''}" if outlets and max(statements, outlets) > 1 else ""
    return f"({number}{places})"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
