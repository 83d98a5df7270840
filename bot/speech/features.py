"""What is seen of a candidate for a quotation, as the names of features that weights.py weighs.

A feature says where a phrase stands, how it is tied to a verb and what kind of phrase it is: atoms, joined by commas,
each with its words in reasons.py.
"""

from bisect import bisect_left
from collections.abc import Iterator

from bot.speech.links import Option, Tie, is_acted_on, is_aside, is_asked, is_quoted, recites
from bot.speech.mentions import NAME, RELATIVE
from bot.speech.narration import Frame
from bot.speech.reported import Report
from bot.speech.scene import Scene
from bot.speech.shapes import Shape, of_nobody, shape, step
from bot.speech.sights import Sight, Sights

_AT_ONCE = 2  # tokens from "called by X" to the quotation
_BACK = 3  # frames before a quotation in which its speaker is looked for
_GAPS = ((0, "verb at once"), (3, "verb near"), (10, "verb some way off"))  # words between a verb and a quotation
_DISTANCES = (
    (1, "at its side"),
    (3, "close"),
    (6, "near"),
    (12, "some way off"),
)  # tokens between a phrase and a quotation
# By how likely it is that the clause which the quotation stands in is reported, as its source's.
_SURENESS = (
    (-0.8, "a clause surely reported"),
    (-0.6, "a clause likely reported"),
    (-0.4, "a clause perhaps reported"),
)
_AGENT, _LABEL, _NOBODYS = Tie.AGENT, Tie.LABEL, str(Tie.NONE)  # to look a member up is slow
_MUTE = frozenset({Tie.NONE, Tie.FAR})  # the ties of who has no verb of saying, or is not close to one
_BETWEEN = ("nobody between", "one nearer", "others nearer")


def options(
    scene: Scene, sights: Sights, index: int, before: Option | None, held: Report | None
) -> Iterator[tuple[Option | None, list[str]]]:
    """Each option for a quotation with its features: nobody (None), the phrases around it, and who spoke last.

    `held` is the reported clause that the quotation stands in.
    """
    number, place = scene.places[index]
    seen = shape(scene, index)
    sure = "" if held is None else step(_SURENESS, -held.likelihood * held.sourcing, "a clause hardly reported")
    of_held = [] if held is None else [sure, f"{sure}, {seen.form}", f"{sure}, {seen.length}"]
    yield None, [f"nobody: {feature}" for feature in (*of_nobody(scene, index, seen), *of_held)]
    around = _around(scene, number, place)
    if before is not None and not any(option is before for option in around):
        around.append(before)
    last = sights.of(before) if before is not None else None
    for option in around:
        sight = sights.of(option)
        where = _where(scene, option, index)
        found = (
            _of_neighbour(scene, sight, index, seen, where) if option.frame == number else _of_other(sight, seen, where)
        )
        if option.bond.tie is _LABEL and option.frame != number and scene.clauses[number].is_introduced(place):
            found.append("tells of another's words")
        found += _of_constancy(scene, sight, last, index, seen, where)
        if sight.is_part:
            found.append("says which one another is")
        if seen.lettering is not None:
            whose = "its own" if option.frame == number and seen.lettering.is_own(option) else "another's"
            found.append(f"{seen.lettering.sort}, {whose}")
        if held is not None and option.frame == number:
            whose = "its own" if held.source is not None and held.source.phrase is option.phrase else "another's"
            found += [f"{whose}, {sure}", f"{whose}, {sure}, {seen.form}", f"{whose}, {sure}, {sight.role}"]
        yield option, found


def _around(scene: Scene, number: int, place: int) -> list[Option]:
    """The phrases that may name the speaker of a quotation at a token of a frame, in order.

    In another frame whoever has no verb of saying is passed over, but for the one that begins the frame before or
    behind, as on a line of names: in training articles of PolNeAR one of 4,162 speakers taken was such, and 48,500 of
    81,000 phrases weighed.
    """
    found: list[Option] = []
    for at in range(max(0, number - _BACK), min(number + 2, len(scene.frames))):
        if at == number:
            found += scene.near(at, place)
            continue
        options, is_beside = scene.near(at, len(scene.frames[at].tokens) if at < number else 0), abs(at - number) == 1
        for option in options:
            if option.bond.tie not in _MUTE or (is_beside and option is scene.options[at][0]):
                found.append(option)
    return found


