import pytest

from bot.core.text import lines
from bot.speech.links import Tie, bond
from bot.speech.mentions import Sort, candidates
from bot.speech.narration import frames
from bot.speech.quotes import quotations


def frame(text):
    body = tuple(lines(text))
    return frames(text, body, quotations(text, body))[0]


def phrases(text):
    return [text[phrase.span.start : phrase.span.end] for phrase in candidates(frame(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ursula von der Leyen said so.", ["Ursula von der Leyen"]),
        ("Danish ambassador to NATO Anna Lund said so.", ["Danish ambassador to NATO Anna Lund"]),
        ("A top aide to President Anna Lund said so.", ["A top aide", "President Anna Lund"]),
        ("The Bank of England said so.", ["The Bank of England"]),
        ("Former president of Finland Anna Lund said so.", ["Former president of Finland Anna Lund"]),
        ("On Monday a senior French official said so.", ["a senior French official"]),
        ("The spokeswoman Lund nailed it.", ["The spokeswoman Lund", "it"]),
        ("Some analysts say so.", ["Some analysts"]),
        ("Villagers say so.", ["Villagers"]),
        ("However, villagers say so.", ["villagers"]),
        ("Another said so.", ["Another"]),
        ("Anna Lund and Peter Holm said so.", ["Anna Lund and Peter Holm"]),
        ("Anna Lund and Peter Holm.", ["Anna Lund", "Peter Holm"]),
        ("Anna Lund and then Peter.", ["Anna Lund", "Peter"]),
        ("“Go,” said Senate veteran Anna Lund.", ["Senate veteran Anna Lund"]),
        ("“Go,” said Senate watcher Anna Lund.", ["Senate watcher Anna Lund"]),
        ("Lund’s plan and the ministers’ plan.", ["Lund", "the ministers’ plan"]),
        ("Citing Anna Lund, he said so.", ["Anna Lund", "he"]),
        ("A day after Lund said so.", ["Lund"]),
        ("“Go,” said port watcher Anna Lund.", ["port watcher Anna Lund"]),
        ("The court document filed on Monday says so.", ["The court document"]),
        ("A plan rejected by Anna Lund.", ["A plan", "Anna Lund"]),
        ("A visibly tired guard said so.", ["A visibly tired guard"]),
        ("A source familiar with it said so.", ["A source", "it"]),
        ("“Go,” read one.", ["one"]),
        ("Minister Anna Lund and President Bo Holm said so.", ["Minister Anna Lund and President Bo Holm"]),
        ("Anna Lund of Norrland Today said so.", ["Anna Lund of Norrland Today"]),
        ("She and I left.", ["She", "I"]),
        ("Bank of.", ["Bank"]),
        ("Anna Lund Monday said so.", ["Anna Lund"]),
        ("The, a.", []),
    ],
)
def test_phrases_that_may_name_a_speaker_are_taken_whole(text, expected):
    """Titles, particles and offices belong to a name; weekdays and openers do not."""
    assert expected == phrases(text)


def test_an_owner_is_marked():
    """A possessive only owns what follows; behind an -s it may have an apostrophe alone."""
    found = candidates(frame("Lund’s plan, Anna Holms' plan, Berg."))
    assert [("Lund", True), ("Anna Holms", True), ("Berg", False)] == [
        ("Lund’s plan, Anna Holms' plan, Berg."[phrase.span.start : phrase.span.end], phrase.is_owner)
        for phrase in found
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("“It is over,” said Anna Holms’ adviser Jonas Berg.", "Anna Holms’ adviser Jonas Berg"),
        ("“It is over,” said Anna Holms’ lawyer.", "Anna Holms’ lawyer"),
        ("“It is over,” Anna Holms' sister said.", "Anna Holms' sister"),
    ],
)
def test_somebody_with_an_apostrophe_alone_does_not_speak(text, phrase):
    """Whom an adviser belongs to is not who spoke, though the name ends in -s."""
    assert [phrase] == phrases(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Lund said: “We go.”", Tie.SUBJECT),
        ("Lund later also said “we go” there.", Tie.SUBJECT),
        ("Lund, the mayor, said “we go” there.", Tie.APPOSED),
        ("Lund (the mayor) said “we go” there.", Tie.APPOSED),
        ("Lund of the party said “we go” there.", Tie.MODIFIED),
        ("Sources close to it said “we go” there.", Tie.MODIFIED),
        ("“We go,” said Lund.", Tie.INVERTED),
        ("“We go” is what we did, said Lund.", Tie.INVERTED),
        ("So said Lund.", Tie.INVERTED),
        ("According to Lund, “we go” there.", Tie.SOURCE),
        ("Lund: “We go.”", Tie.LABEL),
        ("Lund ran home and said “we go” there.", Tie.FAR),
        ("Lund “went”.", Tie.NONE),
        ("Lund, “went” home, said so.", Tie.NONE),
        ("Lund wants to say “go”.", Tie.SUBJECT),
    ],
)
def test_a_phrase_is_tied_to_its_verb(text, tie):
    """The tie says how the nearest phrase and a verb of saying belong together."""
    read = frame(text)
    ties = [bond(read, phrase).tie for phrase in candidates(read)]
    assert tie in ties[:1] + ties[-1:]


def test_an_aside_that_never_ends_hides_the_verb():
    """A bracket that stays open is passed over word by word."""
    read = frame("Lund (the mayor said “we go” there.")
    assert Tie.FAR is bond(read, candidates(read)[0]).tie


@pytest.mark.parametrize(
    ("text", "expected"), [("Good harbours said so.", ["Good harbours"]), ("Rain on the roof.", ["the roof"])]
)
def test_a_common_word_that_begins_a_sentence_is_no_name(text, expected):
    """What the text also writes without a capital is a noun, and a phrase only where a verb follows."""
    found = candidates(frame(text), {"good", "rain"})
    assert expected == [text[each.span.start : each.span.end] for each in found]
    assert {Sort.NOUN} == {each.sort for each in found}
