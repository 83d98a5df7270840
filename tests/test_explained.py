import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot import app, files
from bot.cli import main
from bot.core.explanation import Aspect, Step, unexplained
from bot.core.model import Document, Form, Kind, Mention, Quote, Span
from bot.core.records import ReaderSettings, Thresholds
from bot.explained import Paper, show
from bot.reading import explainer, reader
from tests import shipped
from tests.growth import is_linear
from tests.stance.stance_fixtures import ACTORS, PARKING, TRAM

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("2*.md"))
REAL = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
TOPICS = (TRAM, PARKING)
SETTINGS = ReaderSettings(ACTORS, TOPICS, 3, "lead")
SHOWN = Thresholds(0.7, 0.5)

ARTICLE = """\
Marsh asks Southport for a tram to the harbour

By Iris Vale
12 May 2026
Share

Ada Marsh, who wants the tram, met the people of Southport on Monday and talked with them for three hours.
“We must build the tram,” Marsh said. “It is time for it,” she told the Post.
Ben Stone does not want the tram unless the rails reach the harbour. “The line is a mistake,” he said.
Allies want Carl Reed in a “position of strength”, whether to withstand Marsh or to settle for less in talks.
The “Golden Age” of the car park is over, according to Carl Reed, who had never been there in his life.
Ben Stone denied that Northgate opposes the tram. The mayor's sister sang “The Long Road Home” to the crowd.
The harbour of Westerly, beside Southport's old bridge, wants the tram, and nobody knows what comes after it.
Read more: the tram in pictures

12 comments
"""


def explain(text=ARTICLE, **head):
    return explainer(SETTINGS)(Document(text, **head))


def printed(text=ARTICLE, width=80, *, with_reasons=True, first_line=1, **terminal):
    """What is printed of a text."""
    explanation = explain(text) if with_reasons else unexplained(reader(SETTINGS)(Document(text)))
    console = Console(file=StringIO(), width=width, highlight=False, emoji=False, **terminal)
    show(explanation, Paper(console, Document(text), first_line, TOPICS, SHOWN))
    return console.file.getvalue()


def words(grounds, aspect):
    """The words of the article that decided an aspect."""
    return [ARTICLE[span.start : span.end] for ground in grounds if ground.aspect is aspect for span in ground.words]


def test_another_language_is_told_with_what_is_left_out():
    """Below the title; the reading has no reasons but those of its head and of what is left out."""
    text = (
        "Die Brücke ist zu\n\nDie Brücke über den Fluss ist seit Montag zu, und das wird auch im Mai nicht anders sein."
    )
    assert "in German: its positions are not read, and speakers only where plainly named" in printed(text, 100)
    assert ((), ()) == (explain(text).stances, explain(text).missed)
    assert "in English" not in printed()


def quotation(spoken):
    """The explanation of one quotation of the article."""
    return next(
        each for each in explain().quotes if ARTICLE[each.quote.span.start : each.quote.span.end].startswith(spoken)
    )


def test_a_quotation_names_the_words_that_decided_speaker_and_cue():
    """Whose words, which verb, and whom a pronoun means."""
    grounds = quotation("It is time").grounds
    assert (["she"], ["told"], ["the Post"]) == tuple(
        words(grounds, aspect) for aspect in (Aspect.SPEAKER, Aspect.CUE, Aspect.CHAIN)
    )
    assert "Marsh" == words(grounds, Aspect.MEANING)[0]


def test_a_quotation_names_the_speakers_that_it_might_have_had():
    """Nobody and the next likeliest are there, each with what was seen of them."""
    weighed = quotation("The line is").weighed
    assert (True, True) == (None in [one.who for one in weighed], all(one.grounds for one in weighed))


def test_a_stance_names_the_words_that_decided_it():
    """Holder, topic, denial and condition are slices of the article."""
    (stone, *_) = [each for each in explain().stances if each.stance.holder.name == "Ben Stone"]
    assert (["Ben Stone", "want"], ["tram"], ["not"], ["unless", "the rails reach the harbour"]) == tuple(
        words(stone.grounds, aspect) for aspect in (Aspect.HOLDER, Aspect.TOPIC, Aspect.DENIAL, Aspect.CONDITION)
    )


def test_what_shows_no_stance_says_where_it_fell():
    """A denied report, and a sentence whose subject is nobody."""
    fallen = {(ARTICLE[each.sentence.start :][:9], each.step) for each in explain().missed}
    assert {("Ben Stone", Step.ASSERTED), ("The harbo", Step.HOLDER)} <= fallen


