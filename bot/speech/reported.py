"""Indirect speech: what somebody said, thinks or wants, in the writer's own clause and without marks.

Each cue of a sentence is read in the ways that grammar allows, "reports nothing" among them; where its content ends and
whose it is are chosen next. All three are linear choices, as in attribution.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from bot.core.model import Form, Kind, Quote, Span
from bot.core.text import trim
from bot.speech.links import Option
from bot.speech.narration import Token
from bot.speech.pronouns import Resolver
from bot.speech.reported_cues import Cue, Start, cues, kind, starts
from bot.speech.reported_features import bounds, setting, of_ends, of_sources, of_start
from bot.speech.reported_weights import ENDS, SOURCES, STARTS
from bot.speech.scene import Scene

import os
LEAST = float(os.environ.get("LEAST",".3"))


@dataclass(frozen=True, slots=True)
class Clause:
    """What a cue of a frame reports: the stretches, who says so (None: nobody is named), and how likely all that is."""

    frame: int
    cue: Cue
    start: Start
    pieces: tuple[Span, ...]
    source: Option | None
    likelihood: float
    certainty: float


def reported(scene: Scene, resolver: Resolver) -> tuple[Quote, ...]:
    """The reported clauses of a text as quotations of the kind "indirect", in order, with speaker, cue and confidence.

    A clause that holds quoted stretches is given whole, too. `confidence` is that these words are what this speaker is
    reported to say, times that they mean who is named.
    """
    found = []
    for clause in clauses(scene):
        token = scene.frames[clause.frame].tokens[clause.cue.place]
        speaker, confidence = None, 0.0
        if clause.source is not None:
            resolution = resolver.mention(clause.frame, clause.source.phrase)
            speaker, confidence = resolution.mention, clause.likelihood * clause.certainty * resolution.certainty
        span = Span(clause.pieces[0].start, clause.pieces[-1].end)
        found.append(Quote(span, clause.pieces, Kind.INDIRECT, Form.UTTERANCE, speaker, Span(token.start, token.end), (), round(confidence, 3)))
    return tuple(found)


def clauses(scene: Scene) -> tuple[Clause, ...]:
    return tuple(clause for number in range(len(scene.frames)) for clause in _of_frame(scene, number))


def _of_frame(scene: Scene, number: int) -> Iterator[Clause]:
    tokens = scene.frames[number].tokens
    found = list(cues(tokens))
    if not found:
        return
    kinds = [kind(tokens, at) for at in range(len(tokens))]
    marked = {(piece.start, piece.end) for token in tokens if token.quote >= 0 for piece in scene.quotes[token.quote].pieces}
    taken = {}
    around = setting(tokens, kinds, found)
    ranges = []
    for cue in found:
        at = tokens[cue.place].start
        inside = [r for r in ranges if r.start <= at < r.end]
        context = "inside" if inside else "behind" if ranges else "first"
        clause = _clause(scene, number, tokens, cue, kinds, context, around)
        if clause and clause.likelihood >= LEAST:
            pieces = tuple(p for p in clause.pieces if (p.start, p.end) not in marked)
            if pieces and (pieces not in taken or taken[pieces].likelihood < clause.likelihood):
                taken[pieces] = clause
            ranges += pieces
    yield from taken.values()


def _clause(scene, number, tokens, cue, kinds, context, around):
    ways = list(starts(tokens, cue))
    sums = [0.0 + STARTS.get("none", 0.0)] + [sum(STARTS.get(f, 0.0) for f in of_start(tokens, cue, way, kinds, context, around)) for way in ways]
    shares = _shares(sums)
    best = max(range(1, len(sums)), key=shares.__getitem__, default=0)
    if not best or shares[best] < LEAST:
        return None
    way, likelihood = ways[best - 1], shares[best]
    pieces, end = [], way.end
    if way.end >= 0:
        pieces.append(_span(scene.text, tokens, way.begin, way.end))
    begin = way.begin if way.end < 0 else None
    if way.kind == "both":
        begin = next((at + 1 for at in range(cue.place + 1, min(cue.place + 12, len(tokens))) if tokens[at].low in ",:"), None)
    if begin is not None and begin < len(tokens):
        after = Start("next" if way.end < 0 and way.kind == "next" else way.kind, begin)
        ends = bounds(tokens, begin, kinds)
        weighed = _shares([sum(ENDS.get(f, 0.0) for f in seen) for seen in of_ends(tokens, cue, after, kinds, ends)])
        top, share = _best(tokens, begin, ends, weighed)
        likelihood *= share
        pieces.append(_span(scene.text, tokens, begin, ends[top]))
        end = ends[top]
    pieces = [p for p in pieces if p]
    if not pieces:
        return None
    stands = list(of_sources(scene.near(number, cue.place), tokens, cue, kinds, way, end))
    weighed = _shares([sum(SOURCES.get(f, 0.0) for f in stand.features) for stand in stands])
    top = max(range(len(stands)), key=weighed.__getitem__)
    return Clause(number, cue, way, tuple(pieces), stands[top].option, likelihood, weighed[top])


def _best(tokens, begin, ends, shares):
    first = tokens[begin].start
    sizes = [tokens[end - 1].end - first for end in ends]
    masses = [sum(share for share, other in zip(shares, sizes) if min(size, other) >= 0.8 * max(size, other)) for size in sizes]
    top = max(range(len(ends)), key=lambda at: masses[at] + shares[at] * .5)
    return top, masses[top]


def _shares(sums: Sequence[float]) -> list[float]:
    most = max(sums)
    powers = [exp(each - most) for each in sums]
    whole = sum(powers)
    return [each / whole for each in powers]


def _span(text: str, tokens: Sequence[Token], begin: int, end: int) -> Span | None:
    return trim(text, tokens[begin].start, tokens[end - 1].end)
