"""What each line of a text says on topics, those as well that it only takes up from the lines before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.stance.claims import claims
from bot.stance.clauses import Word
from bot.stance.passages import Passage
from bot.stance.positions import cues
from bot.stance.recall import Said, taken_up
from bot.stance.wordings import Hit, Slip

RECALLED = 8  # sentences back in which what a line takes up was named


def said_before(said: Mapping[int, tuple[Said, ...]], at: int) -> list[tuple[Said, ...]]:
    """What the sentences shortly before one say, the nearest last; nothing for those that are not told."""
    return [said.get(place, ()) for place in range(max(0, at - RECALLED), at)]


def said_in(
    told: Sequence[Passage],
    judged: Callable[[Sequence[Word]], Sequence[tuple[Hit, Slip | None]]],
    before: Sequence[Sequence[Said]],
    nouns: Mapping[str, Mapping[str, bool]],
) -> Iterator[Said]:
    """What each passage of a sentence says; what is quoted may take up what its sentence names: "said of the tram"."""
    narrated: Said | None = None
    for passage in told:
        near = [*before, (narrated,)] if narrated is not None and narrated.found else before
        said = _said(passage, judged(passage.line.words), near, nouns)
        narrated = narrated or said
        yield said


def _said(
    passage: Passage,
    named: Sequence[tuple[Hit, Slip | None]],
    before: Sequence[Sequence[Said]],
    nouns: Mapping[str, Mapping[str, bool]],
) -> Said:
    """What a passage says on the topics that it names, and on those that it takes up from the sentences before."""
    line, found = passage.line, cues(passage.line.words)
    here = Said(line, found, tuple(claims(line, found, named)))
    more = taken_up(here, before, nouns)
    return replace(here, found=(*here.found, *more)) if more else here
