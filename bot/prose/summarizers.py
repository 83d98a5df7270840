"""The engines of summaries, as sumy summarizers. Imported when an article is read, never before."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.utils import get_stop_words

from bot.core.model import Span
from bot.core.text import WORD, fold
from bot.errors import InvalidInputError
from bot.prose.furniture import is_furniture
from bot.prose.languages import is_foreign, named_language, small_words
from bot.prose.showable import is_bygone, is_label, is_question, is_source, is_whole, leans
from bot.prose.summary import Known
from bot.prose.worth import ALONE, LABEL, OUTSIDE, TRACKED, WEIGHTS, Weighed, measured, worth

_STOP_WORDS = get_stop_words("english")
_stemmer = Stemmer("english")
stem = lru_cache(maxsize=50_000)(_stemmer)  # slow by itself: 9 µs a word
_FOREIGN_STEMS = 10_000  # words of a language that are kept with their stems: 3 MB
_TOO_ALIKE = 0.6  # cosine from which two sentences say the same


class _Tokenizer:
    """What sumy asks of a tokenizer; its own wants data that a fresh machine lacks. Single letters are no words."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple([word for word in WORD.findall(sentence) if len(word) > 1])


class _Sentence(Sentence):  # type: ignore[misc] # sumy has no types
    """A sentence that knows its span and its place in the article. What is no whole sentence is a heading to sumy.

    The dearer questions are asked only of the few that would be shown.
    """

    def __init__(self, text: str, span: Span, place: int, end: int, language: str | None) -> None:
        self.language = language
        self.span, self.place, self.text = span, place, text[span.start : span.end]
        self.opens_paragraph = place == 0 or "\n" in text[end : span.start]
        super().__init__(self.text, _Tokenizer, not is_whole(self.text))

    @cached_property
    def is_telling(self) -> bool:
        """Whether it is part of the report and says more than where something was told."""
        return not any(found(self.text) for found in (is_question, is_source, is_furniture))

    @cached_property
    def leans(self) -> bool:
        """Whether it needs the sentence before it."""
        return self.place > 0 and leans(self.text, self.language)


def document_of(text: str, sentences: Sequence[Span], language: str | None = None) -> ObjectDocumentModel:
    """The sentences as sumy's document: it joins lines and splits by itself otherwise."""
    ends = [0, *(span.end for span in sentences)]
    found = [_Sentence(text, span, place, ends[place], language) for place, span in enumerate(sentences)]
    return ObjectDocumentModel([Paragraph(found)])


def summarizer_of(engine: str, known: Known) -> AbstractSummarizer:
    """The summarizer of an engine. Raises InvalidInputError where it needs a library that is not installed."""
    match engine:
        case "lead":
            return Lead()
        case "luhn":
            return Foreign(LuhnSummarizer(stem))
        case "textrank":
            from sumy.summarizers import text_rank  # noqa: PLC0415 - would load NumPy for all

            if text_rank.numpy is None:
                raise InvalidInputError("The summary engine ‘textrank’ needs NumPy; install it or choose another.")
            return Foreign(text_rank.TextRankSummarizer(stem))
        case _:
            return Verbatim(known)


