"""What is seen of a cue, of where its content may begin and end, and of who may be its source, as names of features.

A feature tells classes of verbs, kinds of tokens (the smallest words as they are), places, and lengths in steps.
"""

from collections.abc import Iterator, Sequence

from bot.core.reporting import BETWEEN
from bot.speech.links import Option, Tie
from bot.speech.narration import Token
from bot.speech.reported_cues import AUXILIARIES, JOINING, RELATIVES, Cue, Start
from bot.speech.reported_words import CUES

_MODIFIED = Tie.MODIFIED  # to look a member up is slow
_MOST_ENDS = 16  # places where content may end that are weighed
_OPENING = JOINING - {"and", "or", "but", "than", "so"}  # what makes the clause of a cue one beneath another
_FARTHEST = 90  # tokens of content
_MOST_SOURCES = 8  # phrases before a cue that are weighed as its source
_BEHIND = 4  # tokens behind a cue in which its subject may follow, except behind "by"
_AHEAD = 9  # tokens behind a comma in which the verb of a new clause is looked for
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "5"), (8, "8"), (14, "14"), (24, "24"))
# The same by number, with that of what overlaps.
_STEPS = {number: next(name for most, name in _LENGTHS if number <= most) for number in range(-1, _LENGTHS[-1][0] + 1)}
_STOPS = frozenset({",", ";", ":", "(", "dash", "stop"})
_PARTING = JOINING | {",", "dash"}
_VERBAL = AUXILIARIES | {"ed", "cue"}
_BOUNDS = (
    _PARTING
    | _STOPS
    | RELATIVES
    | AUXILIARIES
    | frozenset("preposition of for about on by with in against at to that wh day quotation".split())
)
_HEADS = frozenset({"that", "to", "if", "wh", "quotation", "ing", "pronoun"})
_LEADING = 10  # tokens behind the first of a content in which its complement may begin
_LED_TO = AUXILIARIES | frozenset({"that", "to", "if", "whether", "wh", "of", "as", "for", "quotation"})
_CLAUSES = frozenset({"that", "if", "wh", "pronoun"})


def of_cue(tokens: Sequence[Token], cue: Cue, side: str, context: str, around: str) -> list[str]:
    """The features of a cue whose content stands on a side.

    `context` is whether it lies inside the content of an earlier cue, behind some or before any; `around` is the frame.
    """
    group, family = cue.group, cue.family
    is_capital = cue.place > 0 and tokens[cue.place].word[:1].isupper()
    return [
        f"{side}, {family}, {cue.form}, {cue.before}",
        f"{side}, {group}, {cue.before}",
        f"{side}, {cue.form}, {cue.auxiliary}",
        f"{side}, {group}, {cue.auxiliary}",
        f"{side}, {context}, {family}, {cue.form}",
        f"{side}, {context}, {group}",
        f"{side}, {context}, {around}, {family}",
        f"{side}, {around}, {family}",
        f"{side}, {around}, {group}",
        f"{side}, {f'capital, {family}' if is_capital else f'small, {around}'}",
        f"{side}, {f'{group}, not' if cue.is_negated else f'{family}, so'}",
        f"{side}, led {cue.led}, {family}",
    ]


def of_start(tokens: Sequence[Token], kinds: Sequence[str], cue: Cue, start: Start) -> list[str]:
    """The features of one way to read a cue, besides those of its side."""
    way, group, family = start.way, cue.group, cue.family
    found = [f"{way}, {family}", f"{way}, {group}", f"{way}, {group}, {cue.form}"]
    if start.end >= 0:
        return [
            *found,
            f"{way}, rest {_step(len(tokens) - cue.place)}, {family}",
            f"{way}, gap {_step(cue.first - start.end - 1)}, {family}",
            f"{way}, next {_at(kinds, cue.place + 1)}, {group}",
            f"{way}, subject {_at(kinds, start.end + 1)}, {family}",
            f"{way}, from {kinds[start.begin]}",
            f"{way}, length {_step(start.end - start.begin)}",
            f"{way}, {'marked before' if start.begin > 0 else 'from the start'}",
        ]
    at = kinds[start.begin]
    found += [
        f"{way}, at {at}, {group}",
        f"{way}, at {at}, {family}, {cue.form}",
        f"{way}, at {at}, then {_at(kinds, start.begin + 1)}, {family}",
        f"{way}, left {_step(len(tokens) - start.begin)}, {family}",
        f"{way}, {'clause' if at in _CLAUSES else 'phrase'}, {group}, {_following(kinds, start.begin)}",
    ]
    return [*found, f"{way}, behind {tokens[start.begin - 1].low}, {group}"] if way == "preposition" else found


