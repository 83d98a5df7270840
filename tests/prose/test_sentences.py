import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Span
from bot.core.text import lines
from bot.prose.sentences import sentences
from bot.speech.quotes import quotations
from tests.growth import is_linear

# Written before the rules, each with a bar where a reader would cut.
HELD_OUT = """
The deal was signed on Feb. 24.|Nobody cheered.
Gen. Ivan Petrenko met Sen. Ada Lund, R-S.C., at 5 p.m. on Tuesday.|They shook hands.
He flew to the U.S. on Monday.|The trip took nine hours.
The U.S. Senate voted 51 to 49.|It was close.
“We are ready,” Mrs. Holm said.|“They are not.”
“What now?” she asked.|Nobody knew.
“It is over. We lost. Go home,” the coach said.|He wept.
"It is over. We lost," the coach said.|"Go home."
Lund said: “No. Never.”|Then she left.
The law (see Art. 5. It is short) was passed.|Nobody read it.
They (the Danes. – Ed.) will pay.|We will not.
It cost $3.5 million, i.e. twice the plan.|Who pays?|You do!
Prices rose by 2.5 percent in Jan. and by 3.1 percent in Feb. this year.|Wages did not.
No. 10 declined to comment.|So did the palace.
J. R. Holm, Jr. wrote it.|It sold well.
Mr. Holm and Dr. Lund met Prof. Berg.|They ate.
The firm, Holm & Co. Ltd., closed.|Its shop on St. John St. stays open.
Wait… the door moved.|It opened.
He asked why.|She asked why not!|“Because,” he said.
The ship left at 6 a.m. and sank at 7 p.m.|Forty drowned.
The rate fell to 0.5%.|Banks shrugged.
“Stop!” he cried.|They ran.
“Stop!”|He ran.
She called it “a bad plan.”|The minister disagreed.
Lt. Col. Berg led the unit.|Maj. Olsen followed.
It happened on Sept. 3, 2021, in Washington, D.C., at noon.|Rain fell.
The E.U. and the U.N. agreed.|China abstained.
The vote is on Oct. 5.|Polls open at 8.
“Russia, China, Iran etc. are on the list,” he said.|The list is long.
The army took 3 villages.|12 men died.
Visit example.org for more.|It is free.
Version 2.0.1 was out.|It crashed.
“I said, ‘Leave.’ He stayed,” Lund recalled.|Holm denied it.
He said “yes.”|She said “no.”
Lund, 54, won.|Holm, 61, lost.
The so-called “special operation” began.|“War,” others say.
Is it war?|“Yes.”|Is it just?|“No.”
It is not over until it is over!|Yogi knew.
The treaty, signed in 1994 (in Budapest), failed.|[It was never ratified.]
He left for good…|She stayed.
""".strip().splitlines()
FLOOR = 0.95  # of these; raise it when the splitter gets better, never lower it


def split(text, *, with_quotations=True):
    body = tuple(lines(text))
    marked = tuple(piece for quote in quotations(text, body) for piece in quote.pieces) if with_quotations else ()
    return [text[span.start : span.end] for span in sentences(text, body, marked)]


def test_most_held_out_lines_are_cut_as_a_reader_would():
    """At least the stated share of forty hard lines is cut rightly."""
    right = 0
    for line in HELD_OUT:
        expected = line.split("|")
        right += split(" ".join(expected)) == expected
    assert right / len(HELD_OUT) >= FLOOR


def test_a_quotation_is_never_cut():
    """However many sentences it holds, it stays in one with the words around it."""
    text = "“We came. We saw. We left,” Lund said. Nobody minded."
    assert split(text) == ["“We came. We saw. We left,” Lund said.", "Nobody minded."]


def test_the_same_text_is_cut_when_no_quotation_is_known():
    """What counts is the spans that are handed in."""
    assert len(split("“We came. We saw. We left,” Lund said.", with_quotations=False)) == 3


def test_an_aside_in_brackets_ends_no_sentence():
    """A full stop inside brackets is the aside's own."""
    text = "They (the guards. – Ed.) left early. Nobody came."
    assert split(text) == ["They (the guards. – Ed.) left early.", "Nobody came."]


def test_a_missing_space_after_a_full_stop_does_not_join_sentences():
    """Copied text often lacks the space before or after a quotation."""
    text = "Prices rose again.“We are poor,” Lund said."
    assert split(text) == ["Prices rose again.", "“We are poor,” Lund said."]


def test_no_sentence_spans_two_lines():
    """Every line of the body starts a sentence."""
    assert split("A heading\nIt rained all day") == ["A heading", "It rained all day"]


