"""Openings that lean on the sentence before, in other languages than English; and what can be shown alone in them."""

import pytest

from bot.prose.showable import is_question, is_whole, leans

LEANING = {
    "de": (
        "Er lehnte ab.",
        "Das teilte die Stadt mit.",
        "Dies gilt auch hier.",
        "„Nein“, sagte sie.",
        "Danach ging er.",
    ),
    "fr": (
        "Elle a refusé.",
        "Cela ne suffit pas.",
        "Cependant, le maire doute.",
        "« Non », a-t-elle dit.",
        "En effet, oui.",
    ),
    "es": ("Ella se negó.", "Esto no basta.", "Sin embargo, duda.", "Sus palabras pesan.", "Por su parte, Mora calló."),
    "uk": ("Він відмовився.", "Це не так.", "Однак мер мовчить.", "Про це повідомили в раді.", "«Ні», – сказала вона."),
    "ru": ("Он отказался.", "Это не так.", "Однако мэр молчит.", "По его словам, все готово.", "«Нет», — сказал он."),
}
STANDING = {
    "de": (
        "Diese Woche tagt der Rat.",
        "Das Bauamt prüft den Fall.",
        "Es gibt keinen Strom.",
        "„Nein“, sagte Ada Lund.",
    ),
    "fr": ("Cette semaine, le conseil vote.", "Il y a trois ans, le pont fermait.", "« Non », a dit Ada Lund."),
    "es": ("Esta semana vota el pleno.", "Lago se negó.", "«No», dijo Ada Lago.", "El alcalde duda."),
    "uk": ("Цього року міст закрито.", "Мер відмовився.", "«Ні», – сказала Ада Лось."),
    "ru": ("Этой весной мост закрыт.", "Мэр отказался.", "«Нет», — сказала Ада Лосева."),
}


@pytest.mark.parametrize("language", LEANING)
def test_pronouns_and_connectives_lean(language):
    """They are shown only behind the sentence that they point to."""
    assert [True] * 5 == [leans(sentence, language) for sentence in LEANING[language]]


@pytest.mark.parametrize("language", STANDING)
def test_other_sentences_stand_alone(language):
    """Times, articles, what there is, and whoever has a name point to nothing."""
    assert [] == [sentence for sentence in STANDING[language] if leans(sentence, language)]


def test_a_language_without_words_leans_nowhere():
    """Nothing is known of it but its name."""
    assert not leans("Ona odmówiła.", "pl")


@pytest.mark.parametrize(
    "sentence", ["„Wir sind bereit“, sagte sie.", "Er sagte: »Wir sind bereit.«", "Il a dit : « Nous sommes prêts. »"]
)
def test_marks_of_other_languages_are_pairs(sentence):
    """„ is closed by “ or ”, and » may stand behind a space."""
    assert is_whole(sentence)
    assert not is_whole(sentence.replace("“", "").replace("«", "").replace("„", "„„"))


def test_a_question_may_end_in_a_french_mark():
    """« Quand ? » asks."""
    assert is_question("Il a demandé : « Quand partons-nous ? »")
