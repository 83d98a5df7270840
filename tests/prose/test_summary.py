import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import core
from bot.core.model import Span
from bot.core.text import lines
from bot.errors import InvalidInputError
from bot.prose.sentences import sentences
from bot.prose.showable import is_bygone, is_fit, is_label, is_question, is_source, leans
from bot.prose.summary import ENGINES, Known, summarise
from tests.growth import is_linear

NOTHING = Known()
ARTICLE = """\
Lund votes for a bridge
The council of Lund voted on Monday for a new bridge over the river Kavlinge.
It will cost 40 million crowns, the mayor Ada Lund told the Lund Post.
What will become of the old one?
“We will take it down when the new bridge is open to traffic,” the engineer Bo Holm said.
However, some neighbours of the river want to keep the old bridge for walkers.
Work on the bridge over the Kavlinge is to start in spring and to end after two years.
The state railway pays a third of the costs of the bridge, a spokeswoman said.
Nobody came to the meeting in a blue hat.
"""


def chosen(text, length=3, engine="verbatim", known=NOTHING):
    split = sentences(text, tuple(lines(text)), ())
    return [text[span.start : span.end] for span in summarise(text, split, known, length, engine)]


def test_an_unknown_engine_is_refused_with_those_there_are():
    """The message names the engines."""
    with pytest.raises(InvalidInputError, match="verbatim, lead, luhn, textrank"):
        summarise("A b.", [Span(0, 4)], NOTHING, 3, "magic")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_summary_is_at_most_as_long_as_asked(engine):
    """Its length is a limit, and the sentences stand in the article's order."""
    found = chosen(ARTICLE, 2, engine)
    assert [line for line in ARTICLE.splitlines() if line in found] == found
    assert len(found) == 2


def test_lead_takes_the_first_sentences():
    """Headings are passed over."""
    assert chosen(ARTICLE, 2, "lead") == ARTICLE.splitlines()[1:3]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_heading_is_never_in_a_summary(engine):
    """Lines without final punctuation are left out, however early they stand."""
    assert "Lund votes for a bridge" not in chosen(ARTICLE, 20, engine)


RANKED = [engine for engine in ENGINES if engine != "lead"]


@pytest.mark.parametrize("engine", RANKED)
def test_a_question_is_never_in_a_ranked_summary(engine):
    """It tells nothing."""
    assert "What will become of the old one?" not in chosen(ARTICLE, 20, engine)


@pytest.mark.parametrize("engine", RANKED)
def test_a_leaning_sentence_only_follows_the_one_it_leans_on(engine):
    """“However” is left out while the sentence before is, at every length."""
    for length in range(1, 9):
        found = chosen(ARTICLE, length, engine)
        before = {line: ARTICLE.splitlines()[place - 1] for place, line in enumerate(ARTICLE.splitlines()) if place}
        assert all(before[line] in found for line in found if leans(line))


def test_what_is_said_twice_is_taken_once():
    """A sentence that repeats one that was taken adds nothing."""
    first, again, other = (
        "The bridge of Lund opened on Monday.",
        "The bridge of Lund opened Monday.",
        "Rain fell in May.",
    )
    assert chosen(f"{first}\n{again}\n{other}", 2) == [first, other]


def test_luhn_takes_the_sentence_with_most_of_the_frequent_words():
    """Those that stand close together in it, by its own measure, wherever the sentence stands."""
    text = (
        "Ada Lund came to the meeting early.\nRain fell on the town all day long.\n"
        "The new bridge over the river costs more than the old bridge over the river did.\n"
        "A bridge is what the town wants most of all things."
    )
    assert [text.splitlines()[2]] == chosen(text, 1, "luhn")


def test_textrank_takes_the_sentence_that_most_others_share_words_with():
    """The centre of the article, by its own measure, wherever it stands."""
    text = (
        "Ada Lund came to the meeting early.\nThe bridge of Lund is to open in spring.\n"
        "The river bridge will open in spring with a toll for lorries.\nLorries pay a toll of ten crowns.\n"
        "Nobody wore a blue hat at all."
    )
    assert [text.splitlines()[2]] == chosen(text, 1, "textrank")


def test_the_same_sentence_twice_is_taken_once():
    """Engines of others do not look for that."""
    said = "The bridge over the river Kavlinge opened on Monday."
    assert [said] == chosen(f"{said}\n{said}", 2, "luhn")