def test_lines_outside_the_body_have_no_sentences():
    """Furniture is not split."""
    text = "Share\nIt rained."
    assert sentences(text, [Span(6, 16)], []) == (Span(6, 16),)


def test_a_text_without_body_has_no_sentences():
    """Nothing in, nothing out."""
    assert sentences("", [], []) == ()


@given(st.text(alphabet='ab. A“”"?!()[]\n’', max_size=120), st.lists(st.integers(0, 119), max_size=6))
def test_sentences_are_trimmed_ordered_and_whole(text, cuts):
    """Together they hold all that is visible in the body; none overlaps, and none splits a quotation."""
    body = tuple(lines(text))
    edges = sorted({cut for cut in cuts if cut <= len(text)})
    quoted = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    found = sentences(text, body, quoted)
    pieces = [text[span.start : span.end] for span in found]
    assert "".join(text.split()) == "".join("".join(pieces).split())
    assert all(piece == piece.strip() for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(found))
    starts = {span.start for span in found} - {line.start for line in body}
    assert not any(quote.start <= start <= quote.end for quote in quoted for start in starts)


@pytest.mark.parametrize("marks", ["“”", "„“", "‘’", "«»", "››", "''", ("''", "''")])
def test_sentences_are_cut_alike_in_every_style_of_marks(marks):
    """A sentence ends behind a closing mark, whichever it is."""
    first = f"The mayor said: {marks[0]}We paid for it.{marks[1]}"
    text = f"{first} He then left the room."
    quoted = Span(text.index("We"), text.index("it.") + 3)
    cut = [text[span.start : span.end] for span in sentences(text, tuple(lines(text)), [quoted])]
    assert [first, "He then left the room."] == cut


@pytest.mark.parametrize(
    "text",
    [
        "It began on Feb. 24 in the north of the U.S. Senate’s map.",
        "They (the harbour authorities. – TMT) went on without him.",
        "J. D. Lund met Anna K. Berg and Lt. Gov. Ola Dahl there.",
        "U.S. Ambassador Anna Berg went on without him.",
    ],
)
def test_abbreviations_and_asides_end_no_sentence(text):
    """Months, initials, offices and an editor's aside are followed by more of the sentence."""
    assert [text] == [text[span.start : span.end] for span in sentences(text, tuple(lines(text)), [])]


@pytest.mark.parametrize("piece", ["A. ", "(", "“ ", "a.“A", "[a. ", '." '])
def test_splitting_takes_linear_time(piece):
    """The work grows with the text."""
    assert is_linear(lambda size: sentences(piece * size, tuple(lines(piece * size)), []), 1_000)


def test_importing_the_module_does_not_import_nupunkt():
    """Its 40 ms are for readings only."""
    code = "import sys, bot.prose.sentences; sys.exit('nupunkt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Secretary of State Ada Lund spoke.",
        "He met U.N. Secretary-General Carl Holm in Bergen.",
        "The U.K. Ambassador to Norway and two U.S. Senators came.",
    ],
)
def test_a_state_and_its_office_are_not_parted(text):
    """Cut between them, one half names a state and the other an office of nobody knows which."""
    assert [text] == split(text)


@pytest.mark.parametrize(
    ("language", "dateline", "told"),
    [
        (None, "KYIV (Northwire) – ", ["U.S. Senators came.", "“It is late,” said one. ", "They left."]),
        (None, "ST. PETERSBURG, Fla. (AP) — ", ["The court met.", "It rose at noon."]),
        (None, "MOSCOW, March 4. /TASS/. ", ["The court met.", "It rose at noon."]),
        ("de", "BERLIN, 4. März (dpa) – ", ["Dr. Lund kam.", "Niemand sprach."]),
        ("ru", "МОСКВА, 4 мар — РИА Новости. ", ["Завод в г. Лесном закрыт.", "Город молчит."]),
    ],
)
def test_the_first_sentence_of_a_report_begins_behind_its_dateline(language, dateline, told):
    """What stands there is cut as if it began the line, and nothing in the dateline ends a sentence."""
    told = [each.strip() for each in told]
    text = dateline + " ".join(told)
    assert told == [text[span.start : span.end] for span in sentences(text, tuple(lines(text)), [], language)]


def test_far_down_only_an_agency_makes_a_dateline():
    """Labels of items look like a place in capitals."""
    text = "It rained all day.\n" * 6 + "OSLO – It snowed again.\nOSLO (AP) – It snowed again."
    assert ["OSLO – It snowed again.", "It snowed again."] == split(text)[-2:]
