"""What was perhaps meant by a word that is none; looked for only where there is one."""

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str], n: int) -> list[str]:
    """The words most like it, at most `n`, the nearest first."""
    from difflib import get_close_matches  # most configurations are right

    return get_close_matches(word, list(words), n=n)