def _following(kinds: Sequence[str], begin: int) -> str:
    """What a phrase leads to before a stop: a clause, a "to", a thing or a quotation; else how short it is."""
    for at in range(begin + 1, min(begin + _LEADING, len(kinds))):
        if kinds[at] in _LED_TO:
            return kinds[at]
        if kinds[at] in _STOPS:
            return "one" if at == begin + 1 else "stop"
    return "none"


def ends(kinds: Sequence[str], begin: int) -> Sequence[int]:
    """The places where content that begins at a token may end: before a bound, and last at the sentence's end."""
    last = len(kinds)
    while last > begin + 1 and kinds[last - 1] in _STOPS:
        last -= 1
    reach = range(begin + 1, min(last, begin + _FARTHEST))
    found = [at for at in reach if kinds[at] in _BOUNDS or kinds[at - 1] == "quotation"]
    return (*found[: _MOST_ENDS - 1], last)


def of_ends(
    kinds: Sequence[str], tokens: Sequence[Token], cue: Cue, start: Start, places: Sequence[int]
) -> Iterator[tuple[list[str], list[str]]]:
    """The features of each place where content may end, and those that speak of every later one for passing it.

    The weights are those of "stop", for the sentence's end "end", and of "pass".
    """
    group, head = cue.group, kinds[start.begin] if kinds[start.begin] in _HEADS else "phrase"
    commas = verbs = 0
    is_beneath = kinds[0] in _OPENING and "," not in kinds[: cue.place]
    before = start.begin
    for place in places[:-1]:
        verbs = min(3, verbs + _verbs(kinds[before:place]))
        before, what = place, kinds[place]
        then = _at(kinds, place + 1)
        common = [
            f"{what}, {head}",
            f"{what}, {group}",
            f"{what}, then {then}, {'clause' if head in _CLAUSES else head}",
        ]
        seen = [
            *common,
            f"{what}, after {kinds[place - 1]}",
            f"{what}, {head}, {_step(place - start.begin)}",
            f"{what}, {head}, verbs {verbs}",
            f"{what}, verbs {verbs}, {then}",
        ]
        if what in _PARTING:
            leads = _leads(kinds, tokens, place)
            seen += [f"{what}, {each}, leads to {leads}" for each in (then, head)]
            seen.append(f"{what}, left {_step(places[-1] - place)}")
            seen.append(f"{what}, {_parallel(kinds, tokens, cue, place + 1)}, {'clause' if head in _CLAUSES else head}")
        if what == ",":
            if is_beneath:
                seen.append(f"comma {min(commas, 2)}, opened by {kinds[0]}")
            seen += [f"comma {min(commas, 2)}, {head}", f"comma, {then}, {_at(kinds, place + 2)}"]
            commas += 1
        yield seen, common
    verbs = min(3, verbs + _verbs(kinds[before : places[-1]]))
    length = _step(places[-1] - start.begin)
    final = [head, group, f"{head}, verbs {verbs}", f"{head}, {cue.family}, {length}", start.way]
    yield final, []


def _verbs(kinds: Sequence[str]) -> int:
    return sum(map(_VERBAL.__contains__, kinds))


def of_sources(  # noqa: PLR0913, PLR0917 - a cue in its frame, and its content
    kinds: Sequence[str], tokens: Sequence[Token], options: Sequence[Option], cue: Cue, start: Start, end: int
) -> Iterator[tuple[Option | None, list[str]]]:
    """The phrases outside the content that may be the source of a cue, and nobody (None), with their features."""
    first = [cue.family, f"{cue.form}, {cue.before}", f"{cue.form}, {cue.auxiliary}", cue.group]
    yield None, [f"nobody: {each}" for each in ("always", *first)]
    order = 0
    inner = _modifying(options, cue)
    for option in reversed(options):
        phrase = option.phrase
        if phrase.first in inner:
            continue
        if phrase.first > cue.place:
            is_near = phrase.first - cue.place <= _BEHIND or tokens[phrase.first - 1].low == "by"
            if is_near and not start.begin <= phrase.first < end:
                yield option, _of_follower(kinds, option, cue, start)
        elif start.end >= 0 and phrase.last < start.end:
            return
        else:
            yield option, _of_leader(kinds, option, cue, order)
            order += 1
        if order == _MOST_SOURCES:
            return


