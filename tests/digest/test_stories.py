"""Stories: the gold texts are our own, of two invented days; the larger benches of ../shared are run where they are."""

import json
import random
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.dates import parse_given
from bot.core.model import Document
from bot.digest.stories import Story, cluster
from tests import hostile
from tests.growth import is_linear

GOLD = [json.loads(line) for line in (Path(__file__).parents[1] / "gold" / "stories.jsonl").read_bytes().splitlines()]
BENCH = Path(__file__).parents[3] / "shared" / "bench" / "text"
QUOTES = BENCH.parent / "quotes" / "polnear_train.jsonl"
TEXT = {each["id"]: each["text"] for each in GOLD}
TRAM, OTHER_TRAM, MAYOR, WOLF = TEXT["G01"], TEXT["G05"], TEXT["G08"], TEXT["G37"]


def document(text, published=None, title=None):
    return Document(text, title, parse_given(published) if published else None)


def together(*documents):
    """The stories as lists of places."""
    return [list(story.articles) for story in cluster(documents)]


def labels(documents):
    """The number of each document's story."""
    numbers = {place: number for number, story in enumerate(cluster(documents)) for place in story.articles}
    return [numbers[place] for place in range(len(documents))]


def b_cubed(gold, found):
    """The mean share of an article's story that was found, and of what was found that belongs there, as F1."""
    size, given, both = Counter(found), Counter(gold), Counter(zip(gold, found, strict=True))
    pairs = list(zip(gold, found, strict=True))
    precision = sum(both[pair] / size[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / given[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("is_dated", [True, False])
def test_the_gold_stories_are_found(is_dated):
    """With dates and without, BCubed F1 is at least .99: no article of forty-two stands in a story of others."""
    documents = [document(each["text"], each["published"] if is_dated else None, each["title"]) for each in GOLD]
    assert b_cubed([each["story"] for each in GOLD], labels(documents)) >= 0.99


@pytest.mark.skipif(not BENCH.is_dir(), reason="no ../shared/bench here")
@pytest.mark.parametrize(("name", "floor"), [("multinews", 0.975), ("ecb", 0.93)])
def test_the_stories_of_real_articles_are_found(name, floor):
    """One threshold serves outlets on one event, and pairs of similar events."""
    rows = [json.loads(line) for line in (BENCH / "stories_dev.jsonl").read_bytes().splitlines()]
    rows = [row for row in rows if row["set"] == name]
    assert b_cubed([row["story"] for row in rows], labels([document(row["text"]) for row in rows])) >= floor


@pytest.mark.no_cover
@pytest.mark.skipif(not QUOTES.is_file(), reason="no ../shared/bench here")
def test_articles_on_one_subject_are_not_one_story():
    """Of 840 articles on one election, undated, few that appeared more than four days apart share a story.

    They can hardly tell of one event. Of 342,000 such pairs at most 6 in ten thousand are joined.
    """
    rows = [json.loads(line) for line in QUOTES.read_bytes().splitlines()]
    days = [date.fromisoformat(row["id"].split("_")[1]).toordinal() for row in rows]
    stories = cluster([document(row["text"]) for row in rows])
    joined = (pair for story in stories for pair in combinations(story.articles, 2))
    apart = sum(abs(days[one] - days[other]) > 4 for one, other in combinations(range(len(rows)), 2))
    assert sum(abs(days[one] - days[other]) > 4 for one, other in joined) / apart <= 0.0006


@pytest.mark.skipif(not BENCH.is_dir(), reason="no ../shared/bench here")
def test_an_article_and_the_page_around_it_are_one_story():
    """Of 60 real pages as text, at least 97 in a hundred share a story with the article in them."""
    rows = [json.loads(line) for line in (BENCH / "clean_dev.jsonl").read_bytes().splitlines()]
    found = labels([document(row[field]) for row in rows for field in ("gold", "text")])
    assert sum(article == page for article, page in zip(found[::2], found[1::2], strict=True)) / len(rows) >= 0.97


def test_stories_stand_in_the_order_of_their_first_articles():
    """And each lists its articles in theirs."""
    tellings = [document(text) for text in (WOLF, TRAM, MAYOR, TRAM, WOLF)]
    assert [(0, 4), (1, 3), (2,)] == [story.articles for story in cluster(tellings)]


def test_no_articles_no_stories():
    """The answer to nothing is nothing."""
    assert () == cluster([])


def test_one_article_is_a_story():
    """Of itself."""
    assert (Story((0,), ((0,),), (0.0,)),) == cluster([document(TRAM)])


def test_the_text_that_is_most_like_the_others_comes_first():
    """Near-copies are one text; each has its likeness to the other texts."""
    (story,) = cluster([document(TEXT[name]) for name in ("G24", "G23", "G22", "G23")])
    assert (0, 1, 2, 3) == story.articles
    assert ((1, 3), {(0,), (2,)}) == (story.texts[0], set(story.texts[1:]))
    assert list(story.likeness) == sorted(story.likeness, reverse=True)


def test_similar_events_in_two_towns_are_two_stories():
    """Two accidents of trams on one day, and nothing else to compare them with."""
    assert [[0], [1]] == together(document(TRAM), document(OTHER_TRAM))


def test_two_articles_by_themselves_are_told_apart():
    """Of all pairs of gold articles, each given alone, 99 in a hundred are rightly together or not."""
    pairs = list(combinations(GOLD, 2))
    right = sum(
        (one["story"] == other["story"]) == (len(cluster([document(one["text"]), document(other["text"])])) == 1)
        for one, other in pairs
    )
    assert right / len(pairs) >= 0.99


def test_articles_in_another_language_are_not_alike_for_its_small_words():
    """Among English ones, “não” and “para” are rare; they tell nothing all the same."""
    bread = "O padeiro não abriu a loja porque o forno não aquece para mais de cem pães, e falta farinha para isso."
    chess = "A escola não tem dinheiro para mais tabuleiros, mas os alunos jogam, e para isso são boas as caixas."
    assert [[0], [1], [2]] == together(document(bread), document(chess), document(TRAM))


def test_the_title_tells_the_event_where_the_text_hardly_does():
    """What stands in it counts like the text's first words."""
    title = "Tram derails on Harbour Street in Norrvik, line 4 closed"
    assert [[0, 1], [2]] == together(document(TRAM), document("More soon.", title=title), document("More soon! Later."))


def test_near_copies_are_one_story():
    """A cut copy and one with additions, among which the whole text is."""
    cut, longer = TRAM[: len(TRAM) * 2 // 3], f"By our reporter\n\n{TRAM}\n\nRead the other news of the day below."
    assert [[0, 1, 2], [3]] == together(document(cut), document(longer), document(TRAM), document(MAYOR))


def test_the_same_event_has_one_story_however_often_it_is_copied():
    """What hundreds carry is not taken for common words."""
    copies = [document(f"{TRAM} Report number {number}.") for number in range(300)]
    assert [list(range(300)), [300]] == together(*copies, document(MAYOR))


@pytest.mark.parametrize(
    ("later", "is_one"),
    [
        ("2026-03-06T12:00Z", True),
        ("2026-03-06T12:01Z", False),
        ("2026-03-06T14:00+02:00", True),
        ("2026-03-06", True),
        ("2026-03-07", False),
        ("2026-03", True),
        ("2025", False),
        (None, True),
    ],
)
def test_what_is_known_to_be_more_than_72_hours_apart_is_not_one_story(later, is_one):
    """Even the same words; what may be nearer is, and what has no date is not kept apart."""
    found = together(document(TRAM, "2026-03-03T12:00Z"), document(TRAM, later))
    assert ([[0, 1]] if is_one else [[0], [1]]) == found


def test_days_are_compared_as_days():
    """Three days apart are 72 hours."""
    assert [[0, 1], [2]] == together(*(document(TRAM, day) for day in ("2026-03-03", "2026-03-06", "2026-03-07")))


def test_a_story_that_goes_on_ends_after_72_hours():
    """No two of its articles are further apart, though each is near to the next."""
    days = [document(TEXT[name], f"2026-03-0{day}") for day, name in enumerate(("G01", "G02", "G01", "G02", "G01"), 1)]
    assert [[0, 1, 2, 3], [4]] == together(*days)


@pytest.mark.parametrize("text", ["", " ", "…", "!?\n-"])
def test_a_text_without_words_is_a_story_by_itself(text):
    """Nothing is not alike to nothing."""
    assert [[0], [1], [2]] == together(document(text), document(text), document(TRAM))


def test_equal_short_texts_are_one_story():
    """One word said twice is said of one thing; other words are another."""
    texts = ("Fire", "Rain all day", "fire!", "rain. All day?", "Water")
    assert [[0, 2], [1, 3], [4]] == together(*map(document, texts))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_order_in_which_articles_come_changes_nothing(data):
    """Shuffled, with copies among them and without dates for some, the same ones are together."""
    rows = data.draw(st.lists(st.sampled_from(GOLD), min_size=2, max_size=30))
    texts = [document(row["text"], data.draw(st.sampled_from((row["published"], "2026-03-08", None)))) for row in rows]
    order = data.draw(st.permutations(range(len(texts))))
    shuffled = [[order[place] for place in story] for story in together(*(texts[place] for place in order))]
    assert sorted(map(sorted, together(*texts))) == sorted(map(sorted, shuffled))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 40))
def test_each_article_is_in_one_story_whatever_it_says(seed, number):
    """Hostile texts, too."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    found = cluster([document(hostile.text(chance), title=hostile.text(chance)) for _ in range(number)])
    assert list(range(number)) == sorted(place for story in found for place in story.articles)


def test_long_texts_take_no_longer():
    """Five hundred articles of 100 kB are done at once, since the beginning of each tells the event."""
    documents = [document(f"{name} " + TRAM * 160) for name in range(500)]
    assert [list(range(500))] == together(*documents)


@pytest.mark.no_cover
def test_the_work_grows_with_the_number_of_articles():
    """And not with that of their pairs, even where all of them share words with all: a lexicon of 300."""
    chance = random.Random(3)  # noqa: S311 - reproducible, not secret
    documents = [document(" ".join(f"word{chance.randrange(300)}" for _ in range(30))) for _ in range(1_600)]
    assert is_linear(lambda number: cluster(documents[:number]), 200)


def test_stories_need_neither_numpy_nor_sumy():
    """They are found with the standard library alone."""
    code = (
        "import sys; from bot.core.model import Document; from bot.digest.stories import cluster;"
        "cluster([Document('A bridge.')] * 2); sys.exit(bool({'numpy', 'sumy', 'nltk'} & set(sys.modules)))"
    )
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