def test_without_numpy_textrank_says_what_to_do():
    """And the others work, in an environment that lacks it."""
    code = """
import sys
sys.modules["numpy"] = None
from bot.prose.summary import Known, summarise, Span, InvalidInputError
text, spans = "The bridge of Lund opened. It cost a lot of money.", [Span(0, 26), Span(27, 50)]
print([len(summarise(text, spans, Known(), 1, engine)) for engine in ("verbatim", "lead", "luhn")])
try:
    summarise(text, spans, Known(), 1, "textrank")
except InvalidInputError as wrong:
    print(wrong)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ["[1, 1, 1]", "The summary engine ‘textrank’ needs NumPy; install it or choose another."] == (
        done.stdout.splitlines()
    )


def test_the_headline_speaks_for_sentences_that_share_its_words():
    """Of two sentences that are alike otherwise, the one about the headline's words is taken."""
    asked = "\n".join(f"What about number {number}?" for number in range(9))
    text = f"{asked}\nTrees stood tall near rivers today.\nHats were blue across town today."
    assert chosen(text, 1, known=Known("Hats were blue")) == ["Hats were blue across town today."]
    assert chosen(text, 1) == ["Trees stood tall near rivers today."]


def test_what_somebody_held_before_is_not_shown_without_what_became_of_it():
    """Read alone, “had ruled out” passes for what she holds today; before the sentence that says so it does not."""
    other = "Neighbours of the river have asked the council for a bridge over it for ten years."
    before = "Mayor Ada Lund had ruled out a new bridge over the river Kavlinge."
    after = "The mayor told the council of Lund on Monday that the bridge over the Kavlinge will be built."
    text = f"{other}\n{before}\n{after}"
    assert before not in chosen(text, 1)
    assert all(after in found for length in (1, 2, 3) if before in (found := chosen(text, length)))
    assert sorted(chosen(text, 3), key=text.index) == [other, before, after]
    assert chosen(f"{before}\nRain fell in May on the fields.", 1) == ["Rain fell in May on the fields."]


def test_a_paragraph_may_tell_first_what_is_held_now():
    """Then what was held before may follow, but not behind another paragraph."""
    now, before = "Mayor Ada Lund backs the bridge over the river.", "The mayor had long opposed the bridge."
    assert chosen(f"{now} {before}", 2) == [now, before]
    assert chosen(f"{now}\n{before}", 2) == [now]


def test_a_position_that_the_reading_found_to_be_past_is_not_shown_alone():
    """What shows it is given by its place, however it is worded."""
    text = "Ada Lund was no friend of the bridge.\nRain fell on the fields.\nThe council of Lund wants the bridge."
    assert chosen(text, 1)[0].startswith("Ada Lund")
    assert chosen(text, 1, known=Known(past=(Span(4, 10),))) == ["The council of Lund wants the bridge."]


def test_of_two_like_sentences_that_of_a_listed_actor_is_taken():
    """Where they speak or take a position, as far as the reading knows."""
    first, second = "Bo Holm walked to the fair with bread.", "Ada Lund walked to the fair with apples."
    text = f"{first}\n{second}"
    assert chosen(text, 1) == [first]
    assert chosen(text, 1, known=Known(tracked=(Span(len(first) + 1, len(first) + 9),))) == [second]


def test_who_told_of_it_is_not_what_happened():
    """A sentence that only names the source is left out."""
    text = "This was reported by the Lund Post.\nThe council of Lund voted for a new bridge on Monday."
    assert chosen(text, 2) == ["The council of Lund voted for a new bridge on Monday."]


def test_talk_of_i_and_you_gives_way_to_what_happened():
    """Of two sentences with the same words, the one that tells of others is taken."""
    text = "I think our old bridge over the river Kavlinge is in danger.\nThe old bridge over the river Kavlinge broke."
    assert chosen(text, 1) == ["The old bridge over the river Kavlinge broke."]


def test_the_title_is_not_shown_again():
    """A line that is the title, or a part of it, says nothing below it."""
    text = "Lund votes: ‘We’ll build it.’\nThe council of Lund voted for a new bridge on Monday."
    known = Known("Lund votes: ‘We’ll build it.’ - Lund Post")
    assert chosen(text, 2, known=known) == ["The council of Lund voted for a new bridge on Monday."]


