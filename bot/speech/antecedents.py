"""Whom "he" or "she" may mean: the persons named before it, and what is seen of each, as features.

A feature says how near somebody was named, in what role, and what came between; `prominence` weighs them. The method
is the ranking of antecedents by a linear choice, as in Denis and Baldridge, "A ranking approach to pronoun resolution"
(IJCAI 2007), with nobody as one of the choices; what is "in focus" follows Grosz, Joshi and Weinstein, "Centering"
(Computational Linguistics, 1995): the last subject, for as long as pronouns keep it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Mention
from bot.core.text import WORD, fold
from bot.speech.mentions import Candidate
from bot.speech.scene import Scene
from bot.speech.standings import SUBJECTIVE, Standing, Standings, is_unnamed

_REACH = 16  # frames back in which a pronoun's person is looked for
_MOST = 60  # standings of one frame that are looked at: the last before a place
_BESIDE = 12  # tokens on either side of a pronoun in which quoted words are its own
_QUOTED = 600  # characters of a quotation that are looked at
_FORMS = {"he": frozenset({"he", "his", "him", "himself"}), "she": frozenset({"she", "her", "hers", "herself"})}
REPLIES = frozenset("replied replies responded responds answered answers countered counters retorted".split())
_GOING_ON = frozenset("added adds continued continues concluded concludes".split())
_DISTANCES = (0, 1, 2, 3, 5, 8)  # the most frames of each step
_TIMES = (1, 2, 4, 8)  # the most mentions of each step


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun asked about: its frame, phrase and gender; who spoke last (None: nobody), and in which frame."""

    frame: int
    phrase: Candidate
    pronoun: str
    before: Mention | None
    spoken: int


@dataclass(frozen=True, slots=True)
class _View:
    """What is around a pronoun: who is in focus, was before, and where a pronoun kept them; what else is named."""

    verb: str  # the pronoun's own verb of saying
    focus: str
    former: str
    kept: int | None
    quoted: frozenset[str]  # the words quoted beside it
    behind: frozenset[str]  # those named behind it in its sentence