def _modifying(options: Sequence[Option], cue: Cue) -> range:
    """Where phrases only tell which subject of a cue is meant: the X of "an aide to X said"."""
    place = cue.place
    subject = next((each for each in options if each.bond.verb == place and each.bond.tie is _MODIFIED), None)
    return range(subject.phrase.last + 1, cue.place) if subject else range(0)


def _of_follower(kinds: Sequence[str], option: Option, cue: Cue, start: Start) -> list[str]:
    """Features of a phrase behind a cue."""
    gap = option.phrase.first - cue.place - 1
    where = f"behind {min(gap, 3)}"
    role = f"{where}, {kinds[option.phrase.first - 1] if gap else 'next'}"
    found = [where, f"{role}, {cue.family}", f"{where}, {option.phrase.sort}", f"{where}, {cue.form}, {cue.family}"]
    return [*found, f"{role}, {start.way}"]


def _of_leader(kinds: Sequence[str], option: Option, cue: Cue, order: int) -> list[str]:
    """Features of a phrase before a cue; `order` counts them from the cue."""
    phrase, family, sort = option.phrase, cue.family, str(option.phrase.sort)
    tie = str(option.bond.tie) if option.bond.verb == cue.place else "none"
    before = kinds[phrase.first - 1] if phrase.first else "start"
    beneath = _beneath(kinds, phrase.first)
    gap = cue.first - phrase.last - 1
    near, reach = ("at once", "run") if gap <= 0 else (_step(gap), kinds[phrase.last + 1])
    owner = "owner" if phrase.is_owner or kinds[phrase.first] == "owner" else "no owner"
    found = [
        f"order {order}, {family}",
        f"order {order}, {tie}",
        f"order {order}, {cue.before}, {sort}",
        f"order {order}, {cue.form}, {cue.auxiliary}",
        f"{tie}, {sort}",
        f"gap {near}, {family}",
        f"gap {near}, {sort}",
        f"gap {near}, to {cue.before}",
        f"before {before}",
        f"before {before}, {near}",
        f"beneath {beneath}, {sort}",
        f"{owner}, {family}, {near}",
        f"then {reach}, {near}",
        f"then {reach}, to {cue.before}",
    ]
    return [*found, f"opens, {order}"] if phrase.first == 0 else found


def _parallel(kinds: Sequence[str], tokens: Sequence[Token], cue: Cue, place: int) -> str:
    """Whether a second verb in the form of the cue, or another "that", stands at a place: "said … and noted"."""
    if place < len(tokens) and kinds[place] in ("adverb", "word") and tokens[place].low in BETWEEN:
        place += 1
    if place >= len(tokens):
        return "no verb"
    form = CUES.get(tokens[place].low, ("", ""))[1]
    if form:
        return "parallel" if form.rstrip("?") == cue.form.rstrip("?") and not cue.auxiliary else f"cue, {form}"
    return "auxiliary" if kinds[place] == cue.auxiliary != "" else kinds[place]


def _beneath(kinds: Sequence[str], first: int) -> str:
    """What stands before a phrase and the names and determiners in front of it."""
    at = first
    while at and kinds[at - 1] in ("name", "determiner", "possessor"):
        at -= 1
    return kinds[at - 1] if at else "start"


def _leads(kinds: Sequence[str], tokens: Sequence[Token], place: int) -> str:
    """What comes soon behind a bound: the verb of another cue, an auxiliary, a comma or a quotation."""
    for at in range(place + 1, min(place + _AHEAD, len(tokens))):
        what = kinds[at]
        if what == "cue" and CUES[tokens[at].low][1].startswith(("past", "s")):
            return "last cue" if at + 3 >= len(tokens) else "cue"
        if what in AUXILIARIES:
            return "auxiliary"
        if what in (",", "quotation"):
            return what
    return "none"


def _at(kinds: Sequence[str], place: int) -> str:
    return kinds[place] if place < len(kinds) else "end"


def _step(number: int) -> str:
    return _STEPS.get(number, "more")
