"""Which sentences can be shown on their own, without the ones around them."""

import re

from bot.core.furniture import is_furniture
from bot.core.text import fold

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_QUESTION = re.compile(r"\?[\"'”’»)\]]{0,3}$")
_TAIL = -4  # characters that these can take
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_SHORTEST = 3  # words

# Openings that lean on the sentence before, our own list: who is “he”, what does “however” answer?
_LEANING = frozenset(
    """
    he she it they him them his her hers its their theirs this that these those such and but so or nor however then
    also meanwhile therefore moreover furthermore instead yet nevertheless nonetheless additionally besides
    otherwise thus hence consequently similarly likewise conversely afterwards
    """.split()
)
_LEANING_PHRASES = (
    *("after that", "after this", "as a result", "as such", "at the same time", "because of this", "before that"),
    *("by contrast", "despite this", "for example", "for her part", "for his part", "for instance", "for its part"),
    *("for their part", "for this reason", "in addition", "in contrast", "in other words", "in particular"),
    *("in response", "in return", "in this", "in turn", "of these", "of those", "on the contrary", "on top of that"),
    *("on the other hand", "one of them", "the former,", "the latter", "to do so", "to do this", "to that end"),
    *("to this end", "with this"),
)
_MARKS = re.compile(r"^\W+")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,4}")  # without contractions: "he's" opens with "he"
_BY_PRONOUN = re.compile(r"[,?!.—][\"”’»]\s(?:(?:he|she|they|it) [a-z]+|[a-z]+ (?:he|she|they))\b(?! who)")
# “This week”, “those who”, “so far” point to nothing before them.
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_DEFINED, _MEASURES = frozenset(("who", "in", "with")), frozenset(("far", "many", "much", "called"))
_TIMES = frozenset(
    """
    week weekend month year morning afternoon evening night day time summer winter spring autumn decade season
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()
)

# What somebody held before and may hold no more. Only a main clause tells so: behind “said that” the tense is shifted,
# and “who had opposed it” is told with what became of it.
_HELD = (
    r"(?:ruled out|(?:re|e)jected|refused|opposed|backed|supported|endorsed|favou?red|called for|demanded|insisted"
    r"|promised|pledged|vowed|denied|dismissed|resisted|criticised|criticized|condemned|urged|argued|hoped|wanted"
    r"|planned|intended|threatened|agreed|declined|advocated|objected|praised|welcomed|warned|blocked|accepted|said)"
)
_BYGONE = re.compile(
    r"\b(?:had (?:(?:\w{2,12}ly|long|once|always|also|never|not|already) ){0,2}"
    r"|(?:previously|formerly|initially|originally|once|at first,?) (?:\w{2,12} ){0,1})"
    rf"{_HELD}\b"
    r"|\bused to (?:\w{2,12} ){0,1}(?:reject|refuse|oppose|back|support|favou?r|call|demand|insist|want|say|argue)\b"
    r"|\b(?:was|were) (?:previously|formerly|initially|once|long|at first) (?:\w{2,12} ){0,2}"
    r"(?:against|opposed|in favou?r|critical|sceptical|skeptical|reluctant|hostile)\b"
    rf"|\b{_HELD}\b[^.;:]{{0,120}}\b(?:at the time|at that time|back then|in the past)\b"
)
_TOLD_WITHIN = re.compile(
    r"\b(?:said|says|told|added|wrote|claimed|reported|announced|admitted|that|which|who|whom|whose|where|when|after"
    r"|because|as|if|although|though|while|before|since|despite)\b|[“\"]"
)
_BECAME = re.compile(
    r"\b(?:but|now|until|before|no longer|any ?more|since|however|yet|instead|today|changed|reversed|dropped)\b"
)


def is_fit(sentence: str) -> bool:
    """Whether it can be shown alone: whole, and no furniture."""
    return is_whole(sentence) and not is_furniture(sentence)


def is_whole(sentence: str) -> bool:
    """Whether it has its final mark and both of each pair of marks, and is no scrap."""
    return (
        _FINAL.search(sentence[_TAIL:]) is not None
        and not sentence.endswith(("...", "…"))
        and sentence.count(" ") + 1 >= _SHORTEST
        and sentence.count('"') % 2 == 0
        and all(sentence.count(left) == sentence.count(right) for left, right in _PAIRS)
    )


def is_question(sentence: str) -> bool:
    """Whether it asks rather than tells."""
    return _QUESTION.search(sentence[_TAIL:]) is not None


def leans(sentence: str) -> bool:
    """Whether its opening points back to a sentence before it: “He”, “This plan”, “However”, “After that”."""
    plain = _MARKS.sub("", fold(sentence[:60]))
    first, second = _opening(plain)
    if first in _DEMONSTRATIVES and (second in _TIMES or (first == "those" and second in _DEFINED)):
        return False
    if first == "so" and second in _MEASURES:
        return False
    return first in _LEANING or plain.startswith(_LEANING_PHRASES) or _BY_PRONOUN.search(sentence) is not None


def _opening(plain: str) -> tuple[str, str]:
    found = [*_WORD.findall(plain), "", ""]
    return found[0], found[1]


def is_bygone(sentence: str) -> bool:
    """Whether it tells what somebody held before, and not what became of it: read alone, it would pass for current."""
    found = _BYGONE.search(sentence)
    return found is not None and not _TOLD_WITHIN.search(sentence, 0, found.start()) and not _BECAME.search(sentence)