def test_a_short_article_is_shown_whole():
    """All its sentences are there when they are no more than asked for."""
    text = "The bridge opened on Monday. It cost 40 million crowns."
    assert chosen(text, 3) == ["The bridge opened on Monday.", "It cost 40 million crowns."]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["no final mark here", "Why?", "“Half a quotation."])
def test_no_article_is_left_without_a_summary(engine, text):
    """When no sentence is fit, the first is shown all the same."""
    assert chosen(text, 3, engine) == [text]


def test_no_sentences_no_summary():
    """An empty body is the only one without a summary."""
    assert summarise("", [], NOTHING, 3, "verbatim") == ()


def test_one_enormous_sentence_is_its_own_summary():
    """The limit on ranked text does not leave an article empty-handed."""
    text = "Word " * 5_000 + "end."
    assert summarise(text, [Span(0, len(text))], NOTHING, 3, "verbatim") == (Span(0, len(text)),)


@pytest.mark.parametrize("engine", ENGINES)
def test_only_the_start_of_a_long_article_is_ranked(engine):
    """Work is bounded: nothing after the first hundred and twenty sentences is chosen."""
    text = "\n".join(f"Sentence number {number} tells about the bridge of Lund." for number in range(2_000))
    split = tuple(lines(text))
    assert all(span in split[:120] for span in summarise(text, split, NOTHING, 20, engine))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "line", ["“The bridge over the Kavlinge will last.", "Sign up for our newsletter about the bridge over the river."]
)
def test_what_cannot_stand_alone_is_never_in_a_summary(engine, line):
    """Half of a pair of marks, and furniture, however much it is about the article's subject."""
    assert line not in chosen(f"{line}\n{ARTICLE}\n{line}", 20, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sentence", ["{0} went home. ", "bridge river {0} x{0} y{0} town. ", "ab cd ef gh {0} " * 400])
def test_a_summary_takes_linear_time(engine, sentence):
    """Of long articles, the engines that compare each sentence with each other see the beginning only."""

    def summary(number):
        text = "".join(sentence.format(count) for count in range(number))
        split = tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^.]+(?:\. |$)", text))
        return summarise(text, split, NOTHING, 3, engine)

    assert is_linear(summary, 60)


@pytest.mark.parametrize("ask", [is_bygone, is_fit, is_label, is_question, is_source, leans])
@pytest.mark.parametrize(
    "piece",
    ["had long never ", "once opposed it ", "as if, ", "'a ", "a' ", "(left ", "a: ", "the latter ", "It was said "],
)
def test_asking_what_a_sentence_is_takes_linear_time(ask, piece):
    """Whatever it repeats."""
    assert is_linear(lambda number: ask(f"{piece * number}."), 4_000)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ARTICLE.splitlines()), max_size=12), st.integers(1, 5), st.sampled_from(ENGINES))
def test_a_summary_is_some_of_the_sentences(found, length, engine):
    """Whatever the article, the summary is a part of its sentences, none twice, and empty only when there are none."""
    text = "\n".join(found)
    split = tuple(lines(text))
    spans = summarise(text, split, NOTHING, length, engine)
    assert sorted(set(spans) & set(split)) == sorted(spans)
    assert bool(spans) == bool(split)
    assert len(spans) <= length


