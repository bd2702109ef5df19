"""A bar for what takes longer than a moment; on a terminal only, and beside the output."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FROM = 1_000
"""Fewer rows than these are done before anybody could look."""


@contextmanager
def bar(rows: int, label: str) -> Iterator[Callable[[int], None]]:
    """What to tell how many of the rows are done."""
    if rows <= FROM or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done: None
        return
    with click.progressbar(length=rows, label=label, file=sys.stderr) as shown:
        yield lambda done: shown.update(max(0, min(done, rows) - shown.pos))
        shown.update(max(0, rows - shown.pos))
