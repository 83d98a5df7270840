import pytest

from bot.core.edits import vanished
from tests.growth import is_linear

EDITED = "Dora Esk said: “The ferry stays – for now,” and “we’ll see”. The fare is 4 euros."


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["The ferry stays – for now,"], False),
        (["the FERRY stays,\n\nfor now"], False),
        (["we'll see"], False),
        (["The ferry stays", "we’ll see"], False),
        (["The ferry goes"], True),
        (["The ferry stays", "The ferry goes"], True),
        (["The ferry stays and we’ll see"], True),
        (["Erry stays"], True),
        (["4 euro"], True),
        (["…"], False),
    ],
)
def test_vanished(parts, expected):
    """A claim is gone when words of it are, in their order; marks, case and spacing are no words."""
    assert ({7} if expected else set()) == vanished({7: parts, 8: ["Dora Esk"]}, EDITED)


def test_linear():
    """A text is folded once, whatever was claimed of it."""
    assert is_linear(lambda size: vanished({1: ["no tram"]}, "Über tram, no. " * size), 20_000)
