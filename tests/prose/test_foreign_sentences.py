"""Sentences of German, French, Spanish, Ukrainian and Russian texts."""

import pytest

from bot.core.model import Span
from bot.prose.foreign_sentences import starts
from bot.prose.sentences import sentences
from tests.growth import is_linear

WHOLE = [
    ("de", "Am 3. März kam Dr. A. Lund mit z. B. drei Leuten, d. h. zu spät, nach St. Georg."),
    ("de", "Die Brücke aus dem 19. Jahrhundert kostet ca. 14 Mio. Euro."),
    ("fr", "M. Lund et Mme. Holm, env. 40 ans, ont vu M. A. Roy."),
    ("es", "El Sr. Lago y la Dra. A. Mora hablaron con EE. UU. sobre el art. 5."),
    ("uk", "У м. Лісове на вул. Садовій, 5, за ред. А. Лося, зібралося 20 тис. людей."),
    ("ru", "В г. Лесном на ул. Садовой проф. А. В. Лосев собрал 20 тыс. руб. и ушел."),
    ("ru", "МОСКВА. Завод закрыт."),
]
PARTED = [
    ("de", ["Es geht um Häfen, Straßen usw.", "Der Rat tagt heute."]),
    ("fr", ["« Est-ce vrai ? »", "Le maire n'a pas répondu.", "« Oui. »", "À Paris, on rit."]),
    ("es", ["¿Es verdad?", "¡No!", "—Sí —dijo Mora—.", "El pleno decide mañana."]),
    ("uk", ["Це було у 2027 р.", "Місто мовчить.", "Є річки, озера і т. д.", "Їх багато."]),
    ("ru", ["Это было в 2027 г.", "Город построен в XIX в.", "«Правда?»", "— Нет…", "Есть реки и т. п.", "Их много."]),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_words_cut_short_end_no_sentence(language, text):
    """Titles, initials, ordinals, units, and the town that a report begins with."""
    assert [] == list(starts(text, Span(0, len(text)), language))


@pytest.mark.parametrize(("language", "parts"), PARTED)
def test_sentences_are_parted(language, parts):
    """At stops and marks of each language, also behind what may stand last."""
    text = " ".join(parts)
    assert parts == [text[span.start : span.end] for span in sentences(text, [Span(0, len(text))], (), language)]


def test_no_cut_is_made_in_a_quotation():
    """As in English: “words, — said X. — Words” stays whole."""
    text = "«Мы готовы, — сказал Лосев. — Но не сегодня»."
    assert [Span(0, len(text))] == list(sentences(text, [Span(0, len(text))], [Span(1, len(text) - 2)], "ru"))


@pytest.mark.parametrize("piece", ["Nr. A", "z. B. ", "…» ", ". ", "А. ", "1. M", "XIX в. М", "».   «"])
def test_hostile_texts_take_linear_time(piece):
    """Stops without end, too."""
    assert is_linear(lambda size: list(starts(piece * size, Span(0, len(piece) * size), "de")), 2_000)
