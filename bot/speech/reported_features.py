"""What is seen of a cue, of where its content may begin and end, and of who may be its source, as names of features."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.speech.links import SUBJECTS, Option
from bot.speech.mentions import Sort
from bot.speech.narration import Token
from bot.speech.reported_cues import Cue, Start, kind
from bot.speech.reported_words import CUES

MOST_ENDS = 16  # places where content may end that are weighed
FARTHEST = 90  # tokens of content
_CLOSING = frozenset("say write reply recall announce comment argue stress admit suggest warn tell show source report".split())
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "5"), (8, "8"), (14, "14"), (24, "24"))
_STOPS = frozenset({",", ";", ":", "—", "–", "―", "-", "(", ")", "?", "!", "."})
_JOINING = frozenset({",", "dash", "and", "but", "or", "while", "as", "after", "when", "because", "since", "if", "before", "until",
                      "although", "though", "unless", "whereas", "even", "so", "once", "than"})
_VERBAL = frozenset({"be", "have", "modal", "do", "ed", "cue"})
_BOUNDS = _JOINING | frozenset({"who", "which", "whom", "whose", "where", "preposition", "of", "for", "about", "on", "by", "with",
                     "in", "against", "at", "to", "as", "that", "be", "have", "modal", "do", "wh", "day", "dash", ",", ";", ":", "(", "stop", "quotation"})


def step(steps: Sequence[tuple[int, str]], number: int, beyond: str = "more") -> str:
    """The name of the first step that a number does not pass."""
    return next((name for most, name in steps if number <= most), beyond)


def families(group: str) -> str:
    """The broad family of a class: n, a or v, or a class by itself."""
    if group in ("colon", "source"):
        return group
    return "noun" if group.startswith("n.") and "+" not in group else "adjective" if group.startswith("a.") else "verb"


def setting(tokens: Sequence[Token], kinds: Sequence[str], found: Sequence[Cue]) -> str:
    """What a frame is as a whole: closed by an attribution, with quotations in it, without a stop."""
    closes = any(
        len(tokens) - cue.place <= 5 and cue.group in _CLOSING and cue.form != "base"
        and any(kinds[at] in (",", "quotation") for at in range(max(0, cue.place - 12), cue.place))
        for cue in found[-2:]
    )
    marks = "marked" if "quotation" in kinds else "plain"
    ends = "stop" if kinds[-1] == "stop" else "open"
    return f"{'closed' if closes else 'free'}, {marks}, {ends}"


def of_start(tokens: Sequence[Token], cue: Cue, start: Start, kinds: Sequence[str], context: str, around: str) -> list[str]:
    """The features of one way to read a cue."""
    way, group = start.kind, cue.group
    family = families(group)
    at = kinds[start.begin] if start.end < 0 else ""
    after = kinds[cue.place + 1] if cue.place + 1 < len(kinds) else "end"
    side = "before" if start.end >= 0 else "after"
    found = [
        f"{way}|{family}",
        f"{way}|{group}",
        f"{way}|{group}|{cue.form}",
        f"{side}|{family}|{cue.form}|{cue.before}",
        f"{side}|{group}|{cue.before}",
        f"{side}|{cue.form}|{cue.auxiliary}",
        f"{side}|{group}|{cue.auxiliary}",
        f"{side}|{context}|{family}|{cue.form}",
        f"{side}|{context}|{group}",
        f"{side}|{context}|{around}|{family}",
        f"{side}|{around}|{family}",
        f"{side}|{around}|{group}",
        f"{side}|capital|{family}" if tokens[cue.place].is_name and cue.place else f"{side}|small|{around}",
        f"{side}|{group}|not" if cue.is_negated else f"{side}|{family}|so",
    ]
    rest = len(tokens) - cue.place
    if start.end < 0:
        nearby = kinds[start.begin + 1] if start.begin + 1 < len(kinds) else "end"
        found += [
            f"{way}|at {at}|{group}",
            f"{way}|at {at}|{family}|{cue.form}",
            f"{way}|at {at}|then {nearby}|{family}",
            f"{way}|left {step(_LENGTHS, len(tokens) - start.begin)}|{family}",
        ]
        if tokens[start.begin - 1].low in ("for", "of", "on", "about", "to", "with", "as", "in", "at", "by", "into", "from", "against"):
            found.append(f"{way}|behind {tokens[start.begin - 1].low}|{group}")
    else:
        between = cue.first - start.end - 1
        found += [
            f"{way}|rest {step(_LENGTHS, rest)}|{family}",
            f"{way}|gap {step(_LENGTHS, between)}|{family}",
            f"{way}|next {after}|{group}",
            f"{way}|subject {kinds[start.end + 1]}|{family}",
            f"{way}|from {kinds[start.begin]}",
            f"{way}|length {step(_LENGTHS, start.end - start.begin)}",
            f"{way}|quotation before" if start.begin > 0 else f"{way}|whole",
        ]
    return found


def bounds(tokens: Sequence[Token], begin: int, kinds: Sequence[str]) -> list[int]:
    """The places where content that begins at a token may end, the sentence's end the last."""
    last = len(tokens)
    while last > begin + 1 and tokens[last - 1].low in _STOPS:
        last -= 1
    found = [at for at in range(begin + 1, min(last, begin + FARTHEST)) if kinds[at] in _BOUNDS or kinds[at - 1] == "quotation"]
    return [*found[: MOST_ENDS - 1], last]


