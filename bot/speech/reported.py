"""Indirect speech: what somebody said, thinks or wants, in the writer's own clause and without marks.

Each cue of a sentence is read in the ways that grammar allows, "reports nothing" among them; then it is chosen where
its content ends and whose it is. All three are linear choices among candidates, as in attribution; cue, content and
source as in Pareti and others, "Automatically detecting and attributing indirect quotations" (EMNLP 2013).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat
from math import exp, log

from bot.core.model import Form, Kind, Link, Mention, Quote, Span
from bot.core.reporting import FINITE
from bot.core.text import trim
from bot.speech.links import Option, Tie
from bot.speech.mentions import past_label
from bot.speech.narration import Token
from bot.speech.passing import in_full, told
from bot.speech.pronouns import Resolver
from bot.speech.reported_cues import AUXILIARIES, Cue, Start, cues, kinds_of, resumed, setting, sides, starts
from bot.speech.reported_features import ends, of_cue, of_ends, of_sources, of_start
from bot.speech.reported_weights import ENDS, NOTHING, SOURCES
from bot.speech.reported_weights import STARTS as _FITTED
from bot.speech.reported_words import CUES
from bot.speech.scene import Scene

# What articles of 2015 and 2016, on which the weights are fitted, show too seldom: "wrote on Telegram that".
STARTS: Mapping[str, float] = {**_FITTED, "later that, write": 1.0}
# The weights of ends by what they are of: to write that before each feature anew would double their time.
_STOP, _PASS, _END = (
    {name.removeprefix(of): weight for name, weight in ENDS.items() if name.startswith(of)}
    for of in ("stop: ", "pass: ", "end: ")
)
LEAST = 0.28  # the likelihood from which a clause is given: where precision and recall are best together
_ALIKE = 0.8  # the share of two stretches that is common to both from which they count as the same
_SHARPNESS, _MODESTY = 0.9, 0.35  # the penalty of the fit makes shares too small: set on one half, judged on the other
_HOPELESS = -1.0  # the sum for a side of a cue from which hardly any way of that side is taken
_PLAIN = 0.8  # the share of an end from which no other can be better
# Cues with a clause of what somebody is to do: "wants Kyiv to wait", "called on Kyiv to wait".
_LETTING = frozenset(
    """
    want urge order demand force challenge call ask tell propose warn expect allow like need promise hope teach suggest
    """.split()
)
_OPENING = frozenset({"that", "if", "wh"})
_CHARGING = frozenset({"of", "with"})
_BEHIND_TO = AUXILIARIES | {"word", "adverb"}
_POINTING = frozenset({"pronoun", "object", "demonstrative", "that"})
_BEHIND_POINTING = frozenset("end preposition about on by with in at".split())
_NOT_WEIGHED = repeat(0.0)  # what a feature without a weight counts for
_EXACT = 0.5  # what the very end counts for, beside those that give about the same stretch


@dataclass(frozen=True, slots=True)
class Report:
    """What a cue of a frame reports, and whose it is (None: nobody is named).

    The shares are the
    probabilities of the reading, of where the content ends given that, and of the source given both.
    """

    frame: int
    cue: Cue
    start: Start
    pieces: tuple[Span, ...]
    form: Form
    source: Option | None
    reading: float
    ending: float
    sourcing: float

    @property
    def likelihood(self) -> float:
        """The probability that these words are reported here, whoever's they are."""
        return self.reading * self.ending

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def reported(
    scene: Scene, resolver: Resolver, found: Sequence[Report], marked: Sequence[Quote] = ()
) -> tuple[Quote, ...]:
    """The reported clauses of a text as quotations of the kind "indirect", in order, with speaker, cue and confidence.

    A clause that holds quoted stretches is given whole, too; `marked` are the scene's quotations as they were decided.
    `confidence` is that these words are what this speaker is reported to say, times that they mean who is named.
    """
    inside: dict[tuple[Span, ...], list[Quote]] = defaultdict(list)
    for index, clause in around(scene, found if marked else ()).items():
        inside[clause.pieces].append(marked[index])
    clauses, before = [], None
    for clause in found:
        quote = agreed(quoted(scene, resolver, clause, before), inside[clause.pieces])
        before = quote.speaker or before
        clauses.append(quote)
    return tuple(clauses)


