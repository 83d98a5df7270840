"""The engines of summaries, as sumy summarizers. Imported when an article is read, never with the rest of core."""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.utils import get_stop_words

from bot.core.languages import ENGLISH, named_language, small_words
from bot.core.model import Span
from bot.core.showable import is_fit, is_question, leans
from bot.core.text import WORD
from bot.errors import InvalidInputError

Vector = Mapping[str, float]  # a stem's weight

_Tongue = tuple[Callable[[str], str], frozenset[str]]  # what stems the words of a language, and its stop words
_NAME = re.compile(r"(?<=\W)[A-Z][a-z]+")

# Weights of Verbatim, tuned by hand on development articles; the position counts 1 at the start.
_FADING = 4  # sentences until the position counts a third
_CENTRAL, _LEAD, _NAMES = 0.6, 0.3, 0.1
_SHORT, _LONG, _QUOTED, _LEANING, _REPEATING = 1.0, 0.5, 0.3, 0.2, 0.5
_TOO_ALIKE = 0.6  # cosine from which two sentences say the same
_LEAD_SENTENCES, _FEW_WORDS, _MANY_WORDS, _MANY_NAMES = 3, 12, 40, 8


class _Tokenizer:
    """What sumy asks of a tokenizer; its own wants data that a fresh machine lacks. Single letters are no words."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(word for word in WORD.findall(sentence) if len(word) > 1)


class _Sentence(Sentence):  # type: ignore[misc] # sumy has no types
    """A sentence that knows its span and its place in the article. What is not fit to be shown is a heading to sumy."""

    __slots__ = ("leans", "place", "span", "text")

    def __init__(self, text: str, span: Span, place: int, language: str | None) -> None:
        self.span, self.place, self.text = span, place, text[span.start : span.end]
        self.leans = leans(self.text, language)
        super().__init__(self.text, _Tokenizer, not is_fit(self.text))


def document_of(text: str, sentences: Sequence[Span], language: str | None = None) -> ObjectDocumentModel:
    """The sentences as sumy's document: it joins lines and splits by itself otherwise."""
    made = (_Sentence(text, span, place, language) for place, span in enumerate(sentences))
    return ObjectDocumentModel([Paragraph(made)])


@cache
def _tongue(language: str | None) -> _Tongue:
    """How the words of a language are compared: as English ones where it is not known."""
    name = named_language(language or ENGLISH).lower()
    try:
        stem: Callable[[str], str] = Stemmer(name)
    except LookupError:  # sumy has no stemmer of it
        stem = str.lower
    try:
        stop_words = frozenset(get_stop_words(name))
    except LookupError:
        stop_words = small_words(language or ENGLISH)
    return lru_cache(maxsize=50_000)(stem), stop_words


def summarizer_of(engine: str, headline: str, language: str | None = None) -> AbstractSummarizer:
    """The summarizer of an engine. Raises InvalidInputError where it needs a library that is not installed."""
    match engine:
        case "lead":
            return Lead()
        case "luhn":
            return Foreign(LuhnSummarizer(_tongue(language)[0]), _tongue(language))
        case "textrank":
            from sumy.summarizers import text_rank  # noqa: PLC0415 - would load NumPy for all

            if text_rank.numpy is None:
                raise InvalidInputError("The summary engine ‘textrank’ needs NumPy; install it or choose another.")
            return Foreign(text_rank.TextRankSummarizer(_tongue(language)[0]), _tongue(language))
        case _:
            return Verbatim(headline, _tongue(language))


