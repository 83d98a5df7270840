"""Where one holder stands on one topic, worked out from stored statements, and how that is said in a line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.model import Position, Telling, Topic
from bot.core.records import StanceRecord
from bot.core.text import fold

# Two statements closer than this may be one position told twice, in articles whose dates are a few days off.
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
    `earlier` holds other positions, and is only filled where the order is known.

    `order_known` says that contrary statements could be put in order: by a text's own word that one is past or new, or
    because their dates are at least 14 days apart. It is False where there is nothing to put in order, where a date is
    missing or vague, and also where all dates are known but too close; the dates of the records tell these apart.
    """

    position: Position | None = None
    count: int = 0
    outlets: int = 0
    is_mixed: bool = False
    tally: Mapping[Position, int] = field(default_factory=dict)
    order_known: bool = False
    current: tuple[StanceRecord, ...] = ()
    earlier: tuple[StanceRecord, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether a text itself says that the current position is new."""
        return self.position is not None and any(record.stance.is_change for record in self.current)


def standing(records: Sequence[StanceRecord]) -> Standing:
    """Where one holder stands on one topic, from their records in any order.

    What others tell never counts; what a text calls past is never current; starter articles step back once others
    speak.
    """
    counted = [record for record in records if record.stance.telling is not Telling.TOLD]
    counted = [record for record in counted if not record.article.is_sample] or counted
    present = [record for record in counted if not record.stance.past]
    past = [record for record in counted if record.stance.past]
    held = {record.stance.position for record in present}
    if len(held) <= 1:
        return _settled(present, past, order_known=bool(past))
    latest = [position for position in held if _prevails(position, present)]
    if len(latest) != 1:
        return _summed(present, earlier=(), position=None, order_known=False)
    now = [record for record in present if record.stance.position is latest[0]]
    before = [record for record in present if record.stance.position is not latest[0]]
    return _settled(now, [*before, *past], order_known=True)


def in_order(where: Standing, records: Sequence[StanceRecord]) -> list[StanceRecord]:
    """What the current position rests on, then the earlier ones, then what is left, such as what others tell."""
    decisive = [*where.current, *where.earlier]
    counted = {record.id for record in decisive}
    return [*decisive, *(record for record in records if record.id not in counted)]


def summary_line(standing: Standing, topic: Topic) -> str:
    """The answer in one line: the topic's own wording of the position, and how many statements it rests on."""
    if standing.is_mixed:
        counts = (
            f"{standing.tally[position]} {_SHORT[position]}" for position in Position if standing.tally.get(position)
        )
        return f"Mixed: {', '.join(counts)}"
    if standing.position is None:
        return earlier_line(standing, topic) or "No statement stored."
    wording = topic.changed_wording if standing.is_change else topic.wording
    return f"{_capital(wording[standing.position])} {_counted(standing.count, standing.outlets)}"


def earlier_line(standing: Standing, topic: Topic) -> str | None:
    """The one position that was held most often before, with its own count; None where nothing is known to be earlier.

    Where several were held before, the others are not told; `Standing.earlier` has them all.
    """
    if not standing.earlier:
        return None
    tally = _tally(standing.earlier)
    position = max(tally, key=lambda held: tally[held])
    return f"Earlier: {topic.past_wording[position]} {_counted(tally[position], 0)}"


def _settled(now: Sequence[StanceRecord], before: Sequence[StanceRecord], *, order_known: bool) -> Standing:
    position = now[0].stance.position if now else None
    former = tuple(record for record in before if record.stance.position is not position)
    return _summed(now, former, position, order_known=order_known)


def _summed(
    current: Sequence[StanceRecord], earlier: tuple[StanceRecord, ...], position: Position | None, *, order_known: bool
) -> Standing:
    tally = _tally(current)
    return Standing(
        position=position,
        count=sum(tally.values()),
        outlets=len({record.article.source.name for record in current if record.article.source}),
        is_mixed=len(tally) > 1,
        tally=tally,
        order_known=order_known,
        current=tuple(current),
        earlier=earlier,
    )


def _tally(records: Sequence[StanceRecord]) -> Mapping[Position, int]:
    """How many statements there are of each position; the same words printed twice are one statement."""
    return Counter(position for position, _ in {(record.stance.position, fold(record.words)) for record in records})


def _prevails(position: Position, present: Sequence[StanceRecord]) -> bool:
    """Whether the order of the statements makes this position the latest, by a text's own word or by their dates."""
    mine = [record for record in present if record.stance.position is position]
    others = [record for record in present if record.stance.position is not position]
    return any(_replaces(record, others) for record in mine)


def _replaces(record: StanceRecord, others: Sequence[StanceRecord]) -> bool:
    if all(_is_well_before(other, record) for other in others):
        return True
    return record.stance.is_change and not any(_is_before(record, other) for other in others)


def _is_before(first: StanceRecord, second: StanceRecord) -> bool:
    one, two = first.known_date, second.known_date
    return one is not None and two is not None and one.is_before(two)


def _is_well_before(first: StanceRecord, second: StanceRecord) -> bool:
    one, two = first.known_date, second.known_date
    if one is None or two is None or one.latest is None or two.earliest is None:
        return False
    return (two.earliest - one.latest).days >= _APART


def _counted(statements: int, outlets: int) -> str:
    if statements == 1:
        return "(1 statement)"
    places = f", {outlets} outlet{'s' if outlets > 1 else ''}" if outlets else ""
    return f"({statements} statements{places})"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
