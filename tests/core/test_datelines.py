"""The place, day and agency before a report's first sentence, and what only looks like them."""

import pytest

from bot.core.datelines import HEAD, bare, begin, dateline
from bot.core.model import Span
from tests.growth import is_linear

# A bar stands where the first sentence begins. What an agency signs is known wherever it stands in an article.
SIGNED = """
KYIV (AP) — |Drones hit a port.
KYIV, Ukraine (AP) — |Drones hit a port.
KYIV, March 4 (Reuters) - |Drones hit a port.
Washington, D.C., Sept. 26, 2024 (UPI) — |The court met.
BEIRUT/KYIV, March 4 (Reuters) - |Drones hit a port.
Kyiv (Ukraine) (AFP) – |Drones hit a port.
Washington (CNN) -- |The court met.
(CNN)|The court met in the morning.
(Reuters) - |The court met.
Dec 29 (Reuters) - |The court met.
BEIJING, March 4 (Xinhua) -- |Ministers met again.
KYIV. March 4 (Ukrinform) – |“We shall see,” she said.
MOSCOW, March 4. /TASS/. |The plant is shut.
New Delhi, Mar 4 (PTI) |The minister met farmers.
New Delhi [India], March 4 (ANI): |The minister met farmers.
Kharkiv (Northern Wire) - |Drones hit a port.
Lund (The Harbour Post) – |The ferry sank.
Brussels, March 4 (Agency) - |Ministers met again.
By Ada Lund in Kyiv (Northwire) – |Drones hit a port.
Berlin (dpa) - |Der Rat tagt am Montag.
FRANKFURT AM MAIN (dpa/epd) – |„Wir gehen“, sagte sie.
Paris, le 4 mars (AFP) - |Les ministres partent.
Madrid, 4 mar (EFE).- |El pleno decide mañana.
КИЇВ, 4 березня (Укрінформ) – |Завод закрито на рік.
Київ. 4 березня. ІНТЕРФАКС-УКРАЇНА - |Завод закрито на рік.
МОСКВА, 4 марта. /ТАСС/. |Завод закрыт на год.
МОСКВА, 4 мар — РИА Новости. |Завод закрыт на год.
""".strip().splitlines()
# Without an agency, or with one that nobody knows, only near the top of an article.
AT_THE_HEAD = """
WASHINGTON — |The court met.
SOCHI — |Putin said that it was over.
KYIV/MOSCOW — |Drones hit a port.
WASHINGTON, D.C. — |The court met.
RYE, N.H. - |The court met - and that was all.
KYIV, Ukraine, March 4 — |Drones hit a port.
Brussels, March 4 – |Ministers met again.
KYIV, 3 March. |Drones hit a port.
KYIV—|Drones hit a port.
LANCASTER (CBSLA) — |The court met.
By Ada Lund in Kyiv – |Drones hit a port.
BEIJING - |There was an air of unease - nobody spoke of it.
THE HAGUE — |The court met. Judges of The Hague said so.
""".strip().splitlines()
NO_DATELINES = """
NATO – the alliance – said no to it.
NATO – The alliance said no to it.
OSCE – Observers met in Vienna.
EU – Members met in Geneva.
NYPD – Officers met in Queens.
UKRAINE – which is at war – said no.
UKRAINE – Europe's shield – said no to it.
KYIV — the capital — slept all night.
Moscow — not Kyiv — will decide it.
Moscow — Kyiv's biggest foe — will decide it.
Kyiv - Drones hit a port.
Kyiv-based analysts – all of them – were wrong.
BREAKING: Drones hit a port.
BREAKING — Drones hit a port.
EXCLUSIVE (Northwire) – Drones hit a port.
FILE - In this picture Ada Lund speaks.
THE LATEST — Drones hit a port.
THE SIEGE — Drones hit a port.
COUNCIL HAS ASKED HIM — Lund denied it.
LUND – We shall see. HOLM – So we shall. LUND – It is late.
Q – Who will pay for all of it?
KYIV: Drones hit a port.
KYIV – A CITY AT WAR IN THE DARK
March 4 – Drones hit a port.
Monday, March 4 – Ministers meet in Brussels.
Ada Lund (Greens) – Mayor of Lund since 2010.
Ada Lund (CDU) – who else – spoke on it.
Ada Lund (D-W.Va.) — West Virginia's voice — said no.
Kyiv (population 3 million) – The city slept.
The North Atlantic Treaty Organization (NATO) – The alliance said no.
British Broadcasting Corporation (BBC) – Britain's broadcaster said no.
“KYIV – Drones hit a port,” the paper wrote.
PARIS — Alps
Drones hit a port on March 4 (Reuters) – and more.
""".strip().splitlines()


def opening(text, *, is_head=True):
    return text[: begin(text, Span(0, len(text)), is_head=is_head)]


@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("is_head", [True, False])
def test_what_an_agency_signs_is_a_dateline_anywhere(line, is_head):
    """With or without place, day and dash, as agencies of many countries write it."""
    before, behind = line.split("|")
    assert before == opening(before + behind, is_head=is_head)


@pytest.mark.parametrize("line", AT_THE_HEAD)
def test_a_place_without_an_agency_is_a_dateline_near_the_top(line):
    """In capitals, or with a day; further down it may be the label of an item."""
    before, behind = line.split("|")
    assert (before, "") == (opening(before + behind), opening(before + behind, is_head=False))


@pytest.mark.parametrize("line", NO_DATELINES)
def test_what_only_looks_like_a_dateline_stays(line):
    """Asides, labels, bodies, speakers, lists, timelines and quotations."""
    assert not opening(line)


def test_what_a_text_writes_in_capitals_elsewhere_is_no_place():
    """A town has capitals only in a dateline, a body has them always."""
    text = "BELGO – Members met. The BELGO of old is gone."
    assert ("", "BELGO – ") == (opening(text), opening(text.replace("The BELGO", "The town of Belgo")))


def test_the_day_of_a_dateline_is_given():
    """With its year, if it has one; the agency needs no place for it."""
    for text, day in (
        ("KYIV, March 4, 2024 (AP) – We met again.", "March 4, 2024"),
        ("4 May (AP) – We met again.", "4 May"),
    ):
        found = dateline(text, Span(0, len(text)), is_head=False)
        assert day == text[found.day.start : found.day.end]
    assert dateline("KYIV (AP) – We met again.", Span(0, 25), is_head=False).day is None


@pytest.mark.parametrize(
    "line", ["KYIV (Northwire) –", "RIGA, March 4", "(Reuters) -", "KYIV, March 4, 2024 (Northwire)"]
)
def test_a_dateline_can_be_all_of_a_line(line):
    """The report begins below it."""
    assert (Span(0, len(line)), "") == (bare(line).span, opening(line))


@pytest.mark.parametrize(
    "line", ["KYIV", "NATO –", "Ada Lund, 4 March 2024", "Drones hit a port (Reuters)", "", "KYIV – We met again."]
)
def test_other_lines_are_no_bare_datelines(line):
    """A place alone may be a heading, a name with a day is a byline's, and words are words."""
    assert bare(line) is None


@pytest.mark.parametrize(
    "piece", ["A", "A ", "A, ", "A.", "A-", "Mar 3, ", "A (A", "A and ", "By A in ", "— ", "Ä Ä, ", " "]
)
def test_looking_for_a_dateline_takes_linear_time(piece):
    """Whatever a line begins with."""

    def work(size):
        text = piece * size
        for number in range(HEAD):
            begin(text, Span(number, len(text)), is_head=True)
        bare(text)

    assert is_linear(work, 20_000)