def test_what_is_left_out_of_the_article_is_named_with_its_reason():
    """The button, the byline, the call and the end."""
    dropped = {ARTICLE[ground.words[0].start : ground.words[0].end]: ground.says for ground in explain().dropped}
    assert {
        "By Iris Vale": "byline",
        "12 May 2026": "date line",
        "Share": "button",
        "Read more: the tram in pictures": "call or label",
        "12 comments": "readers' remarks",
    } == dropped


PIECES = (
    *("Ada Marsh ", "Marsh ", "she ", "Ben Stone ", "he ", "Northgate's ", "Southport ", "the Post ", "Mr Lee "),
    *("said ", "told ", "wants ", "denied that ", "does not want ", "refused ", "must ", "plan ", "reported "),
    *("the tram ", "tram line ", "car park ", "the line ", "rails to the harbour ", "if ", "unless ", "who ", "and "),
    *("“We must build it,” ", "“never” ", "“The Long Road” ", "‘", "’", "“", "” ", "according to ", ", ", ": ", ". "),
    *(
        "\n",
        "\n\n",
        "Share\n",
        "By Ada Lund\n",
        "12 May 2026\n",
        "12 comments\n",
        "? ",
        " – ",
        "the mayor of Westerly ",
    ),
)


explain("Ada Marsh came.")  # what is loaded once takes longer than an example may


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_explaining_and_reading_agree(text):
    """On every result, for any text; and every reason cites words of the text."""
    explanation, document = explain(text), Document(text)
    assert reader(SETTINGS)(document) == explanation.reading
    assert explanation.reading.quotes == tuple(each.quote for each in explanation.quotes)
    assert explanation.reading.stances == tuple(each.stance for each in explanation.stances)
    grounds = [
        *explanation.head,
        *explanation.dropped,
        *(
            ground
            for each in (*explanation.quotes, *explanation.stances, *explanation.missed)
            for ground in each.grounds
        ),
    ]
    assert all(document[span] for ground in grounds for span in ground.words)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_explaining_and_reading_agree_on_the_starter_articles(path):
    """With the settings that are shipped."""
    configuration = shipped.configuration()
    document = files.load(path, 2_000_000).document
    explanation = app.explainer(configuration)(document)
    assert app.reader(configuration)(document) == explanation.reading
    assert all(each.grounds for each in (*explanation.quotes, *explanation.stances, *explanation.missed))


@pytest.mark.no_cover
@pytest.mark.skipif(not REAL, reason="the real articles (../shared/seeds) are not here")
def test_explaining_and_reading_agree_on_real_articles():
    """Their furniture is explained, too."""
    configuration = shipped.configuration()
    documents = [files.load(path, 2_000_000).document for path in REAL]
    explanations = [app.explainer(configuration)(document) for document in documents]
    assert [app.reader(configuration)(document) for document in documents] == [each.reading for each in explanations]
    assert any(each.dropped for each in explanations)


@pytest.mark.parametrize(
    "piece", ["the tram Ada Marsh ", "“we must build the tram” ", "“The tram.” Ada Marsh came.\n", "Share\n"]
)
def test_explaining_takes_linear_time(piece):
    """The work grows with the text, also where nothing ends a sentence."""
    assert is_linear(lambda size: explain(piece * size), 40)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100])
def test_lines_keep_within_the_terminal(width):
    """However narrow it is, and without white space at their ends."""
    lines = printed(width=width).splitlines()
    assert max(len(line) for line in lines) <= width
    assert [] == [line for line in lines if line != line.rstrip()]


def test_lines_are_not_longer_than_can_be_read():
    """On a wide terminal the text keeps to a column."""
    assert max(len(line) for line in printed(width=300).splitlines()) <= 100


def test_every_cited_word_stands_where_it_is_said_to():
    """Words, line and column fit the article."""
    told = " ".join(printed(width=100_000, first_line=5).split())
    cited = re.findall(r"“([^“”]{1,80})” \((\d+):(\d+)\)", told)
    lines = ("\n" * 4 + ARTICLE).split("\n")
    assert len(cited) > 40
    assert [] == [each for each in cited if not lines[int(each[1]) - 1][int(each[2]) - 1 :].startswith(each[0])]


def test_a_reading_is_printed_without_reasons():
    """Title, date, summary, quotations with speaker and confidence, stances with condition and evidence; no more."""
    told = " ".join(printed(with_reasons=False).split())
    assert "Marsh asks Southport for a tram to the harbour 12 May 2026 Summary (3)" in told
    assert "8:2 “We must build the tram,” Ada Marsh · direct utterance · confidence 0.9" in told
    assert "Ben Stone · The tram line: for the tram on terms" in told
    assert "conditional · as the article reports · condition: “the rails reach the harbour”" in told
    assert [] == [part for part in ("taken", "Left out", "Topics named", "weighs") if part in told]


