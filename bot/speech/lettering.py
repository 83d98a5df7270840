"""Words in marks that are shown rather than said: what a sign reads, what something is called, a word about itself.

Whoever is named beside them is not their speaker: "Anna put up a sign that read “…”", "Anna, nicknamed “…”, left".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.reporting import BETWEEN, NAMING, PREPOSITIONS, STRONG, VERBS
from bot.speech.links import Option, Tie
from bot.speech.narration import Token
from bot.speech.phrase_words import CALLINGS, PERSONAL

_THINGS = frozenset(
    """
    sign signs plaque plaques plate banner banners placard placards sticker stickers label labels badge badges poster
    posters caption captions card cards t-shirt t-shirts shirt shirts board boards chalkboard chalkboards billboard
    billboards note notes graffiti inscription mural murals slide cap hat mug leaflet leaflets flyer flyers flag
    flags button buttons tag sash tattoo headstone gravestone notice notices screen display window door wall
    """.split()
)
# Before a colon: “a shouted question: …”.
_ASKED = _THINGS | {"question", "questions", "chant", "chants", "chyron"}
_WORKS = frozenset(
    """
    song songs anthem book film movie novel memoir essay play programme program show series podcast album exhibition
    exercise exercises operation theme motto slogan nickname hashtag musical opera painting game piece essay column
    title codename alias poem
    """.split()
)
_PARTS = frozenset("episode episodes edition editions cast performance screening rendition chapter".split())
_SUNG = frozenset("chant chants message words line lyric lyrics refrain".split())
_SHOWN_BEHIND = _WORKS | _THINGS | _SUNG  # what the sentence behind may tell of
_WORDS = frozenset("word phrase term label expression adjective cliche euphemism".split())
_USES = frozenset("use uses used using repeat repeats repeated invoked coined chose prefers preferred".split())
_CREATED = frozenset("wrote published directed sang recorded starring".split())
# Verbs that put words on a thing.
_PUT_ON = frozenset(
    """
    stamped embroidered emblazoned inscribed daubed scrawled painted engraved printed embossed bearing headed headlined
    captioned
    """.split()
)
_SHOWN = frozenset("read reads reading said says saying stating proclaiming declaring".split())
_SURELY_NAMING = frozenset(
    "titled entitled subtitled nicknamed so-called known codenamed christened formerly billed headlined".split()
)
_DECLARED = frozenset("branded declared designated deemed".split())
_OVER = frozenset("a an the as only simply just widely affectionately".split())  # "known only as the “…”"
_WITH = frozenset("with the word words in it on large big red black white letters , :".split())
_BEING = frozenset("is are was were be been being".split())
_NAMING = NAMING | _DECLARED
_PASSING = BETWEEN - _BEING  # between a form of "be" and its participle
_ENDING = (PERSONAL - {"it"}) | {"and", "but", "who"}  # what no thing is looked for behind
_INDEFINITE = frozenset({"a", "an", "another", "this"})
_RELATIVES = frozenset({"that", "which"})
_REACH = 8  # tokens between a thing and the verb of what it shows
_NEAR = 4  # tokens from such a word to the quotation


class Lettering(StrEnum):
    """What words in marks are when nobody says them. Each is an atom of features, in words of reasons.py."""

    NAME = "a given name"
    SHOWN = "shown on a thing"
    WORD = "a word as such"


@dataclass(frozen=True, slots=True)
class Lettered:
    """What the words of a quotation are, and the token of the thing that shows them (-1 without one)."""

    sort: Lettering
    thing: int = -1

    def is_own(self, option: Option) -> bool:
        """Whether a phrase is the thing, or has given the name: "called “…” by X"."""
        return option.phrase.first <= self.thing <= option.phrase.last or option.bond.tie is Tie.AGENT


def lettered(tokens: Sequence[Token], place: int, *, is_title: bool) -> Lettered | None:
    """What the quotation at a place of its frame is, if it is shown rather than said."""
    if not place:
        return None
    thing = _thing(tokens, place)
    if thing is not None:
        return Lettered(Lettering.SHOWN, thing)
    if _is_name(tokens, place, is_title=is_title):
        return Lettered(Lettering.NAME)
    is_used = any(token.low in _USES for token in tokens[max(0, place - _NEAR - 1) : place])
    return Lettered(Lettering.WORD) if tokens[place - 1].low in _WORDS and not is_used else None


def is_told_of(tokens: Sequence[Token]) -> bool:
    """Whether the sentence behind a quotation that stands alone says that it is a song, a chant or a sign's."""
    return len(tokens) > 1 and tokens[0].low in ("the", "this", "that") and tokens[1].low in _SHOWN_BEHIND


