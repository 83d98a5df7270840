import pytest

from bot.core.model import Document
from bot.prose.clean import clean
from bot.prose.furniture import Furniture, furniture
from tests.growth import is_linear

FIRST = "The council of Lund voted on Monday for a new bridge over the river, which will cost 40 million crowns."
MORE = "Work is to start in spring and to end after two years, said the mayor, who had fought for it since 2019."
LAST = "The old bridge, which was closed in March, will be taken down when the new one is open to traffic."
ALSO = "Four members of the council had asked for a ferry instead, which would be cheaper but could not run in winter."
ARTICLE = (FIRST, MORE, ALSO, LAST)
DECK = "The river has waited for a hundred years."
TITLE = "Lund votes for a bridge"


def kept(*found):
    document = Document("\n".join(found))
    return [document[line] for line in clean(document).body]


@pytest.mark.parametrize(
    "below",
    [
        "By Ada Lund",
        "3 March 2024, 09:15",
        "Updated Nov 19, 9:41 AM; Posted Nov 18, 8:19 PM",
        "Text: Ada Lund · 3 березня 2024",
        "12.03.2024, 18:21 Uhr",
        "LUND, SWEDEN",
    ],
)
def test_what_stands_above_the_byline_or_the_date_is_a_deck(below):
    """The article itself goes on below it."""
    assert list(ARTICLE) == [line for line in kept(TITLE, DECK, below, *ARTICLE) if line != below]


@pytest.mark.parametrize(
    "opening", ["LUND, Sweden (AP) — ", "LUND (Northwire) - ", "NEW LUND, March 3 (Northwire) – ", "LUND — "]
)
def test_what_stands_above_the_place_of_a_report_is_a_deck(opening):
    """A report from somewhere begins with the place, in capitals."""
    report = [opening + FIRST, *ARTICLE[1:]]
    assert report == kept(TITLE, "A man looks at the old bridge in the evening light of March.", *report)


def test_a_heading_in_capitals_is_no_place():
    """Nor is a name in capitals that a sentence begins with."""
    for line in ("NATO and the council of Lund have waited for this.", "THE OLD BRIDGE", "LUND-based firms are glad."):
        assert [FIRST, line, *ARTICLE[1:]] == kept(TITLE, FIRST, line, *ARTICLE[1:])


def test_a_byline_behind_half_of_an_article_cuts_nothing_off():
    """Some stand at the end; a deck is short."""
    assert list(ARTICLE) == kept(TITLE, FIRST, MORE, "By Ada Lund", ALSO, LAST)


@pytest.mark.parametrize("credit", ["Bo Holm/Getty Images", "(Image: © City of Lund)", "Photo: Bo Holm"])
def test_a_line_above_a_credit_alone_is_a_caption(credit):
    """What a picture shows and who took it often stand in lines of their own; later on a label may have no caption."""
    caption = "Boats wait below the old bridge in the evening light."
    assert list(ARTICLE) == kept(TITLE, caption, credit, *ARTICLE)
    later = kept(TITLE, FIRST, MORE, caption, credit, ALSO, LAST)
    assert [FIRST, MORE, *([caption] if ":" in credit else []), ALSO, LAST] == later


def test_a_few_words_below_a_credit_at_the_head_are_a_caption():
    """Some pages say first who took the picture."""
    assert list(ARTICLE) == kept(TITLE, "© Bo Holm/Northwire", "Boats wait in the harbour.", *ARTICLE)


def test_a_short_last_sentence_stays():
    """An article may end in two words; four without a full stop are a label."""
    assert [*ARTICLE, "It rained.", "“So what?”"] == kept(*ARTICLE, "It rained.", "“So what?”", "My account and more")


def test_marks_of_markdown_and_mail_are_no_part_of_a_line():
    """What is quoted or a heading is shown without them."""
    document = Document("\n".join(("# " + TITLE, *ARTICLE[:2], "> > " + ALSO, "## A long way", LAST, "> ")))
    page = clean(document)
    assert TITLE == document[page.headline]
    assert [FIRST, MORE, ALSO, "A long way", LAST] == [document[line] for line in page.body]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("“We shall build it, and soon,” said the mayor of Lund.", "Bo Holm/Getty Images"),
        ("LUND (Northwire) — The council voted for a bridge.", "Bo Holm/Getty Images"),
        ("The council voted for a bridge on Monday.", "Boats below the old bridge (Photo: Bo Holm)"),
    ],
)
def test_an_article_s_own_lines_above_a_picture_stay(line, credit):
    """Somebody's words, the line with the place, and a line above a picture that has a caption of its own."""
    assert [line, *ARTICLE] == kept(TITLE, line, credit, *ARTICLE)


def test_a_video_s_title_and_the_line_about_it_are_no_article():
    """They stand where the video does, at the head."""
    about = "The mayor of Lund discusses how a bridge can change a town."
    assert list(ARTICLE) == kept(TITLE, "video", "The mayor talks about her bridge", about, *ARTICLE)


def test_a_teaser_above_another_title_is_no_first_line():
    """Lists of other articles end right above the text on some pages."""
    assert list(ARTICLE) == kept(TITLE, "Taxes are on the rise. See by how much.", "Man bites dog in park", *ARTICLE)


def test_a_first_line_that_breaks_off_leads_to_another_page():
    """A last one may be all that there is of an article."""
    broken = "Taxes in Lund are on the rise and nobody knows how far they will..."
    assert list(ARTICLE) == kept(TITLE, broken, *ARTICLE)
    assert [*ARTICLE, broken] == kept(*ARTICLE, broken)


