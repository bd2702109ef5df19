"""What goes out: lines, tables and JSON, with nothing in them that drives a terminal.

Text is cleaned before every print, whoever wrote it. Colour goes to a terminal only and never where
NO_COLOR is set. A reader that goes away (`| head`) ends the output quietly; a full disk is said.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper, UnsupportedOperation
from typing import TextIO

from pruner.cli import cells
from pruner.core.lazily import dataclass
from pruner.core.text import BREAKS, CONTROLS, REPLACEMENT
from pruner.i18n import _, language

GAP = "  "
WRAPPED = 20
"""The least width of a sentence that is broken into lines."""
LEAST, EASY = 8, 16
"""How far a column is cut at most, and how far before others are left out for it."""
YES = {"en": ("y", "yes"), "de": ("j", "ja", "y", "yes")}


class CannotWrite(Exception):  # noqa: N818  # an answer of the system, said and not traced
    """Standard output takes no more; `detail` is the system's own sentence."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table; `colour` is the ANSI code of a colour or weight, such as "31" or "1"."""

    text: str
    colour: str = ""
    right: bool = False


def say(text: str) -> None:
    """Print one line."""
    _write(sys.stdout, tame(text))


def say_lines(text: str) -> None:
    """Print a text of several lines."""
    for line in text.splitlines():
        say(line)


def tell(text: str) -> None:
    """Say something to the person, beside the output."""
    sys.stdout.flush()
    try:
        _write(sys.stderr, tame(text))
    except (CannotWrite, BrokenPipeError):
        hush(sys.stderr)


def say_json(document: object) -> None:
    """Print one JSON document. ASCII alone, so that any locale and any terminal takes it."""
    import json  # a sentence needs none of it

    text = json.dumps(document, indent=2, ensure_ascii=True, allow_nan=False)
    _write(sys.stdout, text.replace("\x7f", "\\u007f"))


def say_bytes(data: bytes) -> None:
    """Print a whole document as it is, whatever the encoding of the output."""
    with _output():
        sys.stdout.flush()
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.buffer.write(data)
        else:
            sys.stdout.write(data.decode())


def say_table(rows: Sequence[Sequence[Cell]], *, flexible: int = 0, spare: Sequence[int] = ()) -> None:
    """Print rows in aligned columns; in a terminal the flexible column is cut so that a row fits.

    Where it would be cut too far, the columns after it that can be spared are left out, the first one first.
    """
    rows = [[Cell(tame(cell.text), cell.colour, cell.right) for cell in row] for row in rows]
    if not rows:
        return
    widths = [max(cells.width(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    over = _over(widths)
    if over > 0 and spare and widths[flexible] - over < min(EASY, widths[flexible]):
        kept = [[cell for at, cell in enumerate(row) if at != spare[0]] for row in rows]
        say_table(kept, flexible=flexible, spare=[at - (at > spare[0]) for at in spare[1:]])
        return
    if over > 0:
        widths[flexible] = max(min(LEAST, widths[flexible]), widths[flexible] - over)
    for row in rows:
        fields = [_field(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        _write(sys.stdout, GAP.join(fields).rstrip())


def say_facts(facts: Iterable[tuple[str, str]], *, indent: int = 0) -> None:
    """Print what is known, a title and a sentence each; in a terminal a long one goes on below itself."""
    import textwrap  # as above

    known = [(" " * indent + title, text) for title, text in facts]
    titles = max((cells.width(title) for title, _text in known), default=0)
    room = max(WRAPPED, _room() - titles - len(GAP))
    rows = [
        [Cell("" if n else title), Cell(line)]
        for title, text in known
        for n, line in enumerate(textwrap.wrap(tame(text), room) or [""])
    ]
    say_table(rows, flexible=1)


def say_sentence(text: str, *, indent: int = 0) -> None:
    """Print one sentence, on several lines in a terminal that is narrower."""
    import textwrap  # as above

    room = max(WRAPPED, _room() - indent)
    for line in textwrap.wrap(tame(text), room):
        say(" " * indent + line)


def _over(widths: Sequence[int]) -> int:
    """By how many cells columns of these widths are too wide."""
    return sum(widths) + len(GAP) * (len(widths) - 1) - _room()


def agreed(question: str) -> bool:
    """Ask for yes or no; the end of input means no."""
    sys.stdout.flush()
    choice = _("y/N")
    sys.stderr.write(tame(f"{question} [{choice}] "))
    sys.stderr.flush()
    answer = sys.stdin.readline().strip().casefold() if sys.stdin else ""
    return answer in YES[language()]


def answered(question: str, choices: Sequence[str]) -> str | None:
    """Ask until one of the choices is typed; None at the end of input."""
    sys.stdout.flush()
    for line in question.splitlines():
        sys.stderr.write(tame(line) + "\n")
    while True:
        sys.stderr.write(f"{'/'.join(choices)}: ")
        sys.stderr.flush()
        said = sys.stdin.readline() if sys.stdin else ""
        if not said:
            return None
        if said.strip() in choices:
            return said.strip()


def finish() -> None:
    """Hand everything printed to the system now, while a failure can still be said."""
    with _output():
        sys.stdout.flush()


def hush(stream: TextIO) -> None:
    """Send the rest of a broken stream nowhere, so that the interpreter does not complain at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, UnsupportedOperation, ValueError):
        return


def forgiving() -> None:
    """Let no character stop the program: what an encoding lacks is replaced, going out and coming in."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def tame(text: str) -> str:
    """One line of text with nothing in it that drives a terminal."""
    return CONTROLS.sub(REPLACEMENT, BREAKS.sub(" ", text))


def _field(cell: Cell, wide: int) -> str:
    text = cells.cut(cell.text, wide)
    blanks = " " * (wide - cells.width(text))
    shown = f"\x1b[{cell.colour}m{text}\x1b[0m" if cell.colour and text and _in_colour() else text
    return blanks + shown if cell.right else shown + blanks


def _write(stream: TextIO, line: str) -> None:
    with _output():
        stream.write(line + "\n")


@contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(error.strerror or str(error)) from error


def _room() -> int:
    """The columns of the terminal; without one there is no limit."""
    if not sys.stdout.isatty():
        return sys.maxsize
    import shutil  # as above

    return shutil.get_terminal_size().columns


def _in_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