def test_the_best_sentence_comes_first():
    """What a longer summary begins with is the whole of a shorter one; not always the article's own order."""
    lead = "It was a cold day in Lund, and nobody was about.\n"
    text = lead + "".join(ARTICLE.splitlines(keepends=True)[1:])
    ranked = chosen(text, 3)
    assert [ranked[:1], ranked[:2]] == [chosen(text, 1), chosen(text, 2)]
    assert ranked != sorted(ranked, key=text.index)


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "A heading",
            "“Half a quotation.",
            'Half a "quotation.',
            "The text breaks off...",
            "Too short.",
            "Half (an aside.",
            "Lund told the Post: 'We are all in for it.",
            "We are all in for it.'",
            "‘We’re all in for it, she’s in for it.",
        ),
        *("Sign up for our newsletter to get the news.", "Photo: Bo Holm of the Lund Post."),
    ],
)
def test_what_cannot_stand_alone_is_not_fit(sentence):
    """Headings, dangling marks, broken-off text, scraps and furniture are not shown."""
    assert not is_fit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor (54) said: “We will build it.”",
        "Lund told the Post: 'We are all in for it.'",
        "The workers' demands weren't met in the '90s, and 'em all left.",
        "It is ‘our bridge’, and nobody’s else.",
    ],
)
def test_a_whole_sentence_is_fit(sentence):
    """Marks in pairs and a final mark after or before the closing one; an apostrophe is no mark."""
    assert is_fit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "He left.",
            "It’s over now.",
            "This plan failed.",
            "However, nobody came.",
            "After that, they left.",
            "“She won,” Bo said.",
        ),
        *("“We won,” he said.", "“We won!” said she.", "Those plans failed.", "So he left."),
        *(
            "Since then, nobody came.",
            "Both sides left.",
            "Holm would rather have the latter.",
            "The next day it broke.",
        ),
    ],
)
def test_openings_that_point_back_lean(sentence):
    """Pronouns, links and quotations by a mere “he” need the sentence before."""
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This week Lund voted.",
        "Those who came left.",
        "So far nobody came.",
        "Itself a town, Lund grew.",
        "In the speech, Ada Lund said, she told it all.",
        "“We won,” Bo said.",
        "…",
    ],
)
def test_other_openings_do_not_lean(sentence):
    """Times, definitions and named speakers stand by themselves."""
    assert not leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Lund had long opposed the bridge.",
        "Mayor Lund had ruled out a bridge before the election.",
        "The council had previously backed the toll.",
        "The party once rejected any toll.",
        "Lund used to oppose the bridge.",
        "The council was initially against the toll.",
        "Lund backed the toll at the time.",
    ],
)
def test_what_was_held_before_is_bygone(sentence):
    """Nothing in the sentence says what became of it."""
    assert is_bygone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Lund opposes the bridge.",
        "Lund, who had opposed the bridge, voted for it.",
        "Lund said that she had opposed the bridge.",
        "The council had ruled out a toll but wants one now.",
        "The party once rejected any toll and now asks for one.",
        "Rain had fallen for days.",
        "The court agreed that he was ill at the time the bridge fell.",
        "Lund backed the toll on Monday.",
        "“We had opposed it,” Lund said.",
    ],
)
def test_what_is_held_now_or_told_with_its_end_is_not_bygone(sentence):
    """The present, a tense that is only shifted, and a contrast within the sentence."""
    assert not is_bygone(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hand in hand: The mayor came with her husband.", True),
        ("The mayor (pictured) came late.", True),
        ("Goals: Lund, 58.", True),
        ("LUND: The mayor came late.", False),
        ("One thing is clear: it will be built.", False),
        ("The mayor of Lund in the far south said: “No.”", False),
        ("It opens at 10:30 on Monday.", False),
    ],
)
def test_captions_and_entries_of_lists_are_known_by_their_label(sentence, expected):
    """A few words and a colon, but neither a place in capitals nor words with a verb; and what points to a picture."""
    assert is_label(sentence) is expected


def test_a_long_sentence_that_also_names_its_source_tells_more():
    """Only a short one is nothing but its source."""
    assert is_source("This was announced by the council.")
    assert not is_source("The council announced a bridge.")
    assert not is_source(f"It was reported that {'the bridge of Lund is to open soon and ' * 3}costs a lot.")


def test_a_question_inside_a_quotation_mark_is_one():
    """The mark may close after it."""
    assert is_question("Bo asked: “Who pays?”")


def test_importing_core_imports_neither_sumy_nor_its_libraries():
    """The gateway imports core; half a second and 20 MB are for readings only."""
    modules = [each.stem for each in Path(core.__path__[0]).glob("[a-z]*.py") if each.stem != "summarizers"]
    code = (
        f"import sys, importlib; [importlib.import_module(f'bot.core.{{name}}') for name in {modules}];"
        "print({'sumy', 'nltk', 'lxml', 'nupunkt', 'numpy'} & set(sys.modules))"
    )
    assert "set()\n" == subprocess.check_output([sys.executable, "-c", code], text=True)


@pytest.mark.parametrize("language", "de fr es uk ru it pt nl pl cs sk ro sv da tr bg be el hu ar ja zz".split())
def test_articles_in_any_language_that_is_told_have_a_summary(language):
    """Also where the library that stems words knows the language by name, but not how; numbers are no trouble to it."""
    assert chosen(ARTICLE + "2026 2027 2028.", 1, known=Known(language=language))
