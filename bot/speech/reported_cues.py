"""Where a sentence may report something without marks: its cues, and where the content of each may stand.

A cue is a word of `reported_words`, "according to", or a colon.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.reporting import BETWEEN, PREPOSITIONS
from bot.speech.narration import Token
from bot.speech.phrase_words import DETERMINERS, PERSONAL
from bot.speech.reported_words import CUES, NOUNS

MOST = 40  # cues of one sentence; one with more is a list
_REACH = 14  # tokens behind a cue in which a "that" or "to" of its own may stand
_BACK = 25  # tokens before a cue in which the content before it may end
_RUN = 6  # small words between a subject and its verb
_STOPS = 3  # stops before a cue at which the content before it may end
_BESIDE = 4  # adverbs and days between a verb and its content: "said late on Monday"
_CLOSE = 5  # tokens from a cue to the sentence's end, where it closes the sentence
JOINING = frozenset(
    """
    and or but while as after when because since if before until although though unless whereas even so once than
    """.split()
)
RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
_ADVERBS = frozenset("also again later then still once often even now just never not always only together out".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow recently".split())
_HOURS = frozenset("morning afternoon evening night".split())
_TIMES = frozenset("week month year night spring summer autumn fall winter weekend".split())
_SUBORDINATORS = frozenset("if when after before until because since as once unless than whether".split())
_LED = 6  # tokens before a cue's run in which a subordinator leads its clause
_LEADERS = frozenset({"that", "to", "if", "whether", "how", "why", "what", ":"})
_NEGATIONS = frozenset({"not", "never", "no", "nobody", "neither", "nor", "hardly"})
_NOMINAL = frozenset(
    {"determiner", "owner", "possessor", "demonstrative", "number", "of", "for", "about", "with", "in"}
)
_CLOSING = frozenset(
    "say write reply recall announce comment argue stress admit suggest warn tell show source report".split()
)
# Classes whose content may stand before them: "…, critics say".
_TRAILING = _CLOSING | frozenset(
    """
    agree ask assume boast complain continue deny expect fear find hope know learn quip respond teach think wonder
    """.split()
)
# What these lead to behind a verb of saying is where or when it was said: "wrote on X that", "said in Riga".
_WHERE = frozenset({"in", "on", "at"})
_UTTERING = frozenset({"say", "write", "reply", "announce", "quip", "continue", "tell"})
_SUMMONING = frozenset({"in", "up", "off", "back"})
# What is called when it is to take place.
_SUMMONED = frozenset("election elections vote referendum meeting session summit conference halt strike truce".split())
_DASHES = frozenset("—–―-")
_CLOSED = frozenset({",", ":", ";", ".", "?", "!", ")"}) | _DASHES
# What sort of token a word of the closed classes is; the smallest stand for themselves.
KINDS = {
    **dict.fromkeys(PREPOSITIONS, "preposition"),
    **dict.fromkeys(_DAYS, "day"),
    **dict.fromkeys("how why what".split(), "wh"),
    **dict.fromkeys(DETERMINERS, "determiner"),
    **dict.fromkeys("this these those".split(), "demonstrative"),
    **dict.fromkeys("his her its their my our your".split(), "owner"),
    **dict.fromkeys("him them me us himself herself themselves itself you".split(), "object"),
    **dict.fromkeys(PERSONAL, "pronoun"),
    **dict.fromkeys("is are was were be been being am isn't aren't wasn't weren't".split(), "be"),
    **dict.fromkeys("he's she's it's they're".split(), "be"),
    **dict.fromkeys("has have had having hasn't haven't hadn't i've they've we've he'd".split(), "have"),
    **dict.fromkeys("will would can could may might must should shall cannot".split(), "modal"),
    **dict.fromkeys("won't wouldn't can't couldn't".split(), "modal"),
    **dict.fromkeys("do does did don't doesn't didn't".split(), "do"),
    **dict.fromkeys(_DASHES, "dash"),
    **{low: low for low in "that to as of for about on by with in against at , : ; (".split()},
    **{low: low for low in JOINING | RELATIVES},
    "whether": "if",
}  # fmt: skip
_GROUPS = {group for group, _ in CUES.values()} | set(NOUNS.values())
_FAMILIES = {group: {"n.": "noun", "a.": "adjective"}.get(group[:2], "verb") for group in _GROUPS}
_FAMILIES |= {"colon": "colon", "source": "source"}
_CUES = CUES.keys() | {"according", ":"}
AUXILIARIES = frozenset({"be", "have", "modal", "do"})


@dataclass(slots=True)  # not frozen, as Token
class Cue:
    """A word that may report: its place in the frame, its class and form, and its verb's run from `first` on.

    `before` is the kind of token before the run, `auxiliary` the kind of the nearest auxiliary in it.
    """

    place: int
    group: str
    form: str
    first: int
    before: str
    auxiliary: str = ""
    is_negated: bool = False
    led: str = ""

    @property
    def family(self) -> str:
        """Verb, noun or adjective, or a class by itself."""
        return _FAMILIES[self.group]


@dataclass(slots=True)  # not frozen, as Token
class Start:
    """A way to read a cue: the token where the content begins; where it ends (-1: still open) if that is before it."""

    way: str
    begin: int
    end: int = -1

    @property
    def side(self) -> str:
        """On which side of the cue the content stands."""
        return "after" if self.end < 0 else "before"


def kind(token: Token) -> str:
    """What sort of token stands somewhere: a small word as it is or by its class, else by its shape."""
    return KINDS.get(token.low) or _open_kind(token)


def kinds_of(tokens: Sequence[Token]) -> list[str]:
    """The kinds of all tokens of a frame."""
    return [KINDS.get(token.low) or _open_kind(token) for token in tokens]


def _open_kind(token: Token) -> str:
    """What sort of token is of no closed class."""
    low = token.low
    if not low[:1].isalnum():
        return "quotation" if token.quote >= 0 else "stop"
    last = low[-1]
    if last == "s" and low.endswith("'s"):
        return "possessor"
    if token.is_name:
        return "name"
    return "cue" if low in CUES else _shape(low, last)


def _shape(low: str, last: str) -> str:
    if last == "s":
        return "number" if low[0].isdigit() else "plural"
    if last == "d" and low.endswith("ed"):
        return "ed"
    if last == "g" and low.endswith("ing"):
        return "ing"
    if last == "y" and low.endswith("ly"):
        return "adverb"
    return "number" if low[0].isdigit() else "word"


def cues(tokens: Sequence[Token]) -> Sequence[Cue]:
    """The cues of a frame, in order; none where there are very many."""
    found = [place for place, token in enumerate(tokens) if token.low in _CUES and not _is_summons(tokens, place)]
    if len(found) > MOST:
        return ()
    return tuple(cue for place in found if (cue := _cue(tokens, place)))


def _is_summons(tokens: Sequence[Token], place: int) -> bool:
    """Whether "called" tells a deed, not what something is called: "called an election", "called in the envoy"."""
    if tokens[place].low not in ("called", "calling") or place + 1 == len(tokens):
        return False
    following = tokens[place + 1].low
    if following in _SUMMONING:
        return True
    rest = tokens[place + 1 : place + 1 + _REACH]
    is_named = kind(tokens[place - 1]) in ("be", "adverb") if place else False
    return (
        following in ("a", "an")
        and not is_named
        and any(t.low in _SUMMONED for t in rest[1:_BESIDE])
        and all(token.quote < 0 for token in rest)
    )


def setting(tokens: Sequence[Token], kinds: Sequence[str], found: Sequence[Cue]) -> str:
    """What a frame is as a whole: closed by an attribution or not, with quotations or plain, with a stop or without."""
    closes = any(
        len(tokens) - cue.place <= _CLOSE
        and cue.group in _CLOSING
        and cue.form != "base"
        and any(each in (",", "quotation") for each in kinds[max(0, cue.place - 12) : cue.place])
        for cue in found[-2:]
    )
    marks, ends = "marked" if "quotation" in kinds else "plain", "stop" if kinds[-1] == "stop" else "open"
    if tokens[-1].low == "?":
        ends = "question"
    return f"{'closed' if closes else 'free'}, {marks}, {ends}"


def _cue(tokens: Sequence[Token], place: int) -> Cue | None:
    low = tokens[place].low
    before = kind(tokens[place - 1]) if place else "start"
    if low == ":":
        is_label = 0 < place < len(tokens) - 1
        return Cue(place, "colon", "start" if place <= _RUN else "inside", place, before) if is_label else None
    if low == "according":
        is_source = place + 1 < len(tokens) and tokens[place + 1].low == "to"
        return Cue(place, "source", "inside" if place else "start", place, before) if is_source else None
    return _worded(tokens, place)


def _worded(tokens: Sequence[Token], place: int) -> Cue:
    group, form = CUES[tokens[place].low]
    first, auxiliary, is_negated = place, "", False
    while first > max(0, place - _RUN):
        low = tokens[first - 1].low
        what = KINDS.get(low, "")
        if what in AUXILIARIES:
            auxiliary = auxiliary or what
        elif low not in _NEGATIONS and (low in PREPOSITIONS or low == "who" or not _is_small(low)):
            break
        is_negated |= low in _NEGATIONS or low.endswith("n't")
        first -= 1
    before = kind(tokens[first - 1]) if first else "start"
    if form.endswith("?") and before in _NOMINAL and not auxiliary:
        group, form = NOUNS[tokens[place].low], "noun"
    return Cue(place, group, form, first, before, auxiliary, is_negated, _led(tokens, first))


def _led(tokens: Sequence[Token], first: int) -> str:
    """The word that leads the clause of a cue into another: "when X said"."""
    for at in range(first - 1, max(-1, first - 1 - _LED), -1):
        low = tokens[at].low
        if low in _SUBORDINATORS:
            return low
        if low in _CLOSED or tokens[at].quote >= 0:
            return ""
    return ""


def _is_small(low: str) -> bool:
    return low in BETWEEN or (low.endswith("ly") and low != "only")


def sides(cue: Cue) -> Sequence[str]:
    """The sides of a cue on which its content may stand, as `Start.side` has them."""
    return ("after", "before") if cue.group in _TRAILING or cue.group == "source" else ("after",)


def starts(tokens: Sequence[Token], cue: Cue) -> Iterator[Start]:
    """The ways to read a cue."""
    if cue.group == "source":
        yield from _of_source(tokens, cue)
        return
    behind, last = _past_adverbs(tokens, cue.place + 1), len(tokens) - 1
    is_where = behind <= last and tokens[behind].low in _WHERE and cue.group in _UTTERING
    if behind <= last and tokens[behind].low not in _CLOSED and not is_where:
        yield Start("next", behind)
        if tokens[behind].low in PREPOSITIONS and behind < last:
            yield Start("preposition", behind + 1)
    is_stopped = behind < last and tokens[behind].low in (",", ":")
    if is_stopped:
        yield Start("stop", behind + 1)
    if cue.group != "colon" and not (behind <= last and tokens[behind].low in _LEADERS):
        yield from _later(tokens, behind)
    if cue.group in _TRAILING:
        yield from _before(tokens, cue, is_stopped=is_stopped)


def _later(tokens: Sequence[Token], behind: int) -> Iterator[Start]:
    """Content that opens with a "that" or "to" some words behind: "told them on Monday that", "promised them to"."""
    for at in range(behind + 1, min(behind + _REACH, len(tokens) - 1)):
        low = tokens[at].low
        if low in _LEADERS:
            yield Start(f"later {low}", at + (low == ":"))
            return


def _before(tokens: Sequence[Token], cue: Cue, *, is_stopped: bool) -> Iterator[Start]:
    """Content before a cue, up to one of the stops before its subject; with more behind it, when a stop follows."""
    reach = range(cue.first - 1, max(0, cue.first - _BACK), -1)
    stops = [at for at in reach if tokens[at].low == "," or tokens[at].low in _DASHES]
    for number, at in enumerate(stops[:_STOPS]):
        begin = _beginning(tokens, at)
        if begin < at:
            yield Start(f"before {number}", begin, at)
            if is_stopped and not number:
                yield Start("both", begin, at)
        if begin:
            yield Start(f"whole {number}", 0, at)


def _of_source(tokens: Sequence[Token], cue: Cue) -> Iterator[Start]:
    """The content of "according to X": what stands before it, or behind the comma that ends X."""
    begin = _beginning(tokens, cue.place)
    end = cue.place - (begin < cue.place and _is_stop(tokens, cue.place - 1))
    if end > begin:
        yield Start("before 0", begin, end)
    commas = [at for at in range(cue.place + 2, min(cue.place + 2 * _BACK, len(tokens) - 1)) if tokens[at].low == ","]
    for number, at in enumerate(commas[:2]):
        yield Start(f"comma {number}", at + 1)
        if end > begin and not number:
            yield Start("both", begin, end)


def resumed(tokens: Sequence[Token], cue: Cue) -> int | None:
    """Where content that a cue interrupts goes on: "X, he said, would …"."""
    reach = range(cue.place + 1, min(cue.place + _REACH, len(tokens) - 1))
    return next((at + 1 for at in reach if tokens[at].low in (",", ":")), None)


def _is_stop(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].low == "," or tokens[place].low in _DASHES


def _beginning(tokens: Sequence[Token], before: int) -> int:
    """Where the clause before a place begins: behind the last quotation or semicolon, else with the sentence."""
    return next((at + 1 for at in range(before - 1, -1, -1) if tokens[at].quote >= 0 or tokens[at].low == ";"), 0)


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    """The place behind adverbs and days."""
    end = place
    while end < min(len(tokens), place + _BESIDE) and _is_adverb(tokens, end):
        end += 1
    return end


def _is_adverb(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if token.low in ("on", "last"):
        return following in _DAYS or (token.low == "last" and following in _TIMES)
    if token.low in _TIMES or token.low in _HOURS:
        before = tokens[place - 1].low
        return before == "last" or (token.low in _HOURS and before in _DAYS)
    return token.low in _ADVERBS or token.low in _DAYS or (token.low.endswith("ly") and not token.is_name)
