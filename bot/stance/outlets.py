"""Outlets, which report positions and hold none, and words that only point at somebody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.model import Link, Mention, Span
from bot.core.reporting import PAPERS
from bot.core.text import fold
from bot.stance.clauses import PRONOUNS, Word, is_joined
from bot.stance.found import Found, Way
from bot.stance.nouns import Line, is_body, is_somebody

# Words in the names of outlets. Our own list; an outlet never holds a position, it reports one.
_OUTLETS = frozenset(
    """
    reuters bloomberg journal times post news guardian agency broadcaster newspaper outlet bbc cnn wsj press tribune
    daily independent herald telegraph politico axios radio tv media magazine channel nbc abc cbs pbs npr afp ap tass
    interfax ukrinform pravda spiegel monde ft nyt
    """.split()
)
_WRITING = frozenset("reported reports wrote writes".split())
_TELLING = _WRITING | {"told", "with", "to"}
_NAME_WORDS = 5  # words of an outlet's name at most
_SOME = frozenset("who one others some both many all several".split())
_OWNERS = frozenset("his her its their our my these those".split())
_BARE = 2  # words of "the government", which may be any


def people(found: Found) -> Found:
    """Those who are found without the outlets, and those of whom the text does not tell who they are."""
    who = tuple(mention for mention in found.who if mention.actor or not _is_outlet(mention.name))
    told = tuple(mention for mention in who if mention.actor or not _is_untold(mention.name))
    if len(told) == len(found.who):
        return found
    return replace(found, who=told) if told else Found((), Way.UNTOLD if who else Way.OUTLET)


def outlets(line: Line) -> Iterator[Link]:
    """Outlets that were told, or that report: "told Reuters", "according to Bloomberg", "The Guardian reported"."""
    words = line.words
    for index in [at for at, word in enumerate(words) if word.key in _TELLING]:
        word, before = words[index], words[index - 1].key if index else ""
        if word.key == "told" or (word.key == "with" and before == "interview"):
            yield from (Link("told to", name) for name in _outlet(line, _capitals_after(words, index)))
        elif word.key == "to" and before == "according":
            yield from (Link("reported by", name) for name in _outlet(line, _capitals_after(words, index)))
        elif word.key in _WRITING:
            yield from (Link("reported by", name) for name in _outlet(line, _capitals_before(words, index)))


def _capitals_after(words: Sequence[Word], index: int) -> list[int]:
    places: list[int] = []
    for place in range(index + 1, min(index + 1 + _NAME_WORDS, len(words))):
        if not is_joined(words[place]) or not (words[place].is_capital or words[place].key == "the"):
            break
        places.append(place)
    return [place for place in places if words[place].is_capital]


def _capitals_before(words: Sequence[Word], index: int) -> list[int]:
    places: list[int] = []
    for place in reversed(range(max(0, index - _NAME_WORDS), index)):
        if not words[place].is_capital or not is_joined(words[place + 1]):
            break
        places.insert(0, place)
    return places


def _outlet(line: Line, places: Sequence[int]) -> Iterator[Mention]:
    if places:
        span = Span(line.words[places[0]].start, line.words[places[-1]].end)
        name = line.text[span.start : span.end]
        if _is_outlet(name):
            yield Mention(span, name)


def _is_outlet(name: str) -> bool:
    return any(word in _OUTLETS for word in name.lower().replace(".", " ").split())


def _is_untold(name: str) -> bool:
    """Whether words only point at somebody: "he", "the source", "its allies". Of "the ministers", all are meant."""
    words = name.split()
    is_definite = words[0].lower() in {"the", "this", "that"} and not words[-1].endswith("s")
    is_plain = len(words) == _BARE if is_body(words) else all(word.islower() for word in words[1:])
    is_alone = len(words) == 1 and words[0].lower() in _SOME
    is_pointing = is_alone or words[0].lower() in _OWNERS or fold(name) in PRONOUNS or words[-1] in PAPERS
    is_thing = any(word.endswith(("'s", "’s")) for word in words[:-1]) and not is_somebody(name)  # "Oslo's birthday"
    return (is_definite and is_plain) or is_pointing or is_thing
