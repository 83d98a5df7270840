"""Lines of an article that may be none of it."""

import pytest

from bot.core.model import Document
from bot.prose.clean import clean
from bot.prose.doubts import doubtful
from bot.prose.sentences import sentences
from bot.prose.summary import Known, summarise

REPORT = (
    "The council of Tull closed the old bridge on Monday, after divers had found cracks in three of its piers.",
    "Buses will take the road over the hill until the spring, which makes the way to the school an hour longer.",
    "Parents said that the council had known of the cracks for two years and that nobody had told them of it.",
    "A new bridge would cost nine million crowns, and the state has not said whether it will pay for any of it.",
)
ABOUT = "The Tull Letter has told of the council, the bridge and the school since 1961, and belongs to its readers."
TEASER = (
    "After a night of rain the council of Tull counted the frogs on the bridge, and found that there are twice as many."
)


@pytest.mark.parametrize(
    ("lines", "outside", "alone"),
    [
        ((), (), ()),
        (REPORT, (), ()),
        ((*REPORT, "Frogs of the year", TEASER), (), (TEASER,)),
        ((*REPORT, "Our letter", "Frogs, a history", "A year of bells", ABOUT), (ABOUT,), ()),
        ((*REPORT[:2], "Sign up for our newsletter", TEASER, "Email", *REPORT[2:]), (), (TEASER,)),
        (("Bridge of Tull is closed", REPORT[0], "Advertisement", "Share", *REPORT[1:]), (), ()),
    ],
    ids=["nothing", "paragraphs only", "under a heading", "far below", "a box", "the first before a box"],
)
def test_prose_apart_from_the_paragraphs_is_doubtful(lines, outside, alone):
    """Far from them it is outside, near to them alone; the first paragraph is neither."""
    document = Document("\n".join(lines))
    far, near = doubtful(document, clean(document))
    told = [{document[line] for line in found if line.end - line.start > 60} for found in (far, near)]
    assert told == [set(outside), set(alone)]


def test_a_summary_takes_doubtful_lines_only_where_there_is_nothing_else():
    """However much they say of what the article is about."""
    text = "\n".join((TEASER, *REPORT))
    split = sentences(text, [clean(Document(text)).body[0]], ()) + sentences(text, clean(Document(text)).body[1:], ())
    known = Known(outside=(split[0],))
    few, all_of_them = (summarise(text, split, known, count, "verbatim") for count in (3, 5))
    assert (split[0] in few, split[0] in all_of_them) == (False, True)
