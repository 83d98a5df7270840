"""Slips of the keys: one letter of a typed word that is wrong, missing or too many, or two that swapped places."""

from collections.abc import Iterable, Sequence

LEAST = 4  # letters of a typed word from which a slip in it is forgiven


def begins_nearly(word: str, typed: str) -> bool:
    """Whether a word begins as typed, but for one slip of the keys; all of it folded."""
    if word.startswith(typed):
        return True
    if len(typed) < LEAST:
        return False
    at = next((place for place, (one, two) in enumerate(zip(word, typed, strict=False)) if one != two), len(word))
    rest, given = word[at:], typed[at:]
    is_swapped = len(given) > 1 and rest.startswith(given[1] + given[0] + given[2:])
    return is_swapped or rest[1:].startswith(given[1:]) or rest.startswith(given[1:]) or rest[1:].startswith(given)


def nearly_all(typed: Iterable[str], words: Sequence[str]) -> bool:
    """Whether each typed word begins one of the words, but for one slip of the keys in each."""
    return all(any(begins_nearly(word, each) for word in words) for each in typed)


def stretches(typed: str) -> tuple[str, ...]:
    """Stretches of a typed word, one of which is in every text that holds the word but for one slip of the keys.

    A wrong, missing or additional letter leaves one half as it is; so do two that swapped, but where the halves meet.
    """
    middle = len(typed) // 2
    if len(typed) < LEAST:
        return (typed,)
    swapped = typed[: middle - 1] + typed[middle] + typed[middle - 1] + typed[middle + 1 :]
    return typed[:middle], typed[middle:], swapped
