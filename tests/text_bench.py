"""Cleaning, summaries and stories: how fast, and what the scorers of ../shared say of them. For `make bench`."""

import json
import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from bot.core.model import Document
from bot.digest.stories import cluster
from bot.prose.clean import clean
from bot.prose.sentences import sentences
from bot.prose.summary import Known, summarise
from tests.scorers import BENCH, answers, asked, at, score

GOLD = Path(__file__).parent / "gold" / "stances.jsonl"  # whole articles of our own
WORDS, SENTENCES, ROUNDS = 700, 320, 20
MANY, LEXICON = 6_000, 30_000  # articles of twelve busy days; words
GAINS = tuple(f"groups.{group}.gain.{key}" for group in ("cnndm", "writers", "xsum") for key in ("r1", "r1_ci"))


def rows() -> Iterator[tuple[str, str]]:
    """The speed of what is done to every text, and of putting the articles of many days into stories."""
    articles = [json.loads(line)["text"] for line in GOLD.read_bytes().splitlines()]
    words = "\n\n".join(articles).split(" ")
    texts = [" ".join(words[start : start + WORDS]) for start in range(0, len(words) - WORDS, WORDS)]
    _condensed(texts[0])  # loads what is loaded once
    taken = min(_seconds(texts) / len(texts) for _ in range(3))
    yield f"{WORDS} words cleaned, split and condensed, CPU ms (at most 5)", f"{1000 * taken:.1f}"
    long = "\n\n".join(articles)
    cut = sentences(long, clean(Document(long)).body, ())[SENTENCES - 1].end
    taken = min(_seconds([long[:cut]]) for _ in range(ROUNDS))
    yield f"{SENTENCES} sentences, the same, CPU ms (at most 25)", f"{1000 * taken:.1f}"
    for number, most in ((500, 2), (MANY, 20)):
        documents = list(events(number))
        began = process_time()
        stories = cluster(documents)
        yield f"{number} articles into {len(stories)} stories, CPU s (at most {most})", f"{process_time() - began:.2f}"


def quality() -> Iterator[tuple[str, str, str]]:
    """A row for each figure: the bench, the scorer's key and the figure. None where ../shared is absent."""
    if not BENCH.is_dir():
        return
    text = BENCH / "text"
    script, dev = text / "score_clean.py", text / "clean_dev.jsonl"
    figures = score([script, dev, answers(asked([script, dev, "--emit-input"]))])
    for key in ("f1", "precision", "recall", "summary_from_body"):
        yield "cleaning, dev", key, str(at(figures, key))
    script, told = text / "score_stories.py", text / "stories_dev.jsonl"
    for name, key, given in (
        ("multinews", "bcubed.f1", [told, "--set", "multinews"]),
        ("ecb", "bcubed.f1", [told, "--set", "ecb"]),
        ("copies", "pairwise.r", [dev]),
    ):
        # How rare a term is depends on the articles beside it: a run for each set.
        made = answers(asked([script, *given, "--emit-input"]), "stories")
        yield f"stories, {name}", key, str(at(score([script, given[0], made, *given[1:]]), f"sets.{name}.{key}"))
    if find_spec("rouge_score") is None:
        yield "summaries, dev", "all", "needs the package rouge-score in this environment"
        return
    script, dev = text / "score_summary.py", text / "summary_dev.jsonl"
    figures = score([script, dev, answers(asked([script, dev, "--emit-input"])), "--no-sumy"])
    for key in (*GAINS, "groups.news.gain_budget.r1", "checks.all"):
        yield "summaries, dev", key, str(at(figures, key))


def events(number: int) -> Iterator[Document]:
    """Articles of 400 words as frequent as those of a language (Zipf 1949), three of them on each event."""
    chance = random.Random(11)  # noqa: S311 - reproducible, not secret
    shares = [1 / rank for rank in range(1, LEXICON)]
    for place in range(number):
        passage = random.Random(place // 3).choices(range(LEXICON), k=60)  # noqa: S311 - as above
        began = chance.randrange(20)
        words = [*passage[began : began + 40], *chance.choices(range(1, LEXICON), shares, k=360)]
        yield Document(" ".join(f"{'W' if word % 7 == 0 else 'w'}ord{word}" for word in words))


def _condensed(text: str) -> None:
    document = Document(text)
    page = clean(document)
    summarise(text, sentences(text, page.body, ()), Known(), 3, "verbatim")


def _seconds(texts: list[str]) -> float:
    began = process_time()
    for text in texts:
        _condensed(text)
    return process_time() - began
