import pytest

from bot.core.model import Span
from bot.stance.clauses import split
from bot.stance.positions import Sort, VerbForm, cues


def found(text):
    """The cues of a text as words, sign, sort and form."""
    words = split(text, Span(0, len(text)))
    return [
        (" ".join(word.key for word in words[cue.first : cue.last + 1]), cue.sign, cue.sort, cue.form)
        for cue in cues(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they deny nothing", []),
        ("they tried to supply it", [("supply", 1, Sort.DEED, VerbForm.BASE)]),
        ("she supplies it", [("supplies", 1, Sort.DEED, VerbForm.PRESENT)]),
        ("she supplied it", [("supplied", 1, Sort.DEED, VerbForm.PAST)]),
        ("she is supplying it", [("supplying", 1, Sort.DEED, VerbForm.ING)]),
        ("she agreed", [("agreed", 1, Sort.DEED, VerbForm.PAST)]),
        ("she is agreeing", [("agreeing", 1, Sort.DEED, VerbForm.ING)]),
        ("she dropped it", [("dropped", -1, Sort.WANT, VerbForm.PAST)]),
        ("she pushes for it", [("pushes for", 1, Sort.WANT, VerbForm.PRESENT)]),
        ("the city banned it", [("banned", -1, Sort.WANT, VerbForm.PAST)]),
        ("she stepped up aid", [("stepped up", 1, Sort.DEED, VerbForm.PAST)]),
        ("the city is capping it", [("capping", -1, Sort.STEP, VerbForm.ING)]),
        ("she took part in it", [("took part in", 1, Sort.DEED, VerbForm.PAST)]),
        ("she paid for it", [("paid for", 1, Sort.DEED, VerbForm.PAST)]),
        ("she cancelled it", [("cancelled", -1, Sort.DEED, VerbForm.PAST)]),
        ("she canceled it", [("canceled", -1, Sort.DEED, VerbForm.PAST)]),
        ("she sought it", [("sought", 1, Sort.WANT, VerbForm.PAST)]),
        ("she has given up", [("given up", -1, Sort.WANT, VerbForm.PAST)]),
        ("Oslo's demand", [("demand", 1, Sort.NOUN, VerbForm.NONE)]),
        ("they demand it", [("demand", 1, Sort.WANT, VerbForm.BASE)]),
        ("it is out of the question", [("out of the question", -1, Sort.MODAL, VerbForm.NONE)]),
    ],
)
def test_cues_in_all_their_forms(text, expected):
    """A cue is found in each form of its verb, the longest first, and as a noun after an owner."""
    assert expected == found(text)