def agreed(clause: Quote, inside: Iterable[Quote]) -> Quote:
    """A clause with the speaker of the words quoted in it, no surer than either.

    On training articles of PolNeAR clause and quotation name different words in one of eleven; the quotation is right
    in three of four of these, the clause in one of three.
    """
    surest = max((each for each in inside if each.speaker), key=lambda each: each.confidence, default=None)
    if surest is None or surest.speaker is None or clause.speaker is None or _is_one(surest.speaker, clause.speaker):
        return clause
    if any(piece.start <= surest.speaker.span.start < piece.end for piece in clause.pieces):
        return clause  # "B mocked A's pledge to “…”" is B's, though the pledge is A's
    least = min(surest.confidence, clause.confidence)
    return replace(clause, speaker=surest.speaker, chain=surest.chain, confidence=least)


def _is_one(first: Mention, second: Mention) -> bool:
    """Whether two mentions are the same words, or have the same name."""
    return first.span.overlaps(second.span) or (first.actor or first.name) == (second.actor or second.name)


def quoted(scene: Scene, resolver: Resolver, clause: Report, before: Mention | None = None) -> Quote:
    """One clause as a quotation. `before` is who spoke last."""
    tokens, place, source = scene.frames[clause.frame].tokens, clause.cue.place, clause.source
    last = tokens[place + 1] if clause.cue.group == "source" else tokens[place]  # "according to"
    quote = Quote(clause.span, clause.pieces, Kind.INDIRECT, clause.form, cue=Span(tokens[place].start, last.end))
    if source is None:
        return quote
    meant = resolver.mention(clause.frame, source.phrase, before)
    is_bound = source.bond.verb == clause.cue.place
    return Quote(
        quote.span,
        quote.pieces,
        quote.kind,
        quote.form,
        in_full(scene, source, meant.mention) if is_bound else meant.mention,
        quote.cue,
        tuple(Link("told to", resolver.named(phrase)) for phrase in told(scene, source)) if is_bound else (),
        round(confidence(clause) * meant.certainty, 3),
    )


def around(scene: Scene, found: Iterable[Report]) -> Mapping[int, Report]:
    """The innermost reported clause that holds each quotation of a scene, by the quotation's number."""
    by_frame: dict[int, list[Report]] = defaultdict(list)
    for clause in found:
        by_frame[clause.frame].append(clause)
    held = {}
    for index, (frame, _) in scene.places.items():
        first = scene.quotes[index].pieces[0]
        holding = [clause for clause in by_frame.get(frame, ()) if any(first in piece for piece in clause.pieces)]
        if holding:
            held[index] = min(holding, key=lambda clause: len(clause.span))
    return held


def confidence(clause: Report) -> float:
    """The probability that these words are reported as this source's, as it proves on articles that are not fitted."""
    share = min(max(clause.likelihood * clause.sourcing, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-_SHARPNESS * log(share / (1 - share)) - _MODESTY))


def reports(scene: Scene) -> tuple[Report, ...]:
    """The reported clauses of a text, by frame and where they begin. No attribution of quotations is needed for it."""
    return tuple(clause for number in range(len(scene.frames)) for clause in _of_frame(scene, number))


def _of_frame(scene: Scene, number: int) -> Sequence[Report]:
    tokens = scene.frames[number].tokens
    found = cues(tokens)
    if not found:
        return ()
    kinds = kinds_of(tokens)
    around = setting(tokens, kinds, found)
    marked: set[Span] = set()
    if scene.crowds[number]:
        marked = {piece for token in tokens if token.quote >= 0 for piece in scene.quotes[token.quote].pieces}
    kept: dict[tuple[Span, ...], Report] = {}
    for cue in found:
        reading = _Reading(scene, number, cue, kinds)
        clause = reading.clause(context(tokens[cue.place].start, kept), around, marked)
        if clause and (clause.pieces not in kept or kept[clause.pieces].likelihood < clause.likelihood):
            kept[clause.pieces] = clause
    return sorted(kept.values(), key=lambda clause: clause.span.start)


