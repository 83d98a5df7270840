"""Which sentences can be shown on their own, without the ones around them."""

import re

from bot.core.text import fold
from bot.prose.foreign_openings import leans_in
from bot.prose.furniture import is_furniture
from bot.prose.languages import is_foreign

_FINAL = re.compile(r"[.!?…][ \u00a0\u202f]?[\"'“”‘’«»)\]]{0,3}$")
_QUESTION = re.compile(r"\?[ \u00a0\u202f]?[\"'“”‘’«»)\]]{0,3}$")
_TAIL = -5  # characters that these can take
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"))
_SHORTEST, _LONGEST = 3, 60  # words; of more than that, no end was found: a list, or titles run together
_DATELINE = re.compile(
    r"[^\W\d_a-z][^a-zа-яіїєґ,]{1,40},[^,.]{3,30}\."
)  # “KYIV, 3 March.” opens a report and tells nothing

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
    *("to this end", "with this", "since then", "until then", "by then", "even so", "in that case", "all this"),
    *("all of this", "none of this", "none of them", "some of them", "most of them", "many of them", "each of them"),
    *("both of them", "both sides", "both countries", "both men", "both women", "the two sides", "the two men"),
    *("the two women", "the two countries", "the pair ", "the same day", "the next day", "the following day"),
    *("the day before", "a day earlier", "a day later", "hours later", "days later", "weeks later", "months later"),
    *("years later", "a week later", "a month later", "a year later", "at that time", "at that point", "back then"),
    *("according to him", "according to her", "according to them", "in his view", "in her view", "in their view"),
    *("in his opinion", "in her opinion", "in his words", "in her words", "neither of", "the others ", "another of"),
)
# “Through the software, which recorded every key, he got in”: nobody is named before.
_LATE_PRONOUN = re.compile(
    r"\W{0,2}(?i:as|while|when|if|after|although|though|since|because|in|at|on|for|with|by|from|before|during|despite"
    r"|until|once|under|through|without|unlike|like|upon|following|according|asked|speaking|writing|over|within|among"
    r")\b[^A-Z“\"‘]{1,120}, (?:he|she|they)\b"
)
_REFERRED = re.compile(r"\bthe (?:latter|former)(?=[.,;]|$)")
# A single mark that opens is never a letter's own (“the workers’ demands”), but for what is cut short: ’90s, ’em.
_OPENED = re.compile(r"(?<![\w.,!?’'])[‘'](?=[A-Za-z\[(])(?!(?:em|til|tis|twas|cause|round|n)\b)")
_CLOSED = re.compile(r"(?<=[\w.,!?…)\]])[’'](?!\w)")
_SPOKEN_END = re.compile(r"[.,!?…][’']$")
# What only says who told of it: “This was reported by the Lund Post.”
_SOURCED = re.compile(
    r"(?:This|That|It|The (?:news|information|announcement)) (?:is|was|has been) "
    r"(?:stated|reported|announced|said|written|published|confirmed|revealed)\b"
)
_SOURCE_WORDS = 16
# “Hand in hand: the mayor and her husband”, “the mayor (pictured)”: a caption, an entry of a list, the label of an
# answer. A place in capitals begins a report, and with a verb it is the start of a sentence.
_LABEL = re.compile(r"\W{0,3}(?!(?:[A-Z]{2,20}\W{1,2}){1,4}\s)([\w’'-]{1,30}(?: [\w’'-]{1,30}){0,4}): ")
_VERBAL = re.compile(r"\b(?:is|are|was|were|be|has|have|had|says?|said|adds?|added|asks?|asked|told|wrote|writes)\b")
_PICTURED = re.compile(r"\((?:pictured|above|below|left|right|cent(?:re|er)|inset|top|bottom)\b[^()]{0,40}\)")
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
    r"(?:ruled out|rejected|refused|opposed|backed|supported|endorsed|favou?red|called for|demanded|insisted"
    r"|promised|pledged|vowed|denied|dismissed|resisted|criticised|criticized|condemned|urged|argued|hoped|wanted"
    r"|planned|intended|threatened|agreed|declined|advocated|objected|praised|welcomed|warned|blocked|accepted|asked|sought"
    r"|proposed|appealed|said)"
)
_BYGONE = re.compile(
    r"\b(?:had (?:(?:\w{2,12}ly|long|once|always|also|never|not|already) ){0,2}"
    r"|(?:previously|formerly|initially|originally|once|at first,?) (?:\w{2,12} ){0,1})"
    rf"{_HELD}\b"
    r"|\bused to (?:\w{2,12} ){0,1}(?:reject|refuse|oppose|back|support|favou?r|call|demand|insist|want|say|argue)\b"
    r"|\b(?:was|were) (?:previously|formerly|initially|once|long|at first) (?:\w{2,12} ){0,2}"
    r"(?:against|opposed|in favou?r|critical|sceptical|skeptical|reluctant|hostile)\b"
    rf"|\b{_HELD}\b[^.;:]{{0,80}}\b(?:at the time|at that time|back then)(?=[.,;]|$)"
)
_TOLD_WITHIN = re.compile(
    r"\b(?:said|says|told|added|wrote|claimed|reported|announced|admitted|that|which|who|whom|whose|where|when|after"
    r"|because|as|if|although|though|while|before|since|despite)\b|[“\"]"
)
_BECAME = re.compile(r"\b(?:but|now|until|no longer|any ?more|however|yet|instead|today|changed|reversed|dropped)\b")