class Antecedents:
    """The persons of one text, asked for those whom a pronoun may mean."""

    def __init__(self, scene: Scene, standings: Standings) -> None:
        self._scene, self._standings = scene, standings
        self._starts = [frame.span.start for frame in scene.frames]
        self._forms: dict[tuple[int, str], tuple[int, ...]] = {}

    def options(
        self, frame: int, phrase: Candidate, pronoun: str, before: Mention | None
    ) -> Iterator[tuple[Standing | None, list[str]]]:
        """Each person whom a pronoun may mean, by the latest place, with what is seen of them; None for nobody."""
        asked = Asked(frame, phrase, pronoun, before, self._frame_of(before) if before else frame)
        standings = list(self._before(asked))
        view = self._view(asked, standings)
        ranks = self._ranks(asked, standings)
        is_anyone = any(places[-1].is_named for places in ranks)
        yield None, ["nobody"] if is_anyone else ["nobody", "nobody, and nobody is named"]
        for rank, places in enumerate(ranks):
            yield places[-1], [*self._of_place(asked, rank, places), *self._of_context(asked, rank, places[-1], view)]

    def verb(self, frame: int, phrase: Candidate) -> str:
        """The verb of saying of a phrase, in lower case; nothing without one."""
        verb = self._scene.options[frame][self._scene.order[frame][phrase.first]].bond.verb
        return "" if verb is None else self._scene.frames[frame].tokens[verb].low

    def _frame_of(self, mention: Mention) -> int:
        return max(0, bisect_left(self._starts, mention.span.start + 1) - 1)

    def _before(self, asked: Asked) -> Iterator[Standing]:
        """Those before a pronoun whom it may mean, and other pronouns of its gender, in order."""
        for at in range(max(0, asked.frame - _REACH), asked.frame + 1):
            within = self._standings.within(at)
            if at == asked.frame:
                within = within[: bisect_left(within, asked.phrase.first, key=lambda each: each.phrase.first)]
            for standing in within[-_MOST:]:
                found = self._standings.fitting(standing, asked.pronoun)
                if found is not None:
                    yield found

    def _ranks(self, asked: Asked, standings: Sequence[Standing]) -> list[list[Standing]]:
        """The places of each person, the persons by the latest one, backwards; "he" told whom he told, not himself."""
        places: dict[str, list[Standing]] = {}
        told = {each.who.name for each in self._behind(asked) if each.role in {"told", "asked"}}
        for each in standings:
            if each.sort != "pronoun" and each.who.name not in told:
                places.setdefault(each.who.name, []).append(each)
        if asked.before is not None and asked.before.name not in places.keys() | told:
            last = self._standings.of_speaker(asked.before, asked.spoken)
            if last is not None and last.pronoun in {None, asked.pronoun}:
                places[last.who.name] = [last]
        return sorted(places.values(), key=lambda each: (-each[-1].frame, -each[-1].phrase.first))

    def _view(self, asked: Asked, standings: Sequence[Standing]) -> _View:
        focus, former, kept = "", "", None
        for each in standings:
            if each.sort == "pronoun":
                kept = each.frame if focus else None
            elif each.role in SUBJECTIVE:
                focus, former, kept = each.who.name, focus, None
        behind = frozenset(each.who.name for each in self._behind(asked) if not each.phrase.is_owner)
        return _View(self.verb(asked.frame, asked.phrase), focus, former, kept, self._quoted(asked), behind)

    def _behind(self, asked: Asked) -> tuple[Standing, ...]:
        """Who stands behind a pronoun in its own sentence."""
        within = self._standings.within(asked.frame)
        return within[bisect_left(within, asked.phrase.last + 1, key=lambda each: each.phrase.first) :][:_MOST]

    def _quoted(self, asked: Asked) -> frozenset[str]:
        tokens = self._scene.frames[asked.frame].tokens
        near = tokens[max(0, asked.phrase.first - _BESIDE) : asked.phrase.last + _BESIDE]
        spans = [(token.start, min(token.end, token.start + _QUOTED)) for token in near if token.quote >= 0]
        return frozenset(fold(word) for start, end in spans for word in WORD.findall(self._scene.text, start, end))

    def _of_place(self, asked: Asked, rank: int, places: Sequence[Standing]) -> Iterator[str]:
        """Features of where somebody stands, and as what."""
        last = places[-1]
        back = asked.frame - last.frame
        lines = self._scene.frames[asked.frame].line - self._scene.frames[last.frame].line
        yield f"{_step(_DISTANCES, back)} back"
        yield f"{min(lines, 3)} paragraphs back"
        yield f"{min(rank, 3)} others since"
        yield last.sort if last.is_named else f"{last.sort}, {'subject' if last.role in SUBJECTIVE else 'other'}"
        yield last.role
        yield f"{last.role}, {('here', 'before')[back] if back <= 1 else 'far'}"
        if last.is_named:
            yield f"named {_step(_TIMES, last.times)} times"
            yield "gender known" if last.pronoun else "gender unknown"
        if any(each.role == "speaks" for each in places):
            yield "speaks nearby"
        if last.is_embedded:
            yield f"in a clause, {('here', 'before')[back] if back <= 1 else 'far'}"
        if last.opens:
            yield f"opens the paragraph, {min(lines, 2)} back"
        if self._has_form_since(asked, last):
            yield f"pronoun since, {min(rank, 1)} others since"
            yield f"pronoun since, {last.role}"

    def _of_context(self, asked: Asked, rank: int, last: Standing, view: _View) -> Iterator[str]:
        """Features of who is in focus, who spoke last, and what is named beside the pronoun."""
        name = last.who.name
        if name == view.focus:
            yield "in focus" if view.kept is None else f"in focus, kept {min(asked.frame - view.kept, 2)} back"
        elif view.focus:
            yield "another in focus" if view.kept is None else "another in focus, kept"
        if name == view.former:
            yield "in focus before"
        if fold(name.split()[-1]) in view.quoted:
            yield "in the words"
        if name in view.behind:
            yield "named again behind"
        yield from self._of_speaker(asked, rank, name, view)

    def _of_speaker(self, asked: Asked, rank: int, name: str, view: _View) -> Iterator[str]:
        before = asked.before
        if before is None or is_unnamed(before) or before.name.lower() in _FORMS:
            return
        if before.name != name:
            yield "another spoke last, and goes on" if view.verb in _GOING_ON else "another spoke last"
            return
        gap = self._scene.frames[asked.frame].line - self._scene.frames[asked.spoken].line
        yield f"spoke last, {min(gap, 3)} paragraphs back"
        yield f"spoke last, {min(rank, 2)} others since"
        if view.verb in REPLIES or view.verb in _GOING_ON:
            yield "spoke last, and replies" if view.verb in REPLIES else "spoke last, and goes on"

    def _has_form_since(self, asked: Asked, last: Standing) -> bool:
        """Whether "he", "him" or "his" (or "she" …) stands between somebody's latest place and the one asked about."""
        for at in range(last.frame, asked.frame + 1):
            found = self._of_gender(at, asked.pronoun)
            first = bisect_left(found, last.phrase.last) if at == last.frame else 0
            end = bisect_left(found, asked.phrase.first) if at == asked.frame else len(found)
            if first < end:
                return True
        return False

    def _of_gender(self, at: int, pronoun: str) -> tuple[int, ...]:
        """The tokens of a frame that are forms of a pronoun."""
        if (at, pronoun) not in self._forms:
            forms, tokens = _FORMS[pronoun], self._scene.frames[at].tokens
            self._forms[at, pronoun] = tuple([place for place, token in enumerate(tokens) if token.low in forms])
        return self._forms[at, pronoun]


def _step(steps: Sequence[int], number: int) -> str:
    return next((str(most) for most in steps if number <= most), "more")
