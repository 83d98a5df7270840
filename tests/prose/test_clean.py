from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Document
from bot.core.text import lines
from bot.prose.clean import clean
from bot.prose.furniture import ends_article, is_caption, is_furniture
from tests.growth import is_linear

PROSE = "The council of Lund voted on Monday for a new bridge over the river, which will cost 40 million crowns."
MORE = "Work is to start in spring and to end after two years, said the mayor, who had fought for it since 2019."
LAST = "The old bridge, which was closed in March, will be taken down when the new one is open to traffic."
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def kept(text, title=None):
    document = Document(text, title)
    return [document[line] for line in clean(document).body]


def headline(text, title=None):
    document = Document(text, title)
    found = clean(document).headline
    return found and document[found]


@pytest.mark.parametrize(
    "line",
    [
        *("Video of the day", "KEEP READING", "Follow us on Telegram and X", "Show more news", "poster", "By", "X"),
        *("Read more: Bridge closed", "3 March, 09:15 PM", "By Ada Lund and Bo Holm", "Ada Lund Avatar"),
        *("Home / News / Bridges / Council votes for a bridge", "Lund (Photo: City of Lund / Facebook))", "3 shares"),
        *("We tell the story of Lund. Help with a one-time donation!", "Cars on the bridge © Reuters / Bo Holm"),
        *(
            "Sign up to get the news straight to your inbox.",
            "2 hours ago",
            "Posted on Monday",
            "More at https://lund.example",
        ),
        "File photo: the old bridge in Lund, seen from the north in 2018.",
    ],
)
def test_furniture_between_paragraphs_is_left_out(line):
    """Buttons, appeals, captions, bylines, dates and crumbs are no article, even in the middle of one."""
    assert kept(f"{PROSE}\n{line}\n{MORE}") == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Ukraine will become a member of NATO one day, the minister said.",
        "Posted on Telegram, the video shows a burning truck.",
        "Also on Tuesday, the two sides exchanged prisoners.",
        "A deal can be reached at the summit, he said, if both accept its terms and conditions.",
        "“You must support us,” the president told the allies.",
        "More from the allies is needed, he said.",
        "Updated on Monday, the plan has 20 points.",
        "rising to at least nine bridges.",
        "It rained.",
    ],
)
def test_prose_that_sounds_like_furniture_is_kept(line):
    """Words of buttons and appeals inside a sentence do not make it one."""
    assert line in kept(f"{PROSE}\n{line}\n{MORE}")


def test_page_around_the_article_is_left_out():
    """Menus before and teasers after the article are furniture."""
    menu = ["News", "Sport", "Weather today in Lund", "Manage my account"]
    teasers = ["Related stories", "Man bites dog in the park near the lake and says that he is sorry…", "Contact us"]
    assert kept("\n".join([*menu, PROSE, MORE, *teasers])) == [PROSE, MORE]


def test_remarks_of_readers_after_the_article_are_left_out():
    """Prose after the line that ends an article is not joined to it."""
    assert kept(
        f"{PROSE}\n{MORE}\n{LAST}\n12 comments\nThe bridge is a waste of the money that we all have to pay."
    ) == [
        PROSE,
        MORE,
        LAST,
    ]


def test_the_article_goes_on_after_a_gallery():
    """Any number of credited captions in its middle does not cut an article in two."""
    captions = [f"The bridge in the year {2000 + year} (Photo: Bo Holm)" for year in range(12)]
    assert kept("\n".join([PROSE, MORE, *captions, LAST, PROSE + " Again."])) == [PROSE, MORE, LAST, PROSE + " Again."]


def test_sub_headings_between_paragraphs_stay():
    """They are the article's own lines, though no summary takes them."""
    assert kept(f"{PROSE}\nA long way\n{MORE}") == [PROSE, "A long way", MORE]


def test_titles_under_a_button_go_with_it():
    """“Read more” takes the titles below it along."""
    assert kept(f"{PROSE}\nRead more\nDog bites a man in the park\n{MORE}") == [PROSE, MORE]


def test_lines_said_twice_between_paragraphs_are_left_out():
    """What stands there again and again is the page's."""
    assert kept(f"{PROSE}\nThe Lund Post\n{MORE}\nThe Lund Post\n{LAST}") == [PROSE, MORE, LAST]


def test_prose_in_other_languages_is_kept():
    """Sentences count by their shape where English function words are missing."""
    text = "Der Stadtrat hat am Montag für eine neue Brücke gestimmt, die vierzig Millionen kosten soll."
    assert kept(f"Startseite\n{text}\nMehr") == [text]


def test_lists_of_names_are_no_prose():
    """Capitals without function words are a menu, full stop or not."""
    assert kept(f"Home News Sport Weather Culture Travel Money Jobs Cars.\n{PROSE}") == [PROSE]


@pytest.mark.parametrize("text", ["Share\nFollow us", "only words here\nSubscribe"])
def test_nothing_like_prose_still_gives_a_body(text):
    """What is not surely furniture is kept then, and everything when all is."""
    expected = text.split("\n") if text.startswith("Share") else ["only words here"]
    assert kept(text) == expected


def test_an_empty_text_is_an_empty_page():
    """Any text gives a page."""
    page = clean(Document(" \n"))
    assert (page.headline, page.body, page.furniture) == (None, (), ())


def test_the_first_line_without_a_full_stop_is_the_headline():
    """It is neither body nor furniture."""
    text = f"Lund votes for a bridge\n{PROSE}\n{MORE}"
    page = clean(Document(text))
    assert (headline(text), len(page.body), page.furniture) == ("Lund votes for a bridge", 2, ())