def test_what_is_told_of_the_author_is_no_article():
    """Whoever signs an article is nobody in it: name and box go."""
    box = "Ada Lund has written about bridges since 2009. She lives by the river and crosses it every morning."
    assert list(ARTICLE) == kept(TITLE, "By Ada Lund and Bo Holm", *ARTICLE, "Ada Lund", box)


def test_readers_who_write_more_than_the_author_are_left_out():
    """What stands above the line that counts their remarks is the article, if it is enough of one."""
    remark = "I have crossed that bridge every day of my life and nobody has ever asked me what I think of it at all."
    remarks = [line for number in range(40) for line in (f"reader{number}", f"{remark} {number}.", "Reply")]
    assert [*ARTICLE, FIRST + " Again."] == kept(TITLE, *ARTICLE, FIRST + " Again.", "[ 40 comments ]", *remarks)


def test_what_is_little_above_the_first_remark_is_not_the_article():
    """A page's head counts remarks, too, and asks for consent."""
    consent = "We and our partners use cookies and store personal data on your device."
    assert list(ARTICLE) == kept(consent, TITLE, "2 comments", *ARTICLE)


def test_a_box_of_many_lines_does_not_cut_an_article_in_two():
    """Related articles and buttons are passed over where paragraphs follow; else the article is over."""
    box = ["RELATED ARTICLES", "Previous", "1", "Next", "Woman finds python", "Swan blocks road", "Share", "214 shares"]
    more = [
        f"On {day} the council will look at the plans of those who would like to build it."
        for day in ("2 May", "9 May", "16 May")
    ]
    assert [*ARTICLE, *more] == kept(*ARTICLE, *box, *more)
    assert list(ARTICLE) == kept(*ARTICLE, *box, "A swan has blocked the road to Lund for the whole of Monday morning.")


@pytest.mark.parametrize("box", ["Read also: A ferry for Lund", "Підписуйтесь на наш канал", "Lesen Sie auch: Fähren"])
def test_a_box_before_a_short_last_paragraph_cuts_nothing_off(box):
    """One line of furniture between two paragraphs is ordinary."""
    assert [*ARTICLE, "The council will meet again in May, in the old theatre."] == kept(
        *ARTICLE[:3], LAST, box, "The council will meet again in May, in the old theatre."
    )


def test_a_short_sentence_behind_a_box_or_a_list_of_items_stays():
    """Six words make a sentence, and items may end in a semicolon."""
    items = ["new rails;", "a light at each end;"]
    last = "The council meets again in May."
    assert [*ARTICLE, *items, last] == kept(*ARTICLE, *items, last)
    assert [*ARTICLE, last] == kept(*ARTICLE, "Read also: A ferry for Lund", last)


def test_whom_an_outlet_has_write_about_what_is_told_at_the_end():
    """A person of whom the same is said in the middle is somebody in the article."""
    box = "Carl Nash has covered the coast for The Morning Sound since 2011. He lives on a boat."
    assert list(ARTICLE) == kept(TITLE, *ARTICLE, box)
    assert [*ARTICLE[:2], box, *ARTICLE[2:]] == kept(TITLE, *ARTICLE[:2], box, *ARTICLE[2:])


def test_a_list_before_a_short_last_paragraph_cuts_nothing_off():
    """Its items are the article's own lines."""
    items = ["- a bridge for cars", "- a path for everybody else", "- a light at each end"]
    assert [*ARTICLE, *items, "The council will meet again in May, in the old theatre."] == kept(
        *ARTICLE, *items, "The council will meet again in May, in the old theatre."
    )


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("12 Kommentare", None),
        ("Kommentar schreiben", Furniture.REMARKS),
        ("Lire aussi : Un pont pour Lund", Furniture.CALL),
        ("Te puede interesar", Furniture.BUTTON),
        ("Читайте також: Міст у Лунді", Furniture.CALL),
        ("Подпишитесь на наш канал", Furniture.CALL),
        ("Das Wichtigste, jeden Morgen in Ihrem Postfach.", Furniture.APPEAL),
        ("Reporting by Ada Lund; Editing by Bo Holm", Furniture.BYLINE),
        ("FILE - In this May 4, 2001, file photo, a man looks at the bridge.", Furniture.CAPTION),
        ("FILE – The old bridge in Lund, seen on Monday.", Furniture.CAPTION),
        ("The file on the bridge was closed in May.", None),
        ("Joan Marsh opens a hive. Carl Esk for PRN hide caption", Furniture.CAPTION),
        ("Partners of the town asked for a bridge.", None),
        ("We and our partners use precise geolocation and browsing data.", Furniture.APPEAL),
        ("Reporting by the Post showed that the bridge had rusted.", None),
        ("Boats below the bridge. Credit... Bo Holm/The Lund Post", Furniture.CAPTION),
        ("Boats below the bridge. BO HOLM/Northwire", Furniture.CAPTION),
        ("To show personalised ads, we ask for your consent to store cookies.", Furniture.APPEAL),
        ("The court ruled on cookies and on consent in March.", None),
        ("Image caption, The bridge at noon", Furniture.CALL),
        ("This article was amended on 3 March 2024 to correct a name.", Furniture.APPEAL),
    ],
)
def test_furniture_of_other_languages_and_layouts(line, sort):
    """By what it says and how it is built; prose with the same words is none."""
    assert sort == furniture(line)


@pytest.mark.parametrize(
    "piece",
    [
        "Reporting by A ",
        "AA BB/",
        "By Ab Cd ",
        "cookie consent ",
        "1 мая 20",
        "A B, ",
        "AB CD, Ef. ",
        "in this a file ",
    ],
)
def test_edges_take_linear_time(piece):
    """On one line and on many."""
    assert is_linear(lambda size: clean(Document(piece * size)), 1_000)
    assert is_linear(lambda size: clean(Document("\n".join([piece * 30, FIRST] * size))), 25)
