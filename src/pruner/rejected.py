"""The rows of a file that were rejected, as a table beside it, to be mended and imported again."""

import re
from collections.abc import Iterator
from pathlib import Path

from pruner.core.lazily import pattern
from pruner.formats.sheets import BOM, guarded, line
from pruner.formats.source import Source
from pruner.garden import Found

ENDING = ".rejected.csv"
AMOUNT = pattern(r"[-+]?\s?[€$£]?\s?[0-9][0-9.,:'\s]*[€$£]?", re.ASCII)
"""A minus before digits is no formula, and the row would not be read with a mark before it."""


def rejected_path(file: Path) -> Path:
    """Where the table goes."""
    return file.with_name(file.name + ENDING)


def rejected_table(source: Source, found: Found) -> str:
    """The line and the reason before each row as it stood in the file."""
    reasons = {row.line: row.reason.value for row in found.rejected}
    return BOM + "".join(map(line, _rows(source, found, reasons)))


def _rows(source: Source, found: Found, reasons: dict[int, str]) -> Iterator[list[str]]:
    if not source.header:
        yield ["line", "reason", "column", "text"]
        for row in found.rejected:
            yield [str(row.line), row.reason.value, guarded(row.column), guarded(row.text)]
        return
    begins = {entry.line for entry in source.rows()}
    yield ["line", "reason", *map(guarded, source.header)]
    of = 0
    for number, fields, _fault in source.raw():
        of = number if number in begins else of  # an invoice may go over several rows
        if of in found.rejected_lines:
            yield [str(number), reasons.get(of, ""), *map(_cell, fields)]


def _cell(text: str) -> str:
    return text if AMOUNT.fullmatch(text.strip()) else guarded(text)
