import random

from bot.core.fingerprint import runs
from bot.core.model import Document
from bot.digest.copies import copies

CHANCE = random.Random(11)  # noqa: S311 - reproducible, not secret


def text(number):
    """A text of so many words, all of its own."""
    return " ".join(f"word{CHANCE.randrange(10**9)}" for _ in range(number))


def together(*texts):
    return copies([runs(Document(each)) for each in texts])


def test_a_text_and_the_same_with_additions_are_copies():
    """The shorter one comes first, wherever it stood."""
    article = text(100)
    assert [[1, 0]] == together(f"{text(60)} {article} {text(60)}", article)


def test_a_text_of_which_half_is_another_is_a_copy():
    """Half of the runs of the shorter one is enough; a third is not."""
    article = text(100).split()
    half, third = " ".join([*article[:60], text(60)]), " ".join([*article[:35], text(85)])
    assert [[0, 1]] == together(" ".join(article), half)
    assert [[0], [1]] == together(" ".join(article), third)


def test_a_page_that_holds_an_article_among_others_is_no_copy_of_it():
    """What is far longer is about more; the likeness of the texts decides."""
    article = text(50)
    assert [[0], [1]] == together(article, f"{text(150)} {article} {text(150)}")


def test_a_notice_that_many_pages_bear_makes_no_copies():
    """A few words in common are too few, though they be the whole of a short text."""
    notice = text(12)
    assert [[0], [1], [2]] == together(notice, f"{notice} {text(20)}", f"{text(25)} {notice}")


def test_a_copy_belongs_to_the_text_of_which_it_holds_most():
    """Of two that it holds in part."""
    whole, part = text(60).split(), text(62).split()
    both = " ".join(whole + part[:40])
    assert [[0, 2], [1]] == together(" ".join(whole), " ".join(part), both)


def test_copies_of_copies_are_with_the_first():
    """Each cut is compared with the shortest text."""
    article = text(200).split()
    assert [[2, 1, 0]] == together(*(" ".join(article[:number]) for number in (200, 150, 100)))
