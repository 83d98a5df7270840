import pytest

from bot.core.explanation import Aspect, unexplained
from bot.core.model import Basis, Document, PartialDate, Reader, Reading
from bot.prose.clean import clean
from bot.prose.grounds import dropped_grounds, head_grounds

PROSE = (
    "The council of Lund voted on Monday for a new bridge over the river, which will cost 40 million crowns.",
    "Work is to start in spring and to end after two years, said the mayor, who had fought for it since 2019.",
    "The old bridge, which was closed in March, will be taken down when the new one is open to traffic.",
)
ADVERT = "Our readers get a warm hat for the winter when they pay for the whole year, and it is a good hat."


def reasons(*lines, title=None):
    """Why each line that is left out is left out."""
    document = Document("\n".join(lines), title)
    return {document[span]: ground.says for ground in dropped_grounds(clean(document)) for span in ground.words}


def head(*lines, **given):
    """What is said of title and date, with the words that it is said of."""
    document = Document("\n".join(lines), **given)
    grounds = head_grounds(document, clean(document))
    return [(ground.aspect, ground.says, [document[span] for span in ground.words]) for ground in grounds]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share", "button"),
        ("Read more: the bridge in pictures", "call or label"),
        ("Sign me up for our daily newsletter", "appeal"),
        ("https://lund.example/bridge", "link"),
        ("By Ada Lund", "byline"),
        ("Home > News > Lund", "path of sections"),
        ("3 hours ago", "age or counter"),
        ("Ada Lund avatar", "picture of a person"),
        ("12 May 2026", "date line"),
        ("The bridge in June (Photo: Bo Holm)", "caption"),
        ("12 comments", "readers' remarks"),
        ("Related stories", "end of the article"),
    ],
)
def test_what_a_line_of_furniture_is_is_told(line, reason):
    """A button, an appeal, a byline: each by its name."""
    assert {line: reason} == reasons(line, *PROSE)


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ((*PROSE, "9 comments", ADVERT), ADVERT, "outside the stretch with the most prose"),
        ((*PROSE, "Share", "The river in flood", ADVERT), "The river in flood", "short, beside sure furniture"),
        (
            (PROSE[0], *(f"Picture {number} of the old bridge" for number in "1234"), *PROSE[1:]),
            "Picture 2 of the old bridge",
            "one of many short lines in a row",
        ),
        ((PROSE[0], "A bridge", PROSE[1], "A bridge", PROSE[2]), "A bridge", "short, and said twice"),
    ],
)
def test_what_keeps_other_lines_out_is_told(lines, line, reason):
    """Prose behind the article's end, and short lines in bad company or said twice."""
    assert reason == reasons(*lines)[line]


def test_a_title_said_again_is_told():
    """In a text without prose only the second time is left out."""
    assert {"Bridge": "the title, said again"} == reasons("Bridge", "Bridge", "River", title="Bridge")


def test_every_line_that_is_left_out_has_a_reason():
    """Title, article and what is left out are all lines of the text."""
    lines = ("A new bridge for Lund", "By Ada Lund", *PROSE, "Share", "12 comments", ADVERT)
    assert set(lines) - {lines[0], *PROSE} == set(reasons(*lines))


@pytest.mark.parametrize(
    ("lines", "title", "says", "words"),
    [
        (("A new bridge for Lund", *PROSE), None, "the first line, which looks like one", "A new bridge for Lund"),
        (("Share", "A new bridge for Lund", *PROSE), None, "looks like one, shortly before", "A new bridge for Lund"),
        (PROSE, None, "none: no line before the article looks like one", None),
        (PROSE, "A new bridge", "given with the article", None),
    ],
)
def test_how_the_title_was_found_is_told(lines, title, says, words):
    """Given, or a line that looks like one."""
    (aspect, said, cited), *_ = head(*lines, title=title)
    assert (Aspect.TITLE, [words] if words else []) == (aspect, cited)
    assert says in said


def test_a_given_title_that_a_line_says_is_told():
    """Then the line is the headline and not the article's."""
    assert (Aspect.TITLE, "says it, too", ["A new bridge"]) == head("A new bridge", *PROSE, title="A new bridge")[1]


@pytest.mark.parametrize(
    ("lines", "published", "says", "words"),
    [
        (("Lund", "12 May 2026", *PROSE), None, "a date line at the head", ["12 May 2026"]),
        (PROSE, None, "none: no line at the head is a date", []),
        (("12 May 2026", *PROSE), PartialDate(2026, 5, 1, Basis.METADATA), "given with the article", []),
        (PROSE, PartialDate(2026, 5, basis=Basis.INFERRED), "given with the article, as inferred", []),
    ],
)
def test_how_the_date_was_found_is_told(lines, published, says, words):
    """Given, inferred, or a line at the head; never a day in the prose."""
    *_, (aspect, said, cited) = head(*lines, published=published)
    assert (Aspect.DATE, words) == (aspect, cited)
    assert says in said


def test_a_reading_can_go_without_reasons():
    """Then there is nothing but the reading."""
    plain = unexplained(Reading(Reader(1, ""), None, None, (), (), (), (), ()))
    assert ((), (), ()) == (plain.head, plain.dropped, plain.missed)