def is_fit(sentence: str) -> bool:
    """Whether it can be shown alone: whole, and no furniture."""
    return is_whole(sentence) and not is_furniture(sentence)


def is_whole(sentence: str) -> bool:
    """Whether it has its final mark and both of each pair of marks, and is no scrap."""
    return (
        _FINAL.search(sentence[_TAIL:]) is not None
        and not sentence.endswith(("...", "…"))
        and _SHORTEST <= sentence.count(" ") + 1 <= _LONGEST
        and _DATELINE.fullmatch(sentence) is None
        and sentence.count('"') % 2 == 0
        and all(sentence.count(left) == sentence.count(right) for left, right in _PAIRS)
        and _is_paired(sentence)
        and not _dangles(sentence)
    )


def _dangles(sentence: str) -> bool:
    """Whether a single quotation mark opens and is not closed, or closes a sentence in which none is opened."""
    if "'" not in sentence and "‘" not in sentence and "’" not in sentence:
        return False
    opened = [found.start() for found in _OPENED.finditer(sentence)]
    if opened:
        return _CLOSED.search(sentence, opened[-1] + 1) is None
    return _SPOKEN_END.search(sentence) is not None


def is_source(sentence: str) -> bool:
    """Whether it tells nothing but where something was told."""
    return _SOURCED.match(sentence) is not None and sentence.count(" ") < _SOURCE_WORDS


def is_label(sentence: str) -> bool:
    """Whether it belongs to a picture, a list or an answer rather than to the report."""
    found = _LABEL.match(sentence)
    is_named = found is not None and _VERBAL.search(found[1]) is None
    return is_named or _PICTURED.search(sentence) is not None


def is_question(sentence: str) -> bool:
    """Whether it asks rather than tells."""
    return _QUESTION.search(sentence[_TAIL:]) is not None


def _is_paired(sentence: str) -> bool:
    """Whether as many curly marks open as close: “ closes what „ opens, and opens where no „ does."""
    low, opening, closing = map(sentence.count, "„“”")
    return low == opening + closing if low else opening == closing


def leans(sentence: str, language: str | None = None) -> bool:
    """Whether its opening points back to a sentence before it: “He”, “This plan”, “However”, “After that”."""
    if language is not None and is_foreign(language):
        return leans_in(sentence, language)
    plain = _MARKS.sub("", fold(sentence[:60]))
    first, second = _opening(plain)
    if first in _DEMONSTRATIVES and (second in _TIMES or (first == "those" and second in _DEFINED)):
        return False
    if first == "so" and second in _MEASURES:
        return False
    return (
        first in _LEANING
        or plain.startswith(_LEANING_PHRASES)
        or _BY_PRONOUN.search(sentence) is not None
        or _REFERRED.search(sentence) is not None
        or _LATE_PRONOUN.match(sentence) is not None
    )


def _opening(plain: str) -> tuple[str, str]:
    found = [*_WORD.findall(plain), "", ""]
    return found[0], found[1]


def is_bygone(sentence: str) -> bool:
    """Whether it tells what somebody held before, and not what became of it: read alone, it would pass for current."""
    found = _BYGONE.search(sentence)
    return found is not None and not _TOLD_WITHIN.search(sentence, 0, found.start()) and not _BECAME.search(sentence)
