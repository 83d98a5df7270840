from datetime import date

import pytest

from bot.core.markdown import plain
from bot.digest.novelty import Earlier, Printed, Shown
from tests.build import article

DAY = date(2024, 10, 18)
CARD = (
    "**[Mayor backs the tram](https://brookside.example/tram)**\n"
    "The mayor wants the tram. Nobody else was asked about it.\n"
    "> “The tram will be built next year”\n> — Ada Brook, Mayor of the Town\nThe Post · Q11"
)


class TestShown:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("The mayor wants the tram.", True),
            ("the MAYOR wants the tram", True),
            ("Nobody else was asked", True),
            ("The tram will be built next year,", True),
            ("Brook said that the tram will be built next year.", True),
            ("The mayor wants a bridge.", False),
            ("Ada Brook, Mayor of the Town, was asked for her opinion.", False),
            ("the tram", False),
        ],
    )
    def test_an_earlier_digest(self, words, expected):
        """What stood on its card was shown, and what holds a quotation from it; a name is no quotation."""
        assert expected == Shown([Earlier(DAY, (), CARD)]).has(words)

    def test_marks_of_the_card(self):
        """What a card writes with backslashes is known again."""
        words = "A_b says *so* to @all: 20-point plan [1]"
        assert Shown([Earlier(DAY, (), plain(words))]).has(words)

    def test_this_digest(self):
        """What was added is known."""
        shown = Shown()
        assert not shown.has("The mayor wants the tram.")
        shown.add("Mayor backs the tram", ["The mayor wants the tram."])
        assert (True, True, False) == (
            shown.has("The mayor wants the tram, it is said."),
            shown.has_title("MAYOR backs the tram!"),
            shown.has_title(None),
        )


def test_printed():
    """Words that stand in an article in a row; a few may stand anywhere."""
    printed = Printed([article()])
    assert (True, False, False) == (
        printed.has("The council has not voted yet."),
        printed.has("The council has not voted now."),
        printed.has("The mayor"),
    )
