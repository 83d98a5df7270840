"""A subject that is not shipped, a city's tram line, and a reader of short texts about it."""

import sys
from collections import Counter

from bot.core.model import Actor, Form, Kind, Link, Mention, PartialDate, Position, Quote, Role, Span, Stance, Topic
from bot.core.names import Roster
from bot.speech.pronouns import Resolver
from bot.speech.reported import reported, reports
from bot.speech.scene import Scene
from bot.stance.stances import Material, stances
from bot.stance.wordings import Wordings

WORDING = {
    Position.SUPPORTS: "for the tram",
    Position.OPPOSES: "against the tram",
    Position.CONDITIONAL: "for the tram on terms",
    Position.NEUTRAL: "takes no side on the tram",
}
PAST = {
    Position.SUPPORTS: "was for the tram",
    Position.OPPOSES: "was against the tram",
    Position.CONDITIONAL: "was for the tram on terms",
    Position.NEUTRAL: "took no side on the tram",
}
CHANGED = {
    Position.SUPPORTS: "now for the tram",
    Position.OPPOSES: "no longer for the tram",
    Position.CONDITIONAL: "now for the tram on terms",
    Position.NEUTRAL: "no longer takes a side on the tram",
}
TRAM = Topic(
    id="tram",
    label="The tram line",
    aliases=("tram line", "tram"),
    wording=WORDING,
    past_wording=PAST,
    changed_wording=CHANGED,
    phrases=("rail* .. harbour",),
    contrary=("bus lane", "limits on trams"),
    weak=("line",),
    about=("track*", "rails"),
    elsewhere=("model", "Eastpool"),
    home=("harbour",),
    never=("toy tram", "tram museum"),
)
PARKING = Topic("parking", "Parking", ("car park", "parking"), WORDING, PAST, CHANGED)

ACTORS = (
    Actor("northgate", "Northgate", "country", aliases=("City Hall",)),
    Actor("southport", "Southport", "country"),
    Actor("westerly", "Westerly", "country"),
    Actor("commuters", "Commuters' Union", "org", aliases=("CU",)),
    Actor("coastal-towns", "Coastal Towns", "org"),
    Actor("ada-marsh", "Ada Marsh", "person", parent="northgate", aliases=("Marsh",), pronoun="she"),
    Actor("ben-stone", "Ben Stone", "person", parent="southport", aliases=("Stone",), pronoun="he"),
    Actor("carl-reed", "Carl Reed", "person", weak=("Reed",), pronoun="he"),
    Actor(
        "dan-hill",
        "Dan Hill",
        "person",
        aliases=("Hill",),
        pronoun="he",
        roles=(Role("Mayor", ("the mayor of Westerly",)),),
    ),
)
ROSTER = Roster(ACTORS)
PUBLISHED = PartialDate(2025, 6, 1)


def lines_of(text: str) -> list[Span]:
    """The lines of a text: in these fixtures, each is a sentence."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def quoted(  # noqa: PLR0913, PLR0917 - the parts of a quotation
    text: str,
    words: str,
    speaker: str | None,
    kind: Kind = Kind.DIRECT,
    chain: tuple[Link, ...] = (),
    certainty: float = 0.9,
) -> Quote:
    """A quotation of these words in a text, with its speaker looked up in the list of actors."""
    span = Span(text.index(words), text.index(words) + len(words))
    actor = ROSTER.resolve(speaker) if speaker else None
    mention = Mention(span, actor.name if actor else speaker, actor.id if actor else None) if speaker else None
    return Quote(span, (span,), kind, Form.UTTERANCE, mention, None, chain, certainty)


def read(text: str, *quotes: Quote, topics: tuple[Topic, ...] = (TRAM,)) -> tuple[Stance, ...]:
    """The stances of a text with one sentence a line."""
    return stances(material(text, *quotes, topics=topics))


def material(
    text: str, *quotes: Quote, topics: tuple[Topic, ...] = (TRAM,), published: PartialDate | None = PUBLISHED
) -> Material:
    """A text with one sentence a line, prepared for the reading of stances."""
    lines = lines_of(text)
    scene = Scene(text, lines, quotes)
    resolver = Resolver(scene, ROSTER, published)
    found = (*quotes, *reported(scene, resolver, reports(scene), quotes))
    return Material(text, lines, found, ROSTER, Wordings(topics), published, scene, resolver)


def held(text: str, *quotes: Quote) -> list[tuple[str, str]]:
    """Who holds what in a text, in order, as plain pairs."""
    return [(stance.holder.name, stance.position.value) for stance in read(text, *quotes)]


def calls(text: str, *quotes: Quote) -> int:
    """How many functions are called while a text is read."""
    seen: Counter[str] = Counter()
    sys.setprofile(lambda _, event, __: seen.update([event]))
    try:
        read(text.strip(), *quotes)
    finally:
        sys.setprofile(None)
    return seen["call"] + seen["c_call"]