def test_what_would_not_be_shown_is_said():
    """The thresholds stand beside what is under them."""
    told = " ".join(printed(with_reasons=False).split())
    assert "speaker unknown · no statement of anybody" in told
    assert re.search(r"“position of strength” .{1,60} confidence 0\.[0-6]\d, under 0\.70: shown without a name", told)


def test_words_of_an_article_cannot_act_on_the_terminal():
    """Escapes and hidden characters are gone, and markup of the console stands as it is."""
    text = "“We \x1b[31mmust \u202ebuild [red]the[/red] tram,” Ada Marsh said.\nShare \x1b]0;pwned\x07 this"
    told = printed(text)
    assert (False, False, False, True) == tuple(part in told for part in ("\x1b", "\u202e", "\x07", "[red]the[/red]"))


def test_styles_are_for_terminals_only():
    """Colours on a terminal, none in a file; the words are the same."""
    plain, styled = printed(), printed(force_terminal=True, color_system="standard")
    assert "\x1b[" not in plain
    assert "\x1b[" in styled
    assert plain == re.sub(r"\x1b\[[\d;]*m", "", styled)


def test_an_empty_reading_is_printed():
    """A text of one word has nothing to show but that."""
    assert "(no title)\nundated\n\nSummary (1)\n1:1  Word\n" == printed("Word", with_reasons=False)


@pytest.mark.parametrize("options", [[], ["--explain"]])
def test_read_prints_an_article_and_stores_nothing(options, tmp_path, capsys, monkeypatch):
    """The command takes a file; lines are those of the file, front matter included."""
    monkeypatch.setenv("COLUMNS", "80")
    assert 0 == main([f"--database={tmp_path / 'none.sqlite'}", "read", str(SEEDS[0]), *options])
    told = capsys.readouterr().out
    assert "\n9:1 " in told
    assert bool(options) == ("Topics named without a stance" in told)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("number", ["1", "5"])
def test_read_gives_as_many_sentences_as_asked_for(number, capsys):
    """Three by default, as bot.toml says."""
    assert 0 == main(["read", str(SEEDS[0])])
    assert 0 == main(["read", str(SEEDS[0]), "--sentences", number])
    told = capsys.readouterr().out
    assert ["Summary (3)", f"Summary ({number})"] == [line for line in told.splitlines() if line.startswith("Summary")]


@pytest.mark.parametrize("number", ["0", "21", "-1", "²", "three", "1.5"])
def test_read_refuses_other_numbers_of_sentences(number, capsys):
    """What bot.toml refuses too."""
    with pytest.raises(SystemExit, match="2"):
        main(["read", str(SEEDS[0]), f"--sentences={number}"])
    assert "it must be a whole number from 1 to 20" in capsys.readouterr().err


def test_read_refuses_what_ingest_refuses(tmp_path, capsys):
    """No file, no article, a folder, a binary: each with what is wrong, and exit status 1."""
    (tmp_path / "picture.txt").write_bytes(b"\x00\x01")
    (tmp_path / "list.csv").write_text("a,b")
    told = []
    for name in ("none.txt", "list.csv", "picture.txt", ""):
        assert 1 == main(["read", str(tmp_path / name)])
        told.append(capsys.readouterr().err)
    expected = ("does not exist", "is no article", "picture.txt: ", "is a folder: `read` takes one article")
    assert [True] * 4 == [part in text for part, text in zip(expected, told, strict=True)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--jsonl", "--explain"], "--explain takes one FILE"),
        ([str(SEEDS[0]), "--explain", "--worker"], "leave --worker out"),
    ],
)
def test_explaining_has_its_limits(arguments, says, capsys):
    """It is for one file, read in this process."""
    assert 1 == main(["read", *arguments])
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(("confidence", "sure"), [(0.8, "named"), (0.6, "under 0.70: not shown")])
def test_reported_speech_is_printed_without_marks(confidence, sure):
    """As on a card, with whether it would be shown there."""
    said, who = "the tram is late", "Ada Marsh"
    text = f"{who} said that {said}."
    where = Span(text.index(said), text.index(said) + len(said))
    clause = Quote(where, (where,), Kind.INDIRECT, Form.UTTERANCE, Mention(Span(0, 9), who), confidence=confidence)
    read = replace(reader(SETTINGS)(Document(text)), quotes=(clause,))
    console = Console(file=StringIO(), width=90, highlight=False, emoji=False)
    show(unexplained(read), Paper(console, Document(text), 1, TOPICS, SHOWN))
    lines = [line.strip() for line in console.file.getvalue().splitlines()]
    place = lines.index("1:21  reported: the tram is late")
    assert f"Ada Marsh · reported clause · confidence {confidence:.2f}, {sure}" == lines[place + 1]
