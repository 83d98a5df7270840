"""Whose clause a quotation stands in, when its sentence has several subjects with verbs of their own.

A subject ends at a stop or a conjunction behind which another begins: "A said so, but B called it “…”" has B's words.
Who only passes words on ("A said “…”, according to B") is told apart from who spoke them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.reporting import BETWEEN, MENTAL, PREPOSITIONS, STRONG
from bot.speech.links import SUBJECTS, Option, Tie
from bot.speech.mentions import PRONOUN, RELATIVE
from bot.speech.narration import Frame, Token

_BESIDE = frozenset({";", "but", "yet", "and", ",", ":", "—", "–"})
_BENEATH = frozenset({"while", "whereas", "although", "though"})  # their clause ends at its comma
_ASIDE = frozenset({"when", "after", "before", "if", "because", "as", "once", "since", "until", "where"})
_SAYING = frozenset({"saying", "telling"})
_NOUNS = frozenset({"claims", "comments", "remarks", "notes", "states", "posted"})  # verbs that are nouns as often
_QUOTED = frozenset({"quoted", "cited", "reported"})
_PLAIN = STRONG - _NOUNS
_RELAYING = STRONG | _QUOTED | {"reports"}
_STEPS = 3  # words that may stand between a conjunction and its subject
_BRIEF = 2  # words between a verb and the quotation that it surely leads to
_REACH = 40  # tokens in which a verb may lead to a quotation


@dataclass(frozen=True, slots=True)
class _Clause:
    """A subject with a verb of its own, and what parts it from the words before."""

    subject: Option
    verb: int
    parting: str

    @property
    def first(self) -> int:
        return self.subject.phrase.first


class Clauses:
    """The clauses of reporting verbs in one frame. Each question is about a phrase and the quotation at a token."""

    def __init__(self, frame: Frame, options: Sequence[Option]) -> None:
        self._tokens = frame.tokens
        self._found = tuple(_clauses(frame, options))
        self._starts = {option.phrase.first for option in options}
        self._inner = tuple(_inner(frame, options))
        self._telling = {  # A and B in "A recalled B telling him", "A quoted B as saying"
            outer.first: inner.first
            for outer, inner in pairwise(self._found)
            if inner.first - outer.verb == 1 and _is_told_by(frame.tokens, inner)
        }

    def is_closed(self, option: Option, place: int) -> bool:
        """Whether another subject takes over between the phrase and the quotation."""
        phrase, bond = option.phrase, option.bond
        if phrase.first > place:
            parting = next((clause.parting for clause in self._found if clause.first == phrase.first), "")
            return parting not in ("", ",") and self._is_taken(option, place)
        return (
            self._is_past(option, place)
            or self._is_past_semicolon(option, place)
            or any(
                phrase.last < clause.first
                and clause.verb < place
                and not (bond.tie in SUBJECTS and bond.verb is not None and bond.verb >= clause.verb)
                and self._takes_over(clause, place)
                for clause in self._found
            )
        )

    def is_introduced(self, place: int) -> bool:
        """Whether a subject with a sure verb leads to the quotation."""
        return any(
            self._tokens[clause.verb].low in STRONG and self._leads(clause, place, _REACH) for clause in self._found
        )

    def has_taken_over(self, option: Option, place: int) -> bool:
        """Whether the phrase is a subject that takes over from another, and leads to the quotation."""
        if option.phrase.first in self._telling.values():
            return True
        if any(clause.subject is option and self._leads(clause, place, _BRIEF) for clause in self._inner):
            return True
        clause = next((clause for clause in self._found if clause.first == option.phrase.first), None)
        if clause is None or clause.verb > place or clause.parting in ("", ","):
            return False
        return self._takes_over(clause, place) and self._leads(clause, place, _REACH)

    def is_outer(self, option: Option, place: int) -> bool:
        """Whether the phrase only tells that another said the words: "A says B told him “…”"."""
        verb = option.bond.verb
        return verb is not None and any(
            verb < clause.first
            and clause.subject.phrase.sort is not PRONOUN
            and self._tokens[clause.verb].low in _PLAIN
            and not self._tokens[clause.verb].low.endswith("ing")
            and self._leads(clause, place, _BRIEF)
            for clause in (*self._found, *self._inner)
        )

    def is_relay(self, option: Option, place: int) -> bool:
        """Whether the phrase names somebody who passes on what another speaker of the sentence said."""
        phrase, tie, verb = option.phrase, option.bond.tie, option.bond.verb
        if verb is None or phrase.sort in (PRONOUN, RELATIVE):
            return False
        low = self._tokens[verb].low
        if tie is Tie.AGENT:
            return low in _QUOTED
        if phrase.first in self._telling:
            return True
        if tie is Tie.SOURCE:
            return self._is_led(phrase.first, place) or (phrase.first > place and self._is_taken(option, place))
        is_behind = phrase.first > place and tie in SUBJECTS and low in _RELAYING
        if not is_behind or self._tokens[phrase.first - 1].low != ",":
            return False
        return self._is_led(phrase.first, place) or self._is_taken(option, place)

    def _is_taken(self, option: Option, place: int) -> bool:
        """Whether the quotation has a subject nearer than a phrase behind it."""
        start = option.phrase.first
        return any(
            clause.first < start and max(clause.verb, clause.first) < start and clause.subject is not option
            for clause in self._found
            if clause.first > place or self._leads(clause, place, _REACH)
        ) or any(token.low in STRONG for token in self._tokens[place + 1 : min(start, place + 3)])

    def _is_led(self, before: int, place: int) -> bool:
        """Whether somebody else plainly says the quotation, in a clause with no comma between verb and words."""
        return any(
            clause.first != before
            and clause.verb < place
            and self._tokens[clause.verb].low in STRONG
            and self._leads(clause, place, _REACH)
            and not self._is_aside(clause)
            for clause in self._found
        )

    def _leads(self, clause: _Clause, place: int, reach: int) -> bool:
        """Whether a verb leads to the quotation with no stop or other quotation between, in so many words."""
        between = self._tokens[clause.verb + 1 : place]
        if between and between[-1].low in (",", ":") and len(between) <= _BRIEF + 1:
            between = between[:-1]
        return (
            clause.verb < place and len(between) <= reach and not any(token.low in (",", ";", "") for token in between)
        )

    def _is_past_semicolon(self, option: Option, place: int) -> bool:
        """Whether a semicolon ends the phrase's clause, and another phrase begins the one that the quotation is in."""
        between = range(place - 1, max(option.phrase.last, place - _REACH), -1)
        semicolon = next((at for at in between if self._tokens[at].low == ";"), None)
        return semicolon is not None and semicolon + 1 in self._starts

    def _is_past(self, option: Option, place: int) -> bool:
        """Whether a clause that began the sentence ended at its comma, and another has a subject."""
        own = next((clause for clause in self._found if clause.subject is option), None)
        if own is None or own.verb > place or not (own.parting in _BENEATH or self._is_aside(own)):
            return False
        between = range(own.verb + 2, place)
        comma = next((at for at in between if self._tokens[at].low == ","), None)
        return comma is not None and any(clause.first > comma for clause in self._found)

    def _takes_over(self, clause: _Clause, place: int) -> bool:
        """Whether a clause's subject ends the one before: parted from it, with a verb that reports."""
        low = self._tokens[clause.verb].low
        is_at_once = clause.subject.phrase.last + 1 == clause.verb and clause.parting in ("and", "while", "but")
        is_loose = low.endswith("ing") and not is_at_once  # but "A saying “…” and B calling it “…”" has two subjects
        if low in MENTAL or is_loose or not clause.parting or self._is_aside(clause):
            return False
        if clause.parting in _BENEATH:
            return not any(token.low == "," for token in self._tokens[clause.verb + 1 : place - 1])
        return clause.parting != "," or low in STRONG

    def _is_aside(self, clause: _Clause) -> bool:
        """Whether a clause only says when or why: "when A said so, …"."""
        for token in reversed(self._tokens[max(0, clause.first - _STEPS) : clause.first]):
            if token.low == "," or token.low in _ASIDE:
                return token.low in _ASIDE
        return False