def context(at: int, before: Collection[tuple[Span, ...]]) -> str:
    """How a place stands to the clauses that were found before."""
    if not before:
        return "first"
    return "inside" if any(piece.start <= at < piece.end for pieces in before for piece in pieces) else "behind"


class _Reading:
    """One cue of a frame, read."""

    def __init__(self, scene: Scene, number: int, cue: Cue, kinds: Sequence[str]) -> None:
        self._scene, self._number, self._cue, self._kinds = scene, number, cue, kinds
        self._tokens = scene.frames[number].tokens

    def clause(self, context: str, around: str, marked: set[Span]) -> Report | None:
        """What the cue reports; None when that is too little likely, or only what stands in marks."""
        ways, shares = self._weighed(context, around)
        best = max(range(len(ways)), key=shares.__getitem__, default=0)
        if not ways or shares[best] < LEAST:
            return None
        start = ways[best]
        pieces, end, ending = self._content(start)
        if shares[best] * ending < LEAST or (len(pieces) == 1 and pieces[0] in marked):
            return None
        is_finite = self._is_finite(start, end)
        if not is_finite and self._is_idle(start, end):
            return None
        form = Form.UTTERANCE if is_finite or self._is_clause(start, end) else Form.FRAGMENT
        source, sourcing = self._source(start, end)
        kept = tuple(piece for piece in pieces if piece not in marked)
        return Report(self._number, self._cue, start, kept, form, source, shares[best], ending, sourcing)

    def _weighed(self, context: str, around: str) -> tuple[Sequence[Start], Sequence[float]]:
        """The ways that are not hopeless by their side alone, and the share of each."""
        tokens, cue = self._tokens, self._cue
        sums = {side: _sum(STARTS, of_cue(tokens, cue, side, context, around)) for side in sides(cue)}
        if max(sums.values()) <= _HOPELESS:
            return (), ()
        open_to = [way for way in starts(tokens, cue) if sums[way.side] > _HOPELESS]
        weights = [sums[way.side] + _sum(STARTS, of_start(tokens, self._kinds, cue, way)) for way in open_to]
        return open_to, _shares([*weights, NOTHING])[:-1]

    def _content(self, start: Start) -> tuple[Sequence[Span], int, float]:
        """The pieces of a way, the token where they end, and the share of that end."""
        if start.end < 0:
            end, share = self._end(start)
            return [self._span(start.begin, end)], end, share
        lead = 0 if start.begin else past_label(self._tokens)
        pieces = [self._span(lead if lead < start.end else start.begin, start.end)]
        begin = resumed(self._tokens, self._cue) if start.way == "both" else None
        if begin is None:
            return pieces, start.end, 1.0
        end, share = self._end(Start(start.way, begin))
        return [*pieces, self._span(begin, end)], end, share

    def _end(self, start: Start) -> tuple[int, float]:
        """The best end of content behind a cue, with the share of all ends that give about the same stretch."""
        places = ends(self._kinds, start.begin)
        turn = self._turn(start.begin)
        places = [place for place in places if place <= turn] or places
        passed, weights = 0.0, []
        *stops, (final, _) = of_ends(self._kinds, self._tokens, self._cue, start, places)
        for seen, passing in stops:
            weights.append(passed + _sum(_STOP, seen))
            passed += _sum(_PASS, passing)
        weights.append(passed + _sum(_END, final))
        return _likeliest(self._tokens, start.begin, places, _shares(weights))

    def _turn(self, begin: int) -> int:
        """The end of content, where another begins to speak behind a quotation: "After A said it was “…,” B said"."""
        if not self._scene.crowds[self._number]:
            return len(self._tokens)
        subjects = {
            option.phrase.first
            for option in self._scene.near(self._number, begin)
            if option.bond.tie is Tie.SUBJECT and option.bond.verb != self._cue.place
        }
        for at in range(begin, len(self._tokens) - 2):
            if self._tokens[at].quote < 0:
                continue
            is_closed = self._scene.text[self._scene.quotes[self._tokens[at].quote].span.end - 1] == ","
            behind = at + 1 if is_closed else at + 2
            if (is_closed or self._tokens[at + 1].low == ",") and behind in subjects:
                return at + 1
        return len(self._tokens)

    def _source(self, start: Start, end: int) -> tuple[Option | None, float]:
        options = self._scene.near(self._number, self._cue.place)
        found = list(of_sources(self._kinds, self._tokens, options, self._cue, start, end))
        shares = _shares([_sum(SOURCES, seen) for _, seen in found])
        best = max(range(len(found)), key=shares.__getitem__)
        return found[best][0], shares[best]

    def _is_finite(self, start: Start, end: int) -> bool:
        """Whether the content has a finite verb, and is not what somebody is to do."""
        kinds = self._kinds[start.begin : end]
        return self._kinds[start.begin] != "to" and (
            not AUXILIARIES.isdisjoint(kinds) or any(token.low in FINITE for token in self._tokens[start.begin : end])
        )

    def _is_clause(self, start: Start, end: int) -> bool:
        """Whether content without a verb that is surely finite is a clause all the same, and no bare phrase."""
        group, first = self._cue.group, self._kinds[start.begin]
        if first in _OPENING or start.end >= 0 or group == "source":
            return end - start.begin > 1
        pairs = pairwise(range(start.begin, end))
        if group == "accuse":
            return any(self._kinds[at] in _CHARGING and self._tokens[then].low.endswith("ing") for at, then in pairs)
        is_let = first == "to" or group in _LETTING
        return is_let and any(self._kinds[at] == "to" and self._is_verb(then) for at, then in pairs)

    def _is_verb(self, place: int) -> bool:
        """Whether a token behind "to" can be a verb."""
        what = self._kinds[place]
        return what in _BEHIND_TO or (what == "cue" and CUES[self._tokens[place].low][1].startswith("base"))

    def _is_idle(self, start: Start, end: int) -> bool:
        """Whether the content only points at something: "rejects that", "saw them on a screen"."""
        first, then = self._kinds[start.begin], (*self._kinds[start.begin + 1 : end], "end")[0]
        return first in _POINTING and then in (("end",) if first == "that" else _BEHIND_POINTING)

    def _span(self, begin: int, end: int) -> Span:
        first, last = self._tokens[begin].start, self._tokens[end - 1].end
        return trim(self._scene.text, first, last) or Span(first, last)


def _likeliest(
    tokens: Sequence[Token], begin: int, places: Sequence[int], shares: Sequence[float]
) -> tuple[int, float]:
    """The end with the greatest share of those that make about the same stretch, and that share."""
    sizes = [tokens[place - 1].end - tokens[begin].start for place in places]  # in order, as the places are
    parts = [_ALIKE * size for size in sizes]

    def mass(at: int) -> float:
        return sum(shares[bisect_left(sizes, parts[at]) : bisect_right(parts, sizes[at])])

    best = max(range(len(places)), key=shares.__getitem__)
    if shares[best] < _PLAIN:
        best = max(range(len(places)), key=lambda at: mass(at) + _EXACT * shares[at])
    return places[best], mass(best)


def _sum(weights: Mapping[str, float], features: Sequence[str]) -> float:
    return sum(map(weights.get, features, _NOT_WEIGHED))  # without a loop in Python, which takes twice the time


def _shares(sums: Sequence[float]) -> list[float]:
    """The softmax."""
    most = max(sums)
    powers = [exp(each - most) for each in sums]
    whole = sum(powers)
    return [each / whole for each in powers]