def _of_neighbour(scene: Scene, sight: Sight, index: int, seen: Shape, where: str) -> list[str]:
    """Features of a phrase in the quotation's own frame."""
    number, place = scene.places[index]
    option, phrase, bond = sight.option, sight.option.phrase, sight.option.bond
    frame, layout, what, verb = scene.frames[number], seen.layout, sight.what, sight.verb
    tie, role = sight.tie, sight.role
    if bond.tie is _AGENT and phrase.first < place and place - phrase.last > _AT_ONCE:
        tie = role = _NOBODYS
    distance = place - phrase.last if phrase.last < place else phrase.first - place
    gap = step(_DISTANCES, distance, "distant")
    nearer = _nearer(scene, option, place)
    found = [
        where,
        f"{where}, {layout}",
        what,
        f"{where}, {what}",
        f"{where}, {role}, {verb}",
        f"{where}, {role}, {verb}, {layout}",
        f"{where}, {tie}, {verb}",
        f"{tie}, {what}",
        f"{role}, {seen.verb}",
        f"{where}, {role}, {seen.kind}, {seen.form}",
        f"{where}, {role}, {verb}, {seen.ending}",
        f"{where}, {sight.order}",
        f"{where}, {sight.rest}",
        f"{where}, {nearer}",
        f"{where}, {nearer}, {role}",
        f"{gap}, {where}, {layout}",
        f"{gap}, {where}, {role}",
        f"{where}, {seen.ending}",
        f"{where}, {seen.rest}",
        f"{where}, {role}, {seen.lead}",
        f"{where}, {sight.previous}",
        f"{where}, {sight.following}",
        f"{sight.previous}, {role}",
        f"{sight.previous}, {sight.following}",
        f"{sight.following}, {what}",
        f"{sight.times}, {what}",
    ]
    if seen.is_second:
        found.append(f"second quotation, {where}, {role}")
    if sight.crowd:
        found += [f"{sight.crowd}, {tie}", f"{sight.crowd}, {where}"]
    if sight.joint:
        found += [
            f"{sight.joint}, {where}, {verb}",
            f"{sight.joint}, {where}, {sight.crowd or 'no other between'}",
            f"{sight.joint}, {sight.order}",
        ]
    if phrase.is_owner:
        found += ["owner", f"owner, {where}, {nearer}"]
    if phrase.last == place - 1 and seen.is_continued:
        found.append(f"runs into the quotation, {layout}")
    if bond.tie is _LABEL and phrase.last + 2 == place:
        found.append(f"label, {what}")
        is_run = phrase.sort is NAME and _is_transcript(scene, number)
        found += ["one of a run of labels"] if is_run else []
    found += _of_clause(scene, option, place, seen.owner)
    if seen.lead == "after colon" and sight.order == "first" and seen.layout == "closes":
        found += [f"leads to a colon, {role}", f"leads to a colon, {sight.previous}"]
    if bond.verb is None:
        return found
    low, high = sorted((bond.verb, place))
    gap = step(_GAPS, sum(token.low[:1].isalnum() for token in frame.tokens[low + 1 : high]), "verb far off")
    side = "verb first" if bond.verb < place else "verb last"
    found += [f"{gap}, {where}, {role}, {side}", f"{gap}, {verb}, {side}", f"{side}, {role}, {layout}, {seen.form}"]
    found += [f"closes the sentence, {verb}"] if where == "after" and _closes(frame, option) else []
    return found


def _of_other(sight: Sight, seen: Shape, where: str) -> list[str]:
    """Features of a phrase in another frame than the quotation's."""
    layout, role, what, verb = seen.layout, sight.role, sight.what, sight.verb
    found = [
        where,
        what,
        f"{where}, {layout}",
        f"{where}, {layout}, {seen.verb}",
        f"{where}, {what}",
        f"{what}, {layout}",
        f"{where}, {role}, {verb}",
        f"{sight.tie}, {what}",
        f"{where}, {sight.order}",
        f"{where}, {sight.rest}",
        f"{where}, {seen.form}",
        f"{where}, {seen.ending}",
        f"{where}, {layout}, {sight.order}",
        f"{sight.previous}, elsewhere",
        f"{sight.previous}, {role}, elsewhere",
        f"{sight.following}, elsewhere",
        f"{sight.times}, {what}, elsewhere",
    ]
    if sight.crowd:
        found.append(f"{sight.crowd}, {sight.tie}")
    if sight.joint:
        found += [f"{sight.joint}, {where}", f"{sight.joint}, elsewhere, {sight.crowd or 'no other between'}"]
    if sight.option.phrase.is_owner:
        found.append("owner, elsewhere")
    if seen.is_first:
        found.append(f"{where}, opens its paragraph, {layout}")
    if sight.option.bond.tie is _LABEL and where.endswith("other paragraph") and not sight.is_introducing:
        found.append("label, other paragraph")
    if where.startswith("next") and sight.is_saying_so:
        found.append("so says it")
    if sight.is_introducing:
        found += [f"ends in a colon, {where}, {role}", f"ends in a colon, {where}"]
    return found