def _clauses(frame: Frame, options: Sequence[Option]) -> Iterator[_Clause]:
    """The subjects of finite reporting verbs, one for each verb: "the mayor of Riga said" has one."""
    taken, ends = set(), {option.phrase.last for option in options}
    for option in options:
        phrase, verb = option.phrase, option.bond.verb
        is_governed = phrase.first > 0 and frame.tokens[phrase.first - 1].low in PREPOSITIONS
        is_subject = option.bond.tie in SUBJECTS and phrase.sort is not RELATIVE and not phrase.is_owner
        if is_subject and not is_governed and verb is not None and verb not in taken:
            taken.add(verb)
            is_joined = frame.tokens[phrase.first - 1].low == "and" and phrase.first - 2 in ends  # "he and X said"
            yield _Clause(option, verb, "" if is_joined else _parting(frame.tokens, phrase.first))


def _inner(frame: Frame, options: Sequence[Option]) -> Iterator[_Clause]:
    """Subjects behind "that" which go on to speak: "A recalled that B had met him and said"."""
    for option in options:
        phrase, bond = option.phrase, option.bond
        is_behind = phrase.first > 0 and frame.tokens[phrase.first - 1].low == "that"
        if is_behind and bond.tie is Tie.FAR and bond.verb is not None and phrase.sort is not RELATIVE:
            yield _Clause(option, bond.verb, "that")


def _is_told_by(tokens: Sequence[Token], clause: _Clause) -> bool:
    """Whether a verb of saying in -ing follows a subject at once: "B telling", "B as saying"."""
    between = tokens[clause.subject.phrase.last + 1 : clause.verb]
    return tokens[clause.verb].low in _SAYING and all(token.low == "as" for token in between)


def _parting(tokens: Sequence[Token], first: int) -> str:
    """The stop or conjunction before a subject, over small words; nothing where it goes on from the words before."""
    for place in range(first - 1, max(-1, first - 1 - _STEPS), -1):
        low = tokens[place].low
        if low == "," and place > 0 and tokens[place - 1].is_name and tokens[first].is_name:
            break  # a name in apposition: "Riga, Latvia"
        if low in _BESIDE or low in _BENEATH:
            return low
        if low not in BETWEEN and not low.endswith("ly"):
            break
    return ""
