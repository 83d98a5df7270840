"""People and bodies that share a place in a clause: "France, the UK and Germany"."""

from collections.abc import Sequence

from bot.core.model import Mention
from bot.stance.clauses import Word, is_between
from bot.stance.found import NOBODY, Found, Way
from bot.stance.nouns import Line, Noun

_LINKS = frozenset("and nor the both or by".split())
_ALONG = frozenset({"along", "together", "well", "like"})
_TWO = 2  # of whom "both" is said
_GROUPED = 2  # this line and those before it, so many, name those whom "they" means
_BESIDE = {("along", "with"), ("together", "with"), ("as", "well", "as"), ("like",)}


def neither(line: Line, verb: int) -> int | None:
    """The place of the "neither" of "neither Oslo nor Bern supports", by the place of the verb."""
    at = verb - 1
    if all(word.key != "nor" for word in line.words[:at]):
        return None  # as in nearly every line; the nouns take far longer to find
    while at > 0 and is_between(line.words[at]):
        at -= 1
    noun = line.ending_at(at)
    if noun is None or line.words[noun.first - 1].key != "nor":
        return None
    first = line.ending_at(noun.first - 2)
    return first.first - 1 if first and first.first and line.words[first.first - 1].key == "neither" else None


def joined_before(line: Line, noun: Noun) -> tuple[Mention, ...]:
    """A noun with those before it that share its place: "France, the UK and Germany"."""
    group = [noun]
    for other in reversed([other for other in line.nouns if other.last < noun.first]):
        if other.owns or not _is_list(line.words, other.last, group[0].first):
            break
        group.insert(0, other)
    return _together(line, noun, group)


def listed(line: Line, noun: Noun) -> tuple[Mention, ...]:
    """A noun with those after it that share its place."""
    group = [noun]
    for other in (other for other in line.nouns if other.first > noun.last):
        if not _is_list(line.words, group[-1].last, other.first):
            break
        group.append(other)
    return _together(line, noun, group)


def _together(line: Line, noun: Noun, group: Sequence[Noun]) -> tuple[Mention, ...]:
    has_and = any(word.key in {"and", "nor", *_ALONG} for word in line.words[group[0].last : group[-1].first])
    return tuple(dict.fromkeys(member.mention for member in (group if has_and else [noun])))


def _is_list(words: Sequence[Word], before: int, following: int) -> bool:
    """Whether nothing but a comma, "and" or an article stands between two nouns, by their last and first word."""
    between = [words[place].key for place in range(before + 1, following)]
    has_comma = any("," in words[place].gap for place in range(before + 1, following + 1))
    links = {"and", "nor"} | _ALONG
    is_linked = has_comma or not links.isdisjoint(between)
    return is_linked and (tuple(between) in _BESIDE or all(key in _LINKS for key in between))


def together(line: Line, index: int, earlier: Sequence[Line], *, is_pair: bool) -> Found:
    """Those whom "they", or "both" (a pair), means at a place, where the last subject named several: "Oslo and Bern".

    `earlier` are the lines before this one.
    """
    here = [noun for noun in line.nouns if noun.last < index and noun.is_subject]
    lines = [(line, here), *((before, before.nouns) for before in reversed(earlier))]
    for near, nouns in lines[:_GROUPED]:
        opens = next((noun for noun in nouns if noun.is_subject), None)
        if opens is None:
            continue
        who = listed(near, opens)
        is_all = len(who) == _TWO if is_pair else len(who) > 1
        meant = tuple(Mention(line.words[index].span, each.name, each.actor) for each in who)
        return Found(meant, Way.PRONOUN, index, who[0].span) if is_all else NOBODY
    return NOBODY
