"""What is seen of a phrase by itself, whichever quotation it may have spoken: its kind, its verb, its neighbours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.reporting import BETWEEN, MENTAL, OUTLETS, PAPERS, PREPOSITIONS, STRONG, VERBS
from bot.core.text import WORD, fold
from bot.speech.links import SUBJECTS, Option, Tie
from bot.speech.mentions import NAME, PRONOUN, RELATIVE, Candidate
from bot.speech.narration import Frame, Token
from bot.speech.phrase_words import CALLINGS, PERSONAL
from bot.speech.scene import Scene
from bot.speech.shapes import step

_PERSONS = {"he": "he or she", "she": "he or she", "i": "I or we", "we": "I or we"}
_ORDERS = ("first", "second", "later")
_RESTS = ("last", "last but one", "followed by others")
_CROWDS = ("", "one between", "others between")
_TIMES = ((1, "once"), (2, "twice"), (5, "several times"))
_BEING = frozenset({"is", "are", "was", "were", "has", "had", "have", "will", "would"})


@dataclass(slots=True)  # not frozen, as Token
class Sight:
    """A phrase as it is seen in its sentence. Each part is an atom of features, in words of reasons.py."""

    option: Option
    what: str
    head: str  # the last word, folded
    tie: str
    role: str  # the tie, with all subjects alike
    verb: str
    order: str  # among the phrases of its sentence
    rest: str  # how many follow
    previous: str  # what stands before it
    following: str  # what stands behind it
    times: str  # how often its head is named in the text
    joint: str  # how its verb is joined to what stands before it
    crowd: str  # whether others stand between it and its verb
    is_introducing: bool  # its sentence ends in a colon
    is_saying_so: bool  # "so says X"
    is_part: bool  # it says which one the phrase before it is: "a source in X", "the head of X"


class Sights:
    """The phrases of one scene, each looked at once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seen: dict[tuple[int, int], Sight] = {}
        self._heads = {
            phrase.span.start: _head(scene, phrase, frame.tokens[phrase.last])
            for frame, each in zip(scene.frames, scene.phrases, strict=True)
            for phrase in each
        }
        self._times = Counter(self._heads.values())

    def of(self, option: Option) -> Sight:
        """What is seen of one phrase."""
        key = option.frame, option.phrase.first
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._look(option)
        return found

    def _look(self, option: Option) -> Sight:
        scene, phrase, tie = self._scene, option.phrase, option.bond.tie
        written = str(tie)  # what is no member of an enumeration is written into features in half the time
        frame, orders = scene.frames[option.frame], scene.order[option.frame]
        order = orders[phrase.first]
        head = self._heads[phrase.span.start]
        return Sight(
            option,
            _what(scene, option, head),
            head,
            written,
            "subject" if tie in SUBJECTS else written,
            _verb(frame, option),
            _ORDERS[min(order, 2)],
            _RESTS[min(len(orders) - 1 - order, 2)],
            _previous(frame, phrase.first),
            _following(frame, phrase.last + 1),
            step(_TIMES, self._times[head], "many times"),
            _joint(frame, option),
            _crowd(scene, option),
            frame.tokens[-1].low == ":",
            option.bond.verb == 1 and tie is Tie.INVERTED and frame.tokens[0].low in ("so", "thus"),
            _is_part(frame, scene.options[option.frame], order) and not _is_holder(scene, frame, option),
        )


def _head(scene: Scene, phrase: Candidate, last: Token) -> str:
    """The last word of a phrase: the surname, in a person's name; "" where there is none but a sign such as Ⓑ."""
    if last.word[:1].isalnum():
        return fold(scene.text[last.start : phrase.span.end])  # without a possessive ending
    words = WORD.findall(scene.text, phrase.span.start, phrase.span.end)
    return fold(words[-1]) if words else ""


def _what(scene: Scene, option: Option, head: str) -> str:
    """What kind of thing a phrase names."""
    phrase = option.phrase
    if phrase.sort is NAME:
        return "outlet" if head in OUTLETS else "person" if scene.persons(phrase) else "name"
    if phrase.sort is PRONOUN:
        return _PERSONS.get(head, head)
    if phrase.sort is RELATIVE:
        return "who"
    return "calling" if head in CALLINGS else "paper" if head in PAPERS else "plural" if head.endswith("s") else "noun"


