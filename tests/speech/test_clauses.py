import pytest

from tests.speech.test_attribution import read, speakers


def shown(text):
    """The speakers as a reader sees them: unknown below 0.5."""
    return [quote.speaker.name if quote.speaker and quote.confidence >= 0.5 else None for quote in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Holm said the plan was sound, but Anna Lund said: “It is a farce and we will not sign it.”",
        "Peter Holm said the plan was sound; Anna Lund said: “It is a farce and we will not sign it.”",
        "Peter Holm said the plan was sound and Anna Lund said it was “a farce that we will not sign”.",
        "Peter Holm said he backed the plan while Anna Lund said it was “too early for us”.",
        "Peter Holm told the house of it, while Danish minister Anna Lund warned that it was “highly unwise”.",
    ],
)
def test_the_subject_of_the_quotations_own_clause_speaks(text):
    """A subject ends where a stop or a conjunction brings another with a verb of its own."""
    assert ["Anna Lund"] == shown(text)


def test_two_quotations_of_one_sentence_have_two_speakers():
    """Each clause keeps its own words."""
    text = "Peter Holm spoke of “a good day”, while Anna Lund called it “a dark day”."
    assert ["Peter Holm", "Anna Lund"] == shown(text)
    text = "“We want peace more than anybody,” Peter Holm said, but Anna Lund called the offer “empty words”."
    assert ["Peter Holm", "Anna Lund"] == shown(text)


def test_a_nameless_subject_takes_over_as_well():
    """A spokesman's words are not those of the person named before."""
    text = "“We want peace more than anybody,” Anna Lund said, and a spokesman called that “a trick”."
    assert ["Anna Lund", "a spokesman"] == speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund said that Peter Holm left and that it was “a dark day for us”.",
        "Anna Lund said Riga wanted war and Peter Holm wanted “a just and lasting peace”.",
        "Anna Lund said that she and Peter Holm had spoken, and that it was “a fine day for us”.",
        "Anna Lund, president of the Holm Foundation, said it was “a good start for us”.",
        "Asked about the plan, Anna Lund said it was “a good start for us”.",
    ],
)
def test_a_subject_of_the_content_does_not_take_over(text):
    """Whom a speaker talks about, and what stands in apposition, does not end the speaker's clause."""
    assert ["Anna Lund"] == speakers(text)


def test_a_clause_of_time_ends_at_its_comma():
    """Who spoke in “when A said no,” does not speak what follows."""
    assert ["Anna Lund"] == speakers("When Peter Holm said no, “we were stunned by all of it,” Anna Lund said.")


def test_who_was_told_did_not_speak():
    """The subject of a passive verb of saying does not speak; who follows “by” does."""
    assert ["Anna Lund"] == shown("Peter Holm was called by Anna Lund “a clown who knows nothing at all”.")
    assert [None] == shown("Peter Holm was told: “You do not have the cards right now.”")
    assert ["Anna Lund"] == speakers("“We are ready for talks with them,” Peter Holm was told by Anna Lund.")


def test_who_was_asked_and_said_speaks():
    """A passive verb does not hide the active one behind it."""
    assert ["Peter Holm"] == speakers("Peter Holm was asked about the plan and said: “We will not sign it.”")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Anna Lund told him that she was “ready to fight for years”, a Danish source said.", ["a Danish source"]),
        ("Anna Lund said “you are gambling with us all”, according to two people in the room.", ["two people"]),
        ("“We will take what we need,” said Anna Lund, according to Peter Holm.", ["Peter Holm"]),
        ("“We will take what we need,” Peter Holm recalled Anna Lund saying.", ["Peter Holm"]),
        ("“We will take what we need,” Anna Lund was quoted by Interfax as saying.", ["Interfax"]),
        ("According to Peter Holm, Anna Lund said it was “a good start for us”.", ["Peter Holm"]),
    ],
)
def test_who_passes_words_on_is_a_link_of_the_chain(text, chain):
    """The innermost subject speaks; who reports it stands in the chain."""
    quote = read(text)[0]
    passed = [link.who.name for link in quote.chain if link.how == "reported by"]
    assert ("Anna Lund", chain) == (quote.speaker.name, passed)


def test_words_that_are_read_out_are_somebody_elses():
    """Who reads out a letter does not speak its words."""
    assert [None] == shown("Anna Lund read out a letter from a soldier: “We are holding on and we are cold.”")
    assert ["Peter Holm"] == speakers("Anna Lund repeated what Peter Holm once said: “We shall fight to the end.”")


def test_a_sentence_crowded_with_quotations_is_a_list():
    """Beyond sixty quotations in one sentence nobody is said to speak any."""
    text = "Anna Lund sang: " + ", ".join(f"“song number {number}”" for number in range(61)) + "."
    assert {None} == set(speakers(text))