class Lead(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """The first sentences: a newspaper's own order, which is hard to beat."""

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """The first `sentences_count` sentences that are fit to be shown."""
        return tuple(islice((each for each in document.sentences if not is_furniture(each.text)), sentences_count))


class Foreign(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """A summarizer of sumy's own, which is offered what can be shown alone: nothing that leans, asks or repeats.

    Luhn 1958, https://doi.org/10.1147/rd.22.0159; TextRank: Mihalcea and Tarau 2004, https://aclanthology.org/W04-3252.
    """

    def __init__(self, ranked: LuhnSummarizer) -> None:
        """Take the summarizer that ranks."""
        super().__init__(stem)
        ranked.stop_words = _STOP_WORDS
        self._ranked = ranked

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """At most `sentences_count` sentences, in the article's order."""
        first = {each.text: each for each in reversed(document.sentences)}
        alone = [each for each in document.sentences if first[each.text] is each and _can_follow(each, ())]
        told = [each for each in alone if each.is_telling]
        return tuple(self._ranked(ObjectDocumentModel([Paragraph(told)]), sentences_count))


class Verbatim(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """Early sentences about what the article is about, with little said twice.

    What a sentence is worth is told by worth.py; it loses by its likeness to those that were taken (as in maximal
    marginal relevance, Carbonell and Goldstein 1998). One that leans on the sentence before (“He also …”) can only be
    taken after it, what somebody held before (“had ruled out”) only beside the sentence behind, or the one
    before it in its paragraph, and a question never.
    """

    def __init__(self, known: Known) -> None:
        """Take what is known of the article."""
        super().__init__(stem)
        self._title, self._heading, self._language = (
            stems(known.title, known.language),
            _plain(known.title),
            known.language,
        )
        self._tracked = sorted(span.start for span in known.tracked)
        self._past = sorted(span.start for span in known.past)
        self._outside, self._alone = sorted(known.outside), sorted(known.alone)

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[_Sentence, ...]:
        """At most `sentences_count` sentences, the best first."""
        sentences: Sequence[_Sentence] = document.sentences
        weighed = Weighed([stems(sentence.text, self._language) for sentence in sentences], self._title)
        left = dict(enumerate(self._scores(sentences, weighed)))
        waiting: dict[int, float] = {}
        chosen: dict[int, _Sentence] = {}
        while left and len(chosen) < sentences_count:
            best = max(left, key=left.__getitem__)
            score, sentence = left.pop(best), sentences[best]
            if not _can_follow(sentence, chosen, is_past=_holds(self._past, sentence)):
                waiting[best] = score
            elif sentence.is_telling and _plain(sentence.text) not in self._heading:  # which stands above the summary
                chosen[sentence.place] = sentence
                alike = {place: weighed.likeness(place, best) for place in (*left, *waiting)}
                left = {
                    place: score + WEIGHTS.repeats * alike[place]
                    for place, score in (left | waiting).items()
                    if alike[place] <= _TOO_ALIKE
                }
                waiting = {}
        return tuple(chosen.values())

    def _scores(self, sentences: Sequence[_Sentence], weighed: Weighed) -> Iterator[float]:
        for order, sentence in enumerate(sentences):
            is_tracked = _holds(self._tracked, sentence)
            by_hand = TRACKED * is_tracked - LABEL * is_label(sentence.text)
            by_hand -= OUTSIDE * _is_in(self._outside, sentence) + ALONE * _is_in(self._alone, sentence)
            yield worth(measured(sentence.text, order, weighed.central(order))) + by_hand


def _plain(text: str) -> str:
    """Its words alone, each between spaces."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def stems(sentence: str, language: str | None = None) -> list[str]:
    """The words of a sentence as stems, without those that are in every text and single letters."""
    stem_of = _foreign_stem(language) if language is not None and is_foreign(language) else _stem_of
    return list(filter(None, map(stem_of, WORD.findall(sentence))))


@cache
def _foreign_stem(language: str) -> Callable[[str], str]:
    """What stems the words of another language than English; a word itself where sumy has no stemmer of it."""
    name = named_language(language).lower()
    cut: Callable[[str], str]
    try:
        cut = Stemmer(name)
        cut("word")  # that of Polish wants a library of its own, and says so only when it is asked
    except (LookupError, ValueError):
        cut = str
    try:
        empty = frozenset(get_stop_words(name))
    except LookupError:
        empty = small_words(language)

    @lru_cache(maxsize=_FOREIGN_STEMS)
    def stem_of(word: str) -> str:
        plain = word.lower()
        if len(word) == 1 or plain in empty:
            return ""
        return str(cut(plain)) if plain.isalpha() else plain  # that of Czech warns of each number

    return stem_of


@lru_cache(maxsize=50_000)
def _stem_of(word: str) -> str:
    plain = word.lower()
    return "" if len(word) == 1 or plain in _STOP_WORDS else str(_stemmer(plain))


def _holds(starts: Sequence[int], sentence: _Sentence) -> bool:
    """Whether one of some stretches, by where they start, begins in a sentence."""
    place = bisect_left(starts, sentence.span.start)
    return place < len(starts) and starts[place] < sentence.span.end


def _is_in(lines: Sequence[Span], sentence: _Sentence) -> bool:
    """Whether a sentence stands in one of some lines, which are in order."""
    place = bisect_right(lines, sentence.span.start, key=lambda line: line.start)
    return place > 0 and sentence.span.start < lines[place - 1].end


def _can_follow(sentence: _Sentence, chosen: Collection[int], *, is_past: bool = False) -> bool:
    """Whether a sentence can be shown with the ones at some places, and no others."""
    before, behind = sentence.place - 1 in chosen, sentence.place + 1 in chosen
    if sentence.leans and not before:
        return False
    is_told = behind or (before and not sentence.opens_paragraph)  # what became of it
    return is_told or not (is_past or is_bygone(sentence.text))