def _verb(frame: Frame, option: Option) -> str:
    if option.bond.verb is None:
        return "no verb"
    low = frame.tokens[option.bond.verb].low
    return "sure verb" if low in STRONG else "verb of wanting" if low in MENTAL else "verb"


def _is_part(frame: Frame, options: Sequence[Option], order: int) -> bool:
    """Whether a phrase owns the subject behind it, or a preposition binds it to the one before; the verb is one."""
    option = options[order]
    if option.bond.verb is None:
        return False
    if option.phrase.is_owner:
        behind = options[order + 1 : order + 2]
        return any(
            each.phrase.first == option.phrase.last + 1 and each.bond.verb == option.bond.verb for each in behind
        )
    if not order:
        return False
    before, preposition = options[order - 1], option.phrase.first - 1
    return (
        before.phrase.last == preposition - 1
        and frame.tokens[preposition].low in PREPOSITIONS
        and before.bond.tie in SUBJECTS
        and before.bond.verb == option.bond.verb
        and not before.phrase.is_owner
    )


def _is_holder(scene: Scene, frame: Frame, option: Option) -> bool:
    """Whether a phrase ends with the name of who holds the office before it: "head of the border guard X said"."""
    first = option.phrase.first
    is_of = first > 1 and frame.tokens[first - 1].low == "of" and frame.tokens[first - 2].low in CALLINGS
    return is_of and not frame.tokens[first].is_name and scene.name(option.phrase).is_full


def _joint(frame: Frame, option: Option) -> str:
    """How a verb farther off is joined to the words before it: "came and said", "came, saying"."""
    verb = option.bond.verb
    if verb is None or option.bond.tie is not Tie.FAR:
        return ""
    place = verb - 1
    while place > option.phrase.last and (frame.tokens[place].low in BETWEEN or frame.tokens[place].low.endswith("ly")):
        place -= 1
    low = frame.tokens[place].low
    if low in ("and", "but", "then"):
        return "and then a verb"
    if frame.tokens[verb].low.endswith("ing"):
        return "then a verb in -ing"
    return "then who" if low == "who" else "then a comma" if low == "," else "then another word"


def _crowd(scene: Scene, option: Option) -> str:
    """Whether other phrases stand between a phrase and its verb."""
    if option.bond.verb is None:
        return ""
    low, high = sorted((option.phrase.first, option.bond.verb))
    between = sum(low < other.phrase.first < high for other in scene.near(option.frame, option.phrase.first))
    return _CROWDS[min(between, 2)]


def _previous(frame: Frame, first: int) -> str:
    """What stands before a phrase."""
    if not first:
        return "begins the sentence"
    token = frame.tokens[first - 1]
    if token.low in PREPOSITIONS:
        return "behind a preposition"
    if token.low in VERBS:
        return "behind a sure verb" if token.low in STRONG else "behind a verb"
    if token.low in ("and", "or", "but", "that"):
        return f"behind {token.low}"
    return "behind " + _sort(token)


def _following(frame: Frame, place: int) -> str:
    """What stands behind a phrase."""
    if place >= len(frame.tokens):
        return "ends the sentence"
    token = frame.tokens[place]
    if token.low in PREPOSITIONS:
        return "before a preposition"
    if token.low in VERBS:
        kind = "sure verb" if token.low in STRONG else "verb"
        return f"before a {kind} in -ing" if token.low.endswith("ing") else f"before a {kind}"
    if token.low in _BEING:
        return "before an auxiliary"
    if token.low in ("and", "who", "that"):
        return f"before {token.low}"
    return "before " + _sort(token)


def _sort(token: Token) -> str:
    if not token.low:
        return "a quotation"
    if token.low[0].isalpha():
        return (
            "a small word"
            if token.low in BETWEEN or token.low in PERSONAL
            else "a capital"
            if token.is_name
            else "a word"
        )
    return {",": "a comma", ":": "a colon", "(": "a bracket", ")": "a bracket"}.get(token.low, "a sign")
