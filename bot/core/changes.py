"""A holder's change of position, worked out from two dated statements: what no text needs to say in so many words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.model import PartialDate, Position
from bot.core.records import StanceRecord
from bot.core.standing import Standing, is_well_before, standing
from bot.core.utterances import Statement

# Terms and silence leave room for both sides, so only these two are contrary enough to speak of a change.
_CONTRARY = {Position.SUPPORTS: Position.OPPOSES, Position.OPPOSES: Position.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Change:
    """That a holder came to hold the contrary of a former position on a topic.

    `before` is the last statement of the former position, `after` the first of the present one that was made well after
    every contrary one: the change lies between the two. Both are the holder's own words or reported by an outlet.
    """

    before: Statement
    after: Statement

    @property
    def who(self) -> str:
        """The holder: the id of a listed actor, else the name as it is written."""
        holder = self.after.shown.stance.holder
        return holder.actor or holder.name

    @property
    def topic(self) -> str:
        """The id of the topic."""
        return self.after.shown.stance.topic

    @property
    def former(self) -> Position:
        """The position that was given up."""
        return self.before.position

    @property
    def position(self) -> Position:
        """The position that was taken."""
        return self.after.position

    @property
    def when(self) -> PartialDate | None:
        """The date by which the change had come."""
        return self.after.held_at

    @property
    def confidence(self) -> float:
        """How sure the less sure of the two statements is, from 0 to 1."""
        return min(self.before.shown.stance.confidence, self.after.shown.stance.confidence)


def change(records: Sequence[StanceRecord]) -> Change | None:
    """The last change of one holder on one topic, from their records in any order; None where none is known.

    It leads to the present position, so there is none where that is mixed. A text that calls a position new is not
    needed for it, nor does it make one: that is the text's own word, and `Stance.is_change`.
    """
    held = {record.stance.position for record in records}
    return change_to(standing(records)) if held.issuperset(_CONTRARY) else None


def change_to(where: Standing) -> Change | None:
    """The same, from what the records come to."""
    former = _CONTRARY.get(where.position) if where.position else None
    contrary = [each for each in where.earlier if each.position is former and each.held_at is not None]
    others = [*contrary, *where.unordered, *(each for each in where.earlier if not each.is_past)]
    after = [new for new in where.current if all(is_well_before(old, new) for old in others)]
    return Change(before=contrary[0], after=after[-1]) if contrary and after else None


def fresh_changes(
    records: Iterable[Sequence[StanceRecord]], fresh: Iterable[int], confidence: float = 0.0
) -> tuple[Change, ...]:
    """The changes that are known only since some articles, by their ids; `records` are those of each holder and topic.

    Each rests on statements that are at least so sure, and on new articles alone for the present position. One that was
    known without these is left out: since each article is new only once, no change is told twice. Those that rest on
    the surest statements come first.
    """
    new = frozenset(fresh)
    found = []
    for group in records:
        made, known = change(group), change([each for each in group if each.article.id not in new])
        if made is None or made.confidence < confidence or (known and known.position is made.position):
            continue
        if all(record.article.id in new for record in made.after.records):
            found.append(made)
    return tuple(sorted(found, key=lambda each: (-each.confidence, -each.after.shown.id)))