def _thing(tokens: Sequence[Token], place: int) -> int | None:
    """The token of the thing that the words stand on; -1 when it is not said which; None when they stand on none."""
    verb = place - 1
    if tokens[verb].low == ":" and verb and tokens[verb - 1].low in _ASKED:
        return None if any(token.low in STRONG for token in tokens[:verb]) else verb - 1
    while verb > max(0, place - _NEAR) and tokens[verb].low in _WITH:
        verb -= 1
    if tokens[verb].low in _PUT_ON:
        return verb - 1 if verb and tokens[verb - 1].low in _THINGS else -1
    return _bearer(tokens, verb) if tokens[verb].low in _SHOWN else None


def _bearer(tokens: Sequence[Token], verb: int) -> int | None:
    """The thing that a verb belongs to: "a sign by the gate says", "held a banner that read", "a label reading"."""
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        low = tokens[place].low
        if not low[:1].isalnum() or low in _ENDING:
            return None
        if low in _THINGS:
            between = [token.low for token in tokens[place + 1 : verb]]
            is_bound = bool(_RELATIVES & set(between)) or (tokens[verb].low.endswith("ing") and not between)
            return place if is_bound or _is_subject(tokens, place) else None
    return None


def _is_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether the noun at a place is governed by no verb or preposition before its phrase."""
    first = place
    while first and tokens[first - 1].low[:1].isalnum() and place - first < _NEAR:
        low = tokens[first - 1].low
        if low == "whose":
            return True
        if low in PREPOSITIONS or low in VERBS or low.endswith(("ing", "ed")):
            return False
        first -= 1
    return not first or not tokens[first - 1].low[:1].isalnum()


def _is_name(tokens: Sequence[Token], place: int, *, is_title: bool) -> bool:
    """Whether the words name what stands before them: "a book called “…”", "the song “…”", "Anna, dubbed “…”"."""
    at = place - 1
    if tokens[at].low in _WORKS or (is_title and tokens[at].low in _CREATED):
        return True
    if tokens[at].low == "," and is_title:
        return at > 0 and tokens[at - 1].low in _WORKS
    if tokens[at].low == "of" and is_title:
        return at > 0 and tokens[at - 1].low in _PARTS
    if tokens[at].low == "sign" and at and tokens[at - 1].low == "call":
        return True
    while at and place - at < _NEAR and tokens[at].low in _OVER:
        at -= 1
    low = tokens[at].low
    if low in _SURELY_NAMING or (low == "by" and at and tokens[at - 1].low in ("goes", "went")):
        return True
    return low in _NAMING and _is_passive(tokens, at)


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of naming says what its noun is called, rather than what its subject calls something."""
    before = at - 1
    while before > 0 and tokens[before].low in _PASSING:
        before -= 1
    if before < 0:
        return False
    low = tokens[before].low
    if low in _BEING or low == ",":
        return True
    if not low[:1].isalpha() or low in CALLINGS or tokens[before].is_name or low in PERSONAL:
        return False
    for place in range(before - 1, max(-1, before - 1 - _NEAR), -1):
        if tokens[place].low in _INDEFINITE:
            return not (place and tokens[place - 1].low in ("what", "which", "that"))
        if not tokens[place].low[:1].isalpha():
            return False
    return False
