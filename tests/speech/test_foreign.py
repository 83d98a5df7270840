"""Speakers in German, French, Spanish, Ukrainian and Russian texts: named where a verb of saying plainly names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Actor, Form
from bot.core.names import Roster
from bot.core.text import lines
from bot.speech.foreign import quotations
from tests.growth import is_linear

ROSTER = Roster(
    [
        Actor("lund", "Ada Lund", "person", aliases=("Lund", "Ада Лунд", "Лунд"), pronoun="she"),
        Actor("lossev", "Ivan Losev", "person", aliases=("Losev", "Иван Лосев", "Лосев"), pronoun="he"),
    ]
)
LED = [
    ("de", "„Das ist falsch“, sagte Ada Lund der Presse am Montag.", "Ada Lund"),
    ("de", "„Das ist falsch“, sagte am Dienstag Bürgermeisterin Ada Lund.", "Ada Lund"),
    ("de", "»Das ist falsch«, betonte Holm.", "Holm"),
    ("de", "Die Ministerin Eva Holm erklärte am Montag: „Das ist falsch.“", "Die Ministerin Eva Holm"),
    ("de", "Auf die Frage, ob das stimme, antwortete Holm: „Das ist falsch.“", "Holm"),
    ("de", "„Das ist falsch“, sagte ein Sprecher von Minister Holm.", "ein Sprecher von Minister Holm"),
    ("fr", "« C'est faux », a déclaré à l'AFP Jean Morel, maire de la ville.", "Jean Morel"),
    ("fr", "« C'est faux », a répondu la porte-parole d'Ada Lund, Anne Morel.", "Anne Morel"),
    ("fr", "Le ministre Paul Roy a ajouté : « C'est faux. »", "Le ministre Paul Roy"),
    ("es", "«Es falso», dijo a EFE el portavoz del Gobierno, Juan Mora.", "Juan Mora"),
    ("es", "Juan Mora, portavoz del Gobierno, dijo: «Es falso lo que se cuenta».", "Juan Mora"),
    ("es", "Según Mora, “es falso lo que se cuenta”.", "Mora"),
    ("uk", "«Це брехня», – сказав у середу речник міста Марко Лис.", "речник міста Марко Лис"),
    ("uk", "За словами Марка Лиса, «це брехня».", "Марка Лиса"),
    ("ru", "«Это ложь», — заявил советник мэра Иван Лосев в Москве.", "Ivan Losev"),
    ("ru", "Лосев заявил журналистам в понедельник: «Мы готовы к переговорам».", "Ivan Losev"),
    ("ru", "Лосев А. В., эксперт рынка, заявил, что «рост цен неизбежен».", "Лосев А. В."),
]
LED += [
    ("de", "„Das ist falsch“, sagte Bundeskanzlerin Lund.", "Ada Lund"),
    ("de", "„Das ist falsch“, sagte Verkehrsministerin Andrea Lund.", "Verkehrsministerin Andrea Lund"),
    ("fr", "« C'est faux », a dit le président Losev.", "Ivan Losev"),
    ("fr", "« C'est faux », a dit le conseiller du président Losev.", "le conseiller du président Losev"),
    ("fr", "« C'est faux », a déclaré M. Losev à Lyon.", "Ivan Losev"),
    ("fr", "« C'est faux », a déclaré Mme Losev à Lyon.", "Mme Losev"),
    ("fr", "« C'est faux », a déclaré le chauffeur de M. Losev.", "le chauffeur de M. Losev"),
    ("de", "„Das ist falsch“, sagte Frau Lund.", "Ada Lund"),
    ("ru", "«Это ложь», — заявил господин Лосев.", "Ivan Losev"),
    ("es", "«Es falso», dijo el portavoz de Ivan Losev.", "el portavoz de Ivan Losev"),
    ("ru", "«Это ложь», — заявил министр Лосев.", "Ivan Losev"),
    ("ru", "«Это ложь», — написал Лосев.", "Ivan Losev"),
    ("ru", "«Это ложь», — заявил пресс-секретарь Лосев.", "пресс-секретарь Лосев"),
    ("ru", "«Это ложь», — заявила министр Лунд.", "министр Лунд"),
]
LED += [
    ("de", "Lund sagte am Montag, als es schon dunkel war: „Das ist falsch.“", "Ada Lund"),
    ("ru", "Лосев ответил Лису: «Это ложь».", "Ivan Losev"),
    ("ru", "Лосев сказал агентству: «Это ложь».", "Ivan Losev"),
    ("fr", "« C'est faux », a dit à Anne Roy le ministre Jean Morel.", "le ministre Jean Morel"),
    ("es", "«Es falso», dijo a la presidenta Eva Lago el ministro Juan Mora.", "el ministro Juan Mora"),
    ("de", "„Das ist falsch“, antwortete ihm Ada Lund.", "Ada Lund"),
    ("ru", "«Это ложь», — ответил ему Лосев.", "Ivan Losev"),
    ("uk", "«Це брехня», — відповів їй Лис.", "Лис"),
    ("ru", "«Это ложь», — заявил Лю Мин.", "Лю Мин"),
]
UNSURE = [
    ("de", "Lund sagte, dass Holm gesagt habe: „Das ist falsch.“"),
    ("de", "Lund sagte, Holm habe gesagt: „Das ist falsch.“"),
    ("de", "Den Minister Holm kritisierte Lund: „Das ist falsch.“"),
    ("fr", "Morel a dit, citant Paul Roy : « C'est faux. »"),
    ("ru", "Лосева предупредил Лис: «Это ложь»."),
    ("ru", "«Это ложь», — предупредил Лосева Лис."),
    ("uk", "Лосєва попередив Лис: «Це брехня»."),
    ("fr", "« C'est faux », a dit à Ada Lund Jean Morel."),
    ("es", "«Es falso», dijo a la presidenta de Lagos Eva Mora el ministro."),
    ("ru", "«Это ложь», — сказал Марку Лосев."),
    ("ru", "«Это ложь», — сказал Лосеву."),
    ("ru", "Лосеву ответил Лис: «Это ложь»."),
    ("uk", "«Це брехня», — сказав Лосєву Марко Лис."),
    ("de", "„Das ist falsch“, sagte sie."),
    ("de", "„Das ist falsch“, sagte der Minister."),
    ("de", "„Das ist falsch“, sagte Lund und Holm nickte."),
    ("de", "„Das ist falsch“, erklärte Lund' Sprecher."),
    ("de", "Holm sagte, Lund habe „den Streit gewollt“."),
    ("de", "Die Zeitung „Der Tag“ berichtete am Montag, Lund habe abgelehnt."),
    ("de", "„Das ist falsch“, so der Tenor in Berlin."),
    ("fr", "« C'est faux », a-t-elle dit à Paul Roy."),
    ("fr", "« C'est faux », ont dit Paul Roy et Anne Morel."),
    ("fr", "Selon « Le Soir », « le maire ment »."),
    ("fr", "Roy a expliqué que sa collègue « mentait à tout le monde »."),
    ("es", "El diario «El Faro» dijo que «es falso»."),
    ("es", "«Es falso», dijeron Mora y Lago."),
    ("uk", "«Це брехня», – повідомив Укрінформ."),
    ("uk", "«Це брехня», – сказав він Лису."),
    ("ru", "«Это ложь», — сообщил ТАСС источник."),
    ("ru", "«Это ложь», — сказал РИА Новости депутат Иван Лосев."),
    ("ru", "«Это ложь», — сказал Лосев Пескову."),
    ("ru", "Лосев заявил, что мэр назвал это «ошибкой»."),
    ("ru", "«Газпром» заявил, что поставки продолжаются."),
]


def read(text, language):
    return quotations(text, list(lines(text)), language, ROSTER)


def pieces(text, language):
    return [[text[piece.start : piece.end] for piece in quote.pieces] for quote in read(text, language)]


@pytest.mark.parametrize(("language", "text", "speaker"), LED)
def test_a_speaker_is_named_beside_a_verb_of_saying(language, text, speaker):
    """As the text writes them, office and all; listed people by their own names."""
    assert [speaker] == [quote.speaker and quote.speaker.name for quote in read(text, language)]


@pytest.mark.parametrize(("language", "text"), UNSURE)
def test_whoever_is_not_plainly_named_is_unknown(language, text):
    """Pronouns, two at once, whom it was told, somebody's spokesman, papers, agencies, what another is said to say."""
    assert [] == [quote.speaker.name for quote in read(text, language) if quote.speaker]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Wer jetzt geht“, warnte Ada Lund, „verliert mehr.“", [["Wer jetzt geht", "verliert mehr."]]),
        ("fr", "« La paix, a dit Paul Roy, ne vient pas. »", [["La paix", "ne vient pas."]]),
        ("fr", "« La paix, a-t-il dit, ne vient pas. »", [["La paix", "ne vient pas."]]),
        ("es", "«Quien se va —advirtió Mora— pierde más».", [["Quien se va", "pierde más"]]),
        ("es", "—No es cierto —respondió Mora—. Es falso. El pleno vota hoy.", [["No es cierto", "Es falso."]]),
        ("uk", "«Ні, – сказала Ада Лунд. – Так не можна».", [["Ні", "Так не можна"]]),
        ("ru", "— Нет, — сказал Лосев.", [["Нет"]]),
        ("ru", "— первый пункт плана\n— второй пункт плана", []),
    ],
)
def test_words_of_saying_inside_speech_are_nobodys(language, text, expected):
    """What stands between the marks but is not spoken is left out; a dash is a mark only where somebody speaks so."""
    assert expected == pieces(text, language)


