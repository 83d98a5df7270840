"""What was found lately and is still true: while no article has changed since, nothing need be found again."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from bot.store.connection import Database

T = TypeVar("T")


class Kept(Generic[T]):
    """The last `size` answers that were asked for, of articles and what they say: nothing else is known to change."""

    def __init__(self, database: Database, size: int) -> None:
        self._database, self._size = database, size
        # With the version of the file in which it was found; asked last stands last.
        self._answers: dict[Hashable, tuple[int, T]] = {}

    async def get(self, asked: Hashable, find: Callable[[], Awaitable[T]]) -> T:
        """The answer to a question: the one that is kept, if no article has changed since, else what `find` finds."""
        version = await self._database.version()  # asked before: what is found may be newer, and is then found again
        kept, answer = self._answers.pop(asked, (0, None))
        if answer is None or kept != version:
            answer = await find()
        self._answers[asked] = version, answer
        if len(self._answers) > self._size:
            del self._answers[next(iter(self._answers))]
        return answer
