"""A short account of an article: some of its own sentences, in its own order.

sumy runs the choice behind one late import: it brings 20 MB that only a reading needs, so that importing this module
costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Span
from bot.errors import InvalidInputError

ENGINES = ("verbatim", "lead", "luhn", "textrank")

_MOST_SENTENCES, _MOST_CHARACTERS = 120, 20_000  # of an article are ranked: news says first what matters


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its sentences, for the engine that ranks by it.

    `tracked` is where listed actors are named as who speaks or holds a position; `past` is what shows a position that
    is no longer held. `outside` and `alone` are the lines that may be none of the article (see doubts.py).
    `language` is the code of the one that it is in, None where that is not known.
    """

    title: str = ""
    tracked: tuple[Span, ...] = ()
    past: tuple[Span, ...] = ()
    outside: tuple[Span, ...] = ()
    alone: tuple[Span, ...] = ()
    language: str | None = None


def summarise(text: str, sentences: Sequence[Span], known: Known, length: int, engine: str) -> tuple[Span, ...]:
    """At most `length` of the sentences: of "verbatim" the best first, else in order; none only when there are none.

    Engines: "verbatim" ranks (see summarizers.Verbatim), "lead" takes the first, "luhn" and "textrank" rank as sumy
    does. None shows a heading, a line of page furniture or half of a pair of quotation marks while there is anything
    else. Raises InvalidInputError for an unknown engine, and for "textrank" where NumPy is not installed.
    """
    if engine not in ENGINES:
        raise InvalidInputError(f"No summary engine called ‘{engine}’. There are: {', '.join(ENGINES)}.")
    from bot.prose.summarizers import document_of, summarizer_of  # noqa: PLC0415 - half a second, only for readings

    summarizer = summarizer_of(engine, known)
    first = sentences[:_MOST_SENTENCES]
    ranked = [span for span in first if span.end - first[0].start <= _MOST_CHARACTERS] or first[:length]
    chosen = summarizer(document_of(text, ranked, known.language), length)
    return tuple(sentence.span for sentence in chosen) or tuple(sentences[:length])