class Lead(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """The first sentences: a newspaper's own order, which is hard to beat."""

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """The first `sentences_count` sentences that are fit to be shown."""
        return tuple(document.sentences[:sentences_count])


class Foreign(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """A summarizer of sumy's own, which is offered what can be shown alone: nothing that leans, asks or repeats.

    Luhn 1958, https://doi.org/10.1147/rd.22.0159; TextRank: Mihalcea and Tarau 2004, https://aclanthology.org/W04-3252.
    """

    def __init__(self, ranked: LuhnSummarizer, tongue: _Tongue) -> None:
        """Take the summarizer that ranks, and how words are compared."""
        super().__init__(tongue[0])
        ranked.stop_words = tongue[1]
        self._ranked = ranked

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """At most `sentences_count` sentences, in the article's order."""
        first = {each.text: each for each in reversed(document.sentences)}
        alone = [each for each in document.sentences if first[each.text] is each and _stands_alone(each)]
        return tuple(self._ranked(ObjectDocumentModel([Paragraph(alone)]), sentences_count))


class Verbatim(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """Early sentences about what the article is about, with little said twice.

    A sentence gains by its position, by its likeness to the whole article and to the lead and headline, and by the
    names in it; it loses when very short or long, when it is little but a quotation, or when it repeats one that was
    taken (maximal marginal relevance, Carbonell and Goldstein 1998). One that leans on the sentence before
    (“He also …”) can only be taken after it, and a question never.
    """

    def __init__(self, headline: str, tongue: _Tongue) -> None:
        """Take the article's headline, whose words count as those of the lead, and how words are compared."""
        super().__init__(tongue[0])
        self._stop_words = tongue[1]
        self._headline = frozenset(self._stems(_Tokenizer.to_words(headline)))

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """At most `sentences_count` sentences, in the article's order."""
        terms = {sentence.place: self._stems(sentence.words) for sentence in document.sentences}
        vectors = _vectors(terms)
        scores = self._scores(document.sentences, terms, vectors)
        left = {sentence.place: sentence for sentence in document.sentences if not is_question(sentence.text)}
        likeness = dict.fromkeys(left, 0.0)  # to the most similar sentence taken so far
        chosen: dict[int, _Sentence] = {}
        while len(chosen) < sentences_count:
            possible = [place for place in left if likeness[place] <= _TOO_ALIKE and _can_follow(left[place], chosen)]
            if not possible:
                break
            best = max(possible, key=lambda place: scores[place] - _REPEATING * likeness[place])
            chosen[best] = left.pop(best)
            for place in left:
                likeness[place] = max(likeness[place], _product(vectors[place], vectors[best]))
        return tuple(chosen[place] for place in sorted(chosen))

    def _stems(self, found: Sequence[str]) -> list[str]:
        return [self.stem_word(word) for word in found if word.lower() not in self._stop_words]

    def _scores(
        self, sentences: Sequence[_Sentence], terms: Mapping[int, Sequence[str]], vectors: Mapping[int, Vector]
    ) -> dict[int, float]:
        whole: Counter[str] = Counter()
        for vector in vectors.values():
            whole.update(vector)
        centre = _unit(whole)
        early = [set(terms[sentence.place]) for sentence in sentences[:_LEAD_SENTENCES]]
        lead = _unit(Counter(stem for said in (*early, self._headline) for stem in said))
        return {
            sentence.place: math.exp(-order / _FADING)
            + _CENTRAL * _product(vectors[sentence.place], centre)
            + _LEAD * _product(_unit(dict.fromkeys(terms[sentence.place], 1.0)), lead)
            + _shape(sentence)
            for order, sentence in enumerate(sentences)
        }


def _vectors(terms: Mapping[int, Sequence[str]]) -> dict[int, Vector]:
    """Unit vectors of stems, weighed by how few sentences of the article hold them."""
    spread = Counter(stem for found in terms.values() for stem in set(found))
    rarity = {stem: math.log(1 + len(terms) / count) for stem, count in spread.items()}
    return {
        place: _unit({stem: count * rarity[stem] for stem, count in Counter(found).items()})
        for place, found in terms.items()
    }


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {stem: weight / length for stem, weight in vector.items()}


def _product(left: Vector, right: Vector) -> float:
    return sum(weight * right.get(stem, 0.0) for stem, weight in left.items())


def _shape(sentence: _Sentence) -> float:
    count = sentence.text.count(" ") + 1
    names = len(_NAME.findall(sentence.text))
    return (
        _NAMES * min(1, names / _MANY_NAMES)
        - _SHORT * max(0, 1 - count / _FEW_WORDS)
        - _LONG * max(0, count / _MANY_WORDS - 1)
        - _QUOTED * (sentence.text[0] in '"“‘«' or sentence.text[-1] in '"”’»')
        - _LEANING * sentence.leans
    )


def _stands_alone(sentence: _Sentence) -> bool:
    return not is_question(sentence.text) and (not sentence.leans or sentence.place == 0)


def _can_follow(sentence: _Sentence, chosen: Collection[int]) -> bool:
    return not sentence.leans or sentence.place == 0 or sentence.place - 1 in chosen