def _of_clause(scene: Scene, option: Option, place: int, owner: int | None) -> list[str]:
    """Features of whether the quotation belongs to a phrase's own clause."""
    clauses = scene.clauses[option.frame]
    found = ["passes words on"] if clauses.is_relay(option, place) else []
    found += ["another takes over"] if clauses.is_closed(option, place) else []
    found += ["takes over"] if clauses.has_taken_over(option, place) else []
    found += ["tells of another"] if clauses.is_outer(option, place) else []
    found += ["reads another's words"] if recites(scene.frames[option.frame], option.bond) else []
    is_kept = option.phrase.sort is RELATIVE and option.bond.tie is Tie.NONE
    found += (
        ["keeps within its commas"] if is_kept and is_aside(scene.frames[option.frame].tokens, option.phrase) else []
    )
    found += ["is asked"] if is_asked(scene.frames[option.frame], option.phrase, place) else []
    found += ["is quoted"] if is_quoted(scene.frames[option.frame], option.phrase) else []
    if owner is not None:
        found.append("whose words they are" if option.phrase.last == owner else "comments on another's words")
    is_later = option.bond.verb is not None and option.bond.verb < place  # "X was asked about it and said"
    found += ["is told of"] if not is_later and is_acted_on(scene.frames[option.frame], option.phrase) else []
    return found


def _of_constancy(  # noqa: PLR0913, PLR0917 - a phrase, who spoke before, and how both stand to the quotation
    scene: Scene, sight: Sight, last: Sight | None, index: int, seen: Shape, where: str
) -> list[str]:
    """Features of whether the speaker before goes on."""
    layout = seen.layout
    if last is None:
        return [f"nobody spoke before, {where}, {layout}"] if sight.option.frame != scene.places[index][0] else []
    number, _ = scene.places[index]
    if sight.option.phrase is last.option.phrase:
        at = last.option.frame
        there = (
            "this sentence"
            if at == number
            else "this paragraph"
            if _line(scene, at) == _line(scene, number)
            else "above"
        )
        spoke = scene.places.get(index - 1, (-9, 0))[0]
        ago = (
            "a sentence ago"
            if number - spoke <= 1
            else "a paragraph ago"
            if _line(scene, number) - _line(scene, spoke) <= 1
            else "long ago"
        )
        found = [
            f"speaker before, {there}, {layout}",
            f"speaker before, {there}, {seen.verb}",
            f"speaker before, {there}, {seen.verb}, {layout}",
            f"speaker before, {where}",
            f"speaker before, {there}, {seen.form}",
            f"speaker before, {there}, {last.what}",
            f"speaker before, {ago}, {there}",
            f"speaker before, {ago}, {layout}",
        ]
        if seen.is_resumed:
            found.append("speaker before, resumed")
        elif seen.turn and there == "above":
            found.append(f"speaker before, {seen.turn}, {layout}")
        if seen.is_second:
            found.append(f"speaker before, {there}, second quotation")
        return found
    if sight.option.phrase.sort is NAME and sight.head == last.head:
        return [
            f"named like the speaker before, {layout}",
            f"named like the speaker before, {where}",
            f"named like the speaker before, {sight.role}",
        ]
    if sight.what == "he or she" == last.what and sight.head == last.head:
        return [f"the speaker's pronoun, {where}", f"the speaker's pronoun, {sight.role}"]
    return [f"another than the speaker before, {where}, {seen.verb}"]


def _line(scene: Scene, frame: int) -> int:
    return scene.frames[frame].line


def _where(scene: Scene, option: Option, index: int) -> str:
    number, place = scene.places[index]
    if option.frame == number:
        return "before" if option.phrase.last < place else "after"
    same = scene.frames[option.frame].line == scene.frames[number].line
    if option.frame > number:
        return "next sentence" if same else "next paragraph"
    back = min(number - option.frame, _BACK + 1)
    return f"{back} back{'' if same else ', other paragraph'}"


def _nearer(scene: Scene, option: Option, place: int) -> str:
    """How many other phrases stand between a phrase and the quotation."""
    mine = scene.order[option.frame][option.phrase.first]
    ahead = bisect_left(scene.phrases[option.frame], place, key=lambda phrase: phrase.first)  # that begin before it
    between = ahead - 1 - mine if option.phrase.last < place else mine - ahead
    return _BETWEEN[min(between, 2)]


def _is_transcript(scene: Scene, number: int) -> bool:
    """Whether the sentence before or behind a label begins with another: "ANNA: …", "BO: …"."""
    near = (scene.options[at] for at in (number - 1, number + 1) if 0 <= at < len(scene.frames))
    beside = [found[0] for found in near if found]
    return any(each.bond.tie is Tie.LABEL and each.phrase.sort is NAME for each in beside)


def _closes(frame: Frame, option: Option) -> bool:
    """Whether a phrase and its verb stand behind a comma at the end of the sentence: …, X said."""
    first, last = option.phrase.first, max(option.bond.verb or 0, option.phrase.last)
    rest = sum(token.low[:1].isalnum() for token in frame.tokens[last + 1 :])
    return first > 0 and frame.tokens[first - 1].low == "," and rest <= 4  # noqa: PLR2004 - "told Reuters on Monday"
