"""Where a sentence may report something without marks: its cues, and where the content of each may begin.

A cue is a word of `reported_words`, "according to", or a colon behind the first phrase of a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.reporting import BETWEEN, PREPOSITIONS
from bot.speech.mentions import DETERMINERS, PERSONAL
from bot.speech.narration import Token
from bot.speech.reported_words import CUES, NOUNS

MOST = 40  # cues of one sentence; a longer one is a list
_ADVERBS = frozenset("also again later then still once often even now just never not always only together out".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow recently".split())
_WH = frozenset("how why what who whom where when which whose".split())
_LEADERS = frozenset("that to if whether how why what".split())
_AUXILIARIES = {
    **dict.fromkeys("is are was were be been being am isn't aren't wasn't weren't he's she's it's they're".split(), "be"),
    **dict.fromkeys("has have had having hasn't haven't hadn't i've they've we've he'd".split(), "have"),
    **dict.fromkeys("will would can could may might must should shall won't wouldn't can't couldn't cannot".split(), "modal"),
    **dict.fromkeys("do does did don't doesn't didn't".split(), "do"),
}
_NEGATIONS = frozenset("not never no nobody neither nor hardly".split())
_OBJECTS = frozenset("him her them me us himself herself themselves it you".split())
_OWNERS = frozenset("his her its their my our your whose".split())
_REACH = 14  # tokens behind a cue in which a "that" or "to" of its own may stand
_RUN = 6  # small words between a subject and its verb
_COMMAS = 3  # stops before a cue at which the content before it may end
_NOMINAL = frozenset({"determiner", "owner", "possessor", "demonstrative", "number", "of", "for", "about", "with", "in"})
_CONJUNCTIONS = frozenset({"and", "or", "but"})
_SUBORDINATORS = frozenset(
    "while as after when because since if before until although though unless whereas even so once than".split()
)
_RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
_DASHES = frozenset("—–―-")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report: its place in the frame, class and form, and the run of its verb from `first` on."""

    place: int
    group: str
    form: str
    first: int
    before: str  # what stands before the run
    auxiliary: str
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Start:
    """A way to read a cue: on which side its content stands, and the tokens where it begins (and ends, before it)."""

    kind: str
    begin: int
    end: int = -1


def cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The cues of a frame, in order; none of a frame that holds very many."""
    found = [place for place, token in enumerate(tokens) if token.low in CUES or token.low in ("according", ":")]
    for place in found if len(found) <= MOST else ():
        cue = _cue(tokens, place)
        if cue:
            yield cue


def _cue(tokens: Sequence[Token], place: int) -> Cue | None:
    low = tokens[place].low
    if low == ":":
        is_label = 0 < place < len(tokens) - 1
        return Cue(place, "colon", "start" if place <= _RUN else "inside", place, kind(tokens, place - 1), "", False) if is_label else None
    if low == "according":
        is_source = place + 1 < len(tokens) and tokens[place + 1].low == "to"
        return Cue(place, "source", "start" if not place else "inside", place, kind(tokens, place - 1), "", False) if is_source else None
    group, form = CUES[low]
    first, auxiliary, is_negated = place, "", False
    while first > 0 and place - first < _RUN:
        before = tokens[first - 1].low
        if before in _AUXILIARIES:
            auxiliary = auxiliary or _AUXILIARIES[before]
            is_negated |= before.endswith("n't")
        elif before in _NEGATIONS:
            is_negated = True
        elif before not in BETWEEN and not (before.endswith("ly") and before != "only"):
            break
        elif before in PREPOSITIONS or before == "who":
            break
        first -= 1
    before = kind(tokens, first - 1)
    if form.endswith("?") and before in _NOMINAL and not auxiliary:
        group, form = NOUNS[low], "noun"
    return Cue(place, group, form, first, before, auxiliary, is_negated)


def kind(tokens: Sequence[Token], place: int) -> str:  # noqa: C901, PLR0911, PLR0912 - one table of what a token is
    """What sort of token stands at a place."""
    if place < 0:
        return "start"
    if place >= len(tokens):
        return "end"
    token = tokens[place]
    low = token.low
    if token.quote >= 0:
        return "quotation"
    if low in ("that", "to", "as", "of", "for", "about", "on", "by", "with", "in", "against", "at"):
        return low
    if low in PERSONAL:
        return "pronoun"
    if low in _OBJECTS:
        return "object"
    if low in _OWNERS:
        return "owner"
    if low in DETERMINERS:
        return "determiner"
    if low in ("this", "these", "those"):
        return "demonstrative"
    if low in ("if", "whether"):
        return "if"
    if low in _RELATIVES:
        return low
    if low in _WH:
        return "wh"
    if low in _CONJUNCTIONS or low in _SUBORDINATORS:
        return low
    if low in _AUXILIARIES:
        return _AUXILIARIES[low]
    if low in PREPOSITIONS:
        return "preposition"
    if low in _DAYS:
        return "day"
    if not low[:1].isalnum():
        return low if low in ",:;(" else "dash" if low in _DASHES else "stop"
    if low.endswith("'s"):
        return "possessor"
    if token.is_name:
        return "name"
    if low in CUES:
        return "cue"
    if low.endswith("ly"):
        return "adverb"
    if low.endswith("ing"):
        return "ing"
    if low.endswith("ed"):
        return "ed"
    return "number" if low[0].isdigit() else "plural" if low.endswith("s") else "word"


def starts(tokens: Sequence[Token], cue: Cue) -> Iterator[Start]:
    """Where the content of a cue may stand."""
    behind = _past_adverbs(tokens, cue.place + 1)
    if cue.group == "source":
        yield from _of_source(tokens, cue)
        return
    last = len(tokens) - 1
    if behind <= last and tokens[behind].low not in (",", ":", ".", ";", "?", "!", ")", "—", "–", "-"):
        yield Start("next", behind)
        if tokens[behind].low in PREPOSITIONS and behind < last:
            yield Start("preposition", behind + 1)
    later = next(
        (at for at in range(behind + 1, min(behind + _REACH, last)) if tokens[at].low in _LEADERS or tokens[at].low == ":"), None
    )
    if later is not None and cue.group != "colon":
        yield Start(f"later {tokens[later].low}", later + (tokens[later].low == ":"))
    is_stopped = behind < last and tokens[behind].low in (",", ":")
    if is_stopped:
        yield Start("stop", behind + 1)
    if cue.group != "colon":
        yield from _before(tokens, cue, behind if is_stopped else None)


def _before(tokens: Sequence[Token], cue: Cue, beyond: int | None) -> Iterator[Start]:
    """Content before a cue: up to one of the stops before its subject, and on behind the cue."""
    stops = [at for at in range(cue.first - 1, max(0, cue.first - 25), -1) if tokens[at].low == "," or tokens[at].low in _DASHES]
    for number, at in enumerate(stops[:_COMMAS]):
        begin = _beginning(tokens, at)
        if begin < at:
            yield Start(f"before {number}", begin, at)
            if beyond is not None and not number:
                yield Start("both", begin, at)
        if begin:
            yield Start(f"whole {number}", 0, at)


def _beginning(tokens: Sequence[Token], before: int) -> int:
    """Where the clause before a place begins: behind the last quotation or semicolon, else with the sentence."""
    return next((at + 1 for at in range(before - 1, -1, -1) if tokens[at].quote >= 0 or tokens[at].low == ";"), 0)


def _of_source(tokens: Sequence[Token], cue: Cue) -> Iterator[Start]:
    """The content of "according to X": what stands before it, or behind the comma that ends X."""
    if cue.place > 0:
        begin = _beginning(tokens, cue.place)
        is_stopped = tokens[cue.place - 1].low == "," or tokens[cue.place - 1].low in _DASHES
        end = cue.place - is_stopped
        if end > begin:
            yield Start("before 0", begin, end)
    commas = [at for at in range(cue.place + 2, len(tokens) - 1) if tokens[at].low == ","]
    for number, at in enumerate(commas[:2]):
        yield Start(f"comma {number}", at + 1)
        if cue.place > 1 and not number:
            yield Start("both", _beginning(tokens, cue.place), cue.place - (tokens[cue.place - 1].low == ","))


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    """The place behind adverbs and days: "said later Monday that"."""
    end = place
    while end < len(tokens) and end < place + 4 and (  # noqa: PLR2004 - "said late on Monday"
        tokens[end].low in _ADVERBS or tokens[end].low in _DAYS or (tokens[end].low.endswith("ly") and not tokens[end].is_name)
        or (tokens[end].low == "on" and end + 1 < len(tokens) and tokens[end + 1].low in _DAYS)
    ):
        end += 1
    return end