def test_one_who_goes_on_speaks_on():
    """Behind who spoke, a comma leads on; behind a full stop another sentence begins."""
    on, off = "„Nein“, sagte Holm, „wir bleiben.“", "„Nein“, sagte Holm. „Wir bleiben.“"
    assert [["Holm"], ["Holm", None]] == [
        [q.speaker and q.speaker.name for q in read(each, "de")] for each in (on, off)
    ]


def test_terms_and_titles_are_no_statements():
    """Unless a verb of saying or a whole sentence shows that somebody spoke."""
    text = "Компания «Волна» купила «Северный флот». «Мы этого не ждали и не хотели». «Да», — сказала Лунд."
    assert [Form.SCARE, Form.SCARE, Form.UTTERANCE, Form.UTTERANCE] == [quote.form for quote in read(text, "ru")]


def test_of_other_languages_only_the_marks_are_read():
    """No verb of theirs is known."""
    assert [None] == [quote.speaker for quote in read("„To nieprawda, i wszyscy to wiedzą”, powiedział Lund.", "pl")]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "„",
            "« a, a dit ",
            "«, — сказал ",
            "— сказал Лосев, ",
            "„Nein“, sagte ",
            "sagte Lund, ",
            "Лунд ",
            "von der ",
        ),
        *("«Да», — сказал Лосев. ", "laut ", "— ", "a déclaré : « ", "—dijo Mora— "),
    ],
)
@pytest.mark.parametrize("language", ["de", "fr", "es", "uk", "ru"])
def test_hostile_texts_take_linear_time(language, piece):
    """On one line and without an exception."""
    assert is_linear(lambda size: read(piece * (size // len(piece)), language), 2_000)


@given(
    st.lists(
        st.sampled_from([*'„“”"«»—.,:? \n\u202f', "Ada Lund", "sagte", "a dit", "сказал", "Wir gehen nach Hause"])
    ),
    st.sampled_from(["de", "fr", "es", "uk", "ru", "pl"]),
)
def test_any_text_can_be_read(found, language):
    """Whatever stands in what order, what is found are slices of the text."""
    text = "".join(found)
    assert all(text[piece.start : piece.end].strip() for quote in read(text, language) for piece in quote.pieces)