def test_a_text_that_starts_with_prose_has_no_headline():
    """No headline is made up."""
    assert headline(f"{PROSE}\n{MORE}") is None


def test_the_given_title_is_the_headline_where_the_text_has_it():
    """The title of the feed is found below other lines, with the outlet's name after it or not."""
    title = "Lund votes for a bridge after long talks"
    assert headline(f"The Lund Post of today\n{title}\n{PROSE}\n{MORE}", f"{title} | The Lund Post") == title


def test_a_given_title_that_the_text_lacks_leaves_the_choice_to_shape():
    """Another line may still be the headline."""
    assert headline(f"A bridge for Lund\n{PROSE}", "Something else") == "A bridge for Lund"


def test_a_title_said_again_is_furniture():
    """Breadcrumbs and second title lines repeat it."""
    text = f"Lund votes for a bridge\nBy\nLund votes for a bridge\n{PROSE}\n{MORE}"
    assert kept(text) == [PROSE, MORE]


def test_on_a_page_the_longest_title_like_line_before_the_article_is_the_headline():
    """Menus stand before the title too."""
    text = f"Share\nLocal news from here\nLund votes for a bridge after long talks\n{PROSE}\n{MORE}"
    assert headline(text) == "Lund votes for a bridge after long talks"


@pytest.mark.parametrize(
    "head",
    [
        "By Ada Lund in Lund\nLUND, March 4, 2024 (Northwire) –",
        "Ada Lund\nLUND (Northwire)",
        "By Ada Lund and Bo Holm\n\nLUND, Sweden —",
        "LUND, March 4 (Northwire) —",
    ],
)
def test_a_byline_and_a_dateline_on_lines_of_their_own_are_no_part_of_the_article(head):
    """Nor is either of them its headline."""
    text = f"{head}\n{PROSE}\n{MORE}"
    assert ([PROSE, MORE], None) == (kept(text), headline(text))


def test_a_title_that_is_the_only_prose_is_body():
    """An article is never lost to its title."""
    assert kept(PROSE, PROSE) == [PROSE]


@given(st.lists(st.sampled_from([PROSE, MORE, LAST, "Share", "News", "A short line", "12 comments", "• An item", " "])))
def test_every_line_is_headline_body_or_furniture_once(found):
    """A page loses no line and shows none twice."""
    document = Document("\n".join(found))
    page = clean(document)
    assert sorted([*page.body, *page.furniture, *([page.headline] if page.headline else [])]) == list(
        lines(document.text)
    )
    assert bool(page.body) == bool(document.text.strip())


@pytest.mark.parametrize("line", ["x" * 601, "Read more " + "x" * 600])
def test_very_long_lines_are_never_furniture(line):
    """A whole text on one line is not thrown away for a word in it."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("check", "line"),
    [(ends_article, "More in Europe"), (ends_article, "All comments (12)"), (is_caption, "A tank (AP/Bo Holm)")],
)
def test_kinds_of_furniture_are_told_apart(check, line):
    """Ends of articles and captions weigh differently from boxes."""
    assert check(line)


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("The bridge at dusk (Photo: Ada Holm) before the works", True),
        ("FILE PHOTO: The bridge at dusk", True),
        ("Workers rest In This Undated Photo of the bridge", True),
        ("The bridge at dusk, seen from the tower © Ada Holm", True),
        ("The bridge at dusk, seen from the tower. Getty Images", True),
        ("Letters were found within this photo book of the bridge", False),
        ("The file photo: a copy of it hung in the tower", False),
        ("Getty Images sold the bridge to the town", False),
    ],
)
def test_a_credit_is_known_by_where_it_stands(line, credited):
    """It opens the line, stands in brackets or behind "in this", or ends the line."""
    assert is_caption(line) == credited


@pytest.mark.parametrize("line", ["Readings of the past", "Sign upward trend", "Bylaws Of The Town"])
def test_phrases_count_as_whole_words_only(line):
    """A longer word that starts alike is another word."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "piece", ["By A", "a/ ", "(photo:", "AAAA ", "((", "12 ", "!", "By Ab, ", "Posted on ", "a » "]
)
def test_cleaning_takes_linear_time(piece):
    """The work grows with the text, on one line and on many."""
    assert is_linear(lambda size: clean(Document(piece * size)), 1_000)
    assert is_linear(lambda size: clean(Document("\n".join([piece * 40] * size))), 25)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the starter articles' originals are not beside this checkout")
def test_the_originals_of_the_starter_articles_lose_their_boxes():
    """No donation line, newsletter box or list of other articles is left in them."""
    for path in sorted(SEEDS.glob("*.txt")):
        assert not [line for line in kept(path.read_text(encoding="utf-8")) if is_furniture(line)]


def test_german_prose_is_prose_though_half_its_words_have_capitals():
    """Its small words tell; those of English do not stand in it."""
    lead = (
        "Lund. Die Stadt Lund wird nach Einschätzung von Bürgermeisterin Ada Brook den Bau der Brücke im Mai beginnen."
    )
    rest = "Das sagte Brook am Montag im Rat der Stadt, in dem die Gegner der Brücke keine Mehrheit mehr haben."
    page = clean(Document(f"Menü\nSuche\n{lead}\n{rest}\nAnzeige"))
    assert [lead, rest] == [Document(f"Menü\nSuche\n{lead}\n{rest}\nAnzeige")[line] for line in page.body]
