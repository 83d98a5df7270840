"""Pages of a list, and the buttons that stand under an answer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.markdown import cut, visible
from bot.core.questions import LABEL_LIMIT, Button, ContextQuestion, Question, report_id, share_id, to_id

COUNTED = 300  # items of a search; nobody turns so many pages, and to count a million takes a second
DEEPER = 5  # buttons that lead from a list to what stands in it: one row of them
_SEEN_ABOUT = 3  # pieces of evidence whose surroundings one card can hold
_REPORTED = 25  # items that one report button can name


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of `total` items, `size` a page. `number` counts from 0 and is always one that there is."""

    number: int
    size: int
    total: int

    @property
    def start(self) -> int:
        """The place of its first item, from 0."""
        return self.number * self.size

    @property
    def end(self) -> int:
        """The place after its last item."""
        return min(self.start + self.size, self.total)

    @property
    def has_next(self) -> bool:
        """Whether there are items after it."""
        return self.end < self.total

    @property
    def counted(self) -> str:
        """What it shows of how many: "4–6 of 17", "7 of 7", "1–3 of over 300"; nothing for an empty list."""
        if not self.total:
            return ""
        shown = f"{self.start + 1}" if self.end == self.start + 1 else f"{self.start + 1}–{self.end}"
        return f"{shown} of {self.total}" if self.total <= COUNTED else f"{shown} of over {COUNTED}"


def page_of(wanted: int, size: int, total: int) -> Page:
    """The wanted page, or the last one where there are not so many."""
    last = max(0, -(-total // size) - 1)
    return Page(min(max(wanted, 0), last), size, total)


def leading(label: str, question: Question) -> Button | None:
    """A button that asks a question; None where the question does not fit into one, or nothing of the label shows."""
    return _button(label, to_id(question))


def reporting(shown: Iterable[str]) -> Button | None:
    """The button that reports one of the items with these handles, of as many as fit into it; None without any."""
    handles = tuple(dict.fromkeys(shown))
    ids = (report_id(handles[:count]) for count in range(min(len(handles), _REPORTED), 0, -1))
    return _button("Report", next((name for name in ids if name is not None), None))


def below(  # noqa: PLR0913 - what can stand under an answer, all by name
    asked: Question,
    page: Page | None = None,
    *,
    deeper: Iterable[Button | None] = (),
    about: Iterable[str] = (),
    shown: Iterable[str] = (),
    is_shared: bool = True,
) -> tuple[Button, ...]:
    """The buttons under an answer: Previous, Next, what leads deeper, Context, Report, Share; those that make sense.

    `asked` is the question with its names resolved, `about` the handles of what has surroundings to be seen, `shown`
    those of all that can be wrong. No two have the same id.
    """
    handles = tuple(dict.fromkeys(about))[:_SEEN_ABOUT]
    found = [
        *_turning(asked, page),
        *[button for button in deeper if button is not None][:DEEPER],
        leading("Context", ContextQuestion(handles)) if handles else None,
        reporting(shown),
        _button("Share", share_id(_turned(asked, page.number) if page else asked)) if is_shared else None,
    ]
    kept: dict[str, Button] = {}
    for button in found:
        if button is not None:
            kept.setdefault(button.id, button)
    return tuple(kept.values())


def _turning(asked: Question, page: Page | None) -> list[Button | None]:
    if page is None:
        return []
    return [
        leading("Previous", _turned(asked, page.number - 1)) if page.number else None,
        leading("Next", _turned(asked, page.number + 1)) if page.has_next else None,
    ]


def _turned(asked: Question, number: int) -> Question:
    """The same question for another page; a question without pages as it is."""
    return asked if isinstance(asked, ContextQuestion) else replace(asked, page=number)


def _button(label: str, name: str | None) -> Button | None:
    shown = cut(visible(label[: 2 * LABEL_LIMIT]), LABEL_LIMIT)
    return Button(shown, name) if name and shown else None