def of_ends(tokens: Sequence[Token], cue: Cue, start: Start, kinds: Sequence[str], places: Sequence[int]) -> Iterator[list[str]]:
    """The features of each place where content may end; passing a bound is seen at every later one."""
    group, at = cue.group, kinds[start.begin]
    family = families(group)
    head = at if at in ("that", "to", "if", "wh", "quotation", "ing", "pronoun") else "phrase"
    way = start.kind
    passed: list[str] = []
    commas = verbs = 0
    from_ = start.begin
    last = places[-1]
    for place in places:
        verbs += sum(each in _VERBAL for each in kinds[from_:place])
        from_ = place
        if place == last:
            yield [*passed, f"end|{head}", f"end|{group}", f"end|{head}|verbs {min(verbs, 3)}", f"end|{head}|{family}|{step(_LENGTHS, place - start.begin)}", f"end|{way}"]
            return
        what = kinds[place]
        then = kinds[place + 1] if place + 1 < len(kinds) else "end"
        length = step(_LENGTHS, place - start.begin)
        seen = [
            f"{what}|{head}",
            f"{what}|{group}",
            f"{what}|then {then}|{'clause' if head in ('that', 'if', 'wh', 'pronoun') else head}",
            f"{what}|after {kinds[place - 1]}",
            f"{what}|{head}|{length}",
            f"{what}|{head}|verbs {min(verbs, 3)}",
            f"{what}|verbs {min(verbs, 3)}|{then}",
        ]
        if what in _JOINING:
            leads = _leads(tokens, place, kinds)
            seen += [f"{what}|{then}|leads to {leads}", f"{what}|{head}|leads to {leads}", f"{what}|left {step(_LENGTHS, last - place)}"]
        if what == ",":
            seen.append(f"comma {min(commas, 2)}|{head}")
            seen.append(f"comma|{then}|{kinds[place + 2] if place + 2 < len(kinds) else 'end'}")
            commas += 1
        yield [*passed, *("stop:" + each for each in seen)]
        passed += ["pass:" + each for each in seen[:3]]


def _leads(tokens: Sequence[Token], place: int, kinds: Sequence[str]) -> str:
    """What verb comes soon behind a bound, over a subject: "and she said"."""
    for at in range(place + 1, min(place + 9, len(tokens))):
        low = tokens[at].low
        if low in CUES and CUES[low][1] in ("past", "s") and kinds[at] == "cue":
            is_last = at + 3 >= len(tokens)
            return "last cue" if is_last else "cue"
        if kinds[at] in ("be", "have", "modal", "do"):
            return "auxiliary"
        if kinds[at] in (",", "quotation"):
            return kinds[at]
    return "none"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a phrase stands to a cue."""

    option: Option | None
    features: list[str]


def of_sources(options: Sequence[Option], tokens: Sequence[Token], cue: Cue, kinds: Sequence[str], start: Start, end: int) -> Iterator[Stand]:
    """The phrases that may be the source of a cue, and nobody, with their features."""
    family = families(cue.group)
    yield Stand(None, ["nobody", f"nobody|{family}", f"nobody|{cue.form}|{cue.before}", f"nobody|{cue.form}|{cue.auxiliary}", f"nobody|{cue.group}"])
    order = 0
    for option in reversed(options):
        phrase = option.phrase
        if (start.end < 0 and start.begin <= phrase.first < end) or (start.end >= 0 and phrase.last < start.end):
            continue
        sort = phrase.sort.value
        if phrase.first > cue.place:
            gap = phrase.first - cue.place - 1
            where = f"behind {min(gap, 3)}"
            role = f"{where}|{kinds[phrase.first - 1] if gap else 'next'}"
            yield Stand(option, [where, f"{role}|{family}", f"{where}|{sort}", f"{where}|{cue.form}|{family}", f"{role}|{start.kind}"])
            continue
        if order > 7:
            return
        tie = option.bond.tie.value if option.bond.verb == cue.place else "none"
        before = kinds[phrase.first - 1] if phrase.first else "start"
        gap = cue.first - phrase.last - 1
        owner = "owner" if phrase.is_owner or tokens[phrase.first].low in ("his", "her", "their", "its", "my", "our") else "no owner"
        near = "at once" if gap <= 0 else step(_LENGTHS, gap)
        reach = kinds[phrase.last + 1] if gap > 0 else "run"
        yield Stand(
            option,
            [
                f"order {order}|{family}", f"{tie}|{sort}", f"gap {near}|{family}", f"gap {near}|{sort}", f"before {before}",
                f"before {before}|{near}", f"{owner}|{family}|{near}", f"{cue.before}|{sort}|order {order}", f"{cue.form}|order {order}|{cue.auxiliary}",
                f"then {reach}|{near}", f"then {reach}|{cue.before}", f"{tie}|order {order}", f"opens|{order}" if phrase.first == 0 else "inside",
                f"to|{cue.before}|{reach}|{near}" if cue.before == "to" else f"{cue.before}|{near}",
            ],
        )
        order += 1
