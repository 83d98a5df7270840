"""One document read from end to end: what is article in it, what it says in short, who said what, who stands where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core import dates
from bot.core.explanation import Explanation, QuoteExplanation
from bot.core.model import Document, PartialDate, Quote, Reader, Reading, Span, Stance
from bot.core.names import Roster
from bot.core.records import ReaderSettings
from bot.prose import clean
from bot.prose.doubts import doubtful
from bot.prose.grounds import dropped_grounds, head_grounds
from bot.prose.languages import is_foreign, language_of
from bot.prose.sentences import sentences
from bot.prose.summary import Known, summarise
from bot.speech import attribution, foreign, quotes
from bot.speech.grounds import clause_explanation, quote_explanation
from bot.speech.pronouns import Resolver
from bot.speech.reported import around, reported, reports
from bot.speech.scene import Scene
from bot.stance import stances
from bot.stance.clauses import split
from bot.stance.grounds import stance_explanation
from bot.stance.misses import missed
from bot.stance.passages import whole
from bot.stance.wordings import Wordings


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document taken apart, before anybody is said to have spoken; in another language than English, with that."""

    document: Document
    page: clean.Page
    language: str | None
    published: PartialDate | None
    marked: tuple[Quote, ...]
    split: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Who said what: what was decided for each quotation, and the reported clauses; and whom any phrase means."""

    scene: Scene
    resolver: Resolver
    decisions: tuple[attribution.Decision, ...]
    clauses: tuple[Quote, ...]


def reader(settings: ReaderSettings) -> Callable[[Document], Reading]:
    """The function that reads one document with these settings. Any text can be read."""
    roster, wordings, made_by = Roster(settings.actors), Wordings(settings.topics), settings.reader

    def read(document: Document) -> Reading:
        parts = _parts(document, roster)
        if is_foreign(parts.language):
            return _reading(settings, made_by, parts, parts.marked, ())
        said = _said(parts, roster)
        found = (*(decision.quote for decision in said.decisions), *said.clauses)
        held = stances.stances(_material(wordings, roster, parts, said, found))
        return _reading(settings, made_by, parts, found, held)

    return read


def explainer(settings: ReaderSettings) -> Callable[[Document], Explanation]:
    """The function that reads one document as `reader` does, and keeps what decided."""
    roster, wordings, made_by = Roster(settings.actors), Wordings(settings.topics), settings.reader

    def explain(document: Document) -> Explanation:
        parts = _parts(document, roster)
        if is_foreign(parts.language):
            return _unweighed(document, parts, _reading(settings, made_by, parts, parts.marked, ()))
        said = _said(parts, roster)
        spoken = [quote_explanation(said.scene, roster, each) for each in said.decisions]
        marked = tuple(each.quote for each in spoken)
        spoken += [clause_explanation(said.scene, roster, clause, marked) for clause in said.clauses]
        found = (*marked, *said.clauses)
        material = _material(wordings, roster, parts, said, found)
        kept, misses = stances.sifted(material)
        held = tuple(stance_explanation(case, material) for case in kept)
        return Explanation(
            reading=_reading(settings, made_by, parts, found, [each.stance for each in held]),
            head=head_grounds(document, parts.page),
            dropped=dropped_grounds(parts.page),
            quotes=tuple(spoken),
            stances=held,
            missed=missed(material, kept, misses),
        )

    return explain


def namer(settings: ReaderSettings) -> Callable[[Document], tuple[str, ...]]:
    """The function that gives the ids of the topics that one document names, in its title or its body.

    It takes a small part of the time of a reading, and says whether one is worth while.
    """
    wordings = Wordings(settings.topics)

    def name(document: Document) -> tuple[str, ...]:
        text, title = document.text, document.title or ""
        lines = [split(text, sentence) for sentence in sentences(text, clean.clean(document).body, ())]
        lines += [split(title, Span(0, len(title)))] if title else []
        named = {hit.topic for words in lines for hit in wordings.find(whole(words))}
        return tuple(topic.id for topic in settings.topics if topic.id in named)

    return name


def _said(parts: _Parts, roster: Roster) -> _Said:
    scene = Scene(parts.document.text, parts.split, parts.marked)
    resolver, found = Resolver(scene, roster, parts.published), reports(scene)
    held = around(scene, found)
    decided = tuple(attribution.decisions(scene, resolver, held))
    return _Said(scene, resolver, decided, reported(scene, resolver, found, [each.quote for each in decided]))


def _parts(document: Document, roster: Roster) -> _Parts:
    text, page = document.text, clean.clean(document)
    language = language_of("\n".join(document[line] for line in page.body), document.language)
    published = dates.published(document, page.furniture, page.body)
    if language is not None and is_foreign(language):
        marked = foreign.quotations(text, page.body, language, roster)
        whole = [quote.span for quote in marked]
    else:
        marked = quotes.quotations(text, page.body)
        whole = [piece for quote in marked for piece in quote.pieces]
    split = sentences(text, page.body, whole, language)
    return _Parts(document, page, language, published, marked, split)


def _unweighed(document: Document, parts: _Parts, reading: Reading) -> Explanation:
    """A reading in another language, of which no speaker is weighed and no position read."""
    return Explanation(
        reading=reading,
        head=head_grounds(document, parts.page),
        dropped=dropped_grounds(parts.page),
        quotes=tuple(QuoteExplanation(quote, ()) for quote in reading.quotes),
        stances=(),
        missed=(),
    )


def _material(
    wordings: Wordings, roster: Roster, parts: _Parts, said: _Said, found: Sequence[Quote]
) -> stances.Material:
    text, scene, resolver = parts.document.text, said.scene, said.resolver
    return stances.Material(text, parts.split, found, roster, wordings, parts.published, scene, resolver)


def _reading(
    settings: ReaderSettings,
    made_by: Reader,
    parts: _Parts,
    said: Sequence[Quote],
    held: Sequence[Stance],
) -> Reading:
    document, page = parts.document, parts.page
    title = document.title or (document[page.headline] if page.headline else None)
    known = Known(title or "", _tracked(said, held), _past(held), *doubtful(document, page), parts.language)
    return Reading(
        reader=made_by,
        title=title,
        published=parts.published,
        body=page.body,
        sentences=parts.split,
        summary=summarise(document.text, parts.split, known, settings.sentences, settings.engine),
        quotes=tuple(said),
        stances=tuple(held),
        language=parts.language,
    )


def _tracked(said: Sequence[Quote], held: Sequence[Stance]) -> tuple[Span, ...]:
    """Where listed actors are named as who speaks, or who holds a position."""
    named = (*(quote.speaker for quote in said), *(stance.holder for stance in held))
    return tuple(mention.span for mention in named if mention is not None and mention.actor is not None)


def _past(held: Sequence[Stance]) -> tuple[Span, ...]:
    """What shows a position that was held before, and none that is held now."""
    current = {stance.evidence for stance in held if not stance.past}
    return tuple(stance.evidence for stance in held if stance.past and stance.evidence not in current)
