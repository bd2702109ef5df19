"""Texts with gaps: every gap is filled, once, or the template is wrong and says so.

A line that begins with `?fact ` stands only where that fact is known, one with `!fact ` only where it is
not. A gap is `$fact`. What is filled in is never looked at again, so a client called "$name" is just that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Template

GUARD = re.compile(r"(?P<sign>[?!])(?P<fact>[a-z_]+)(?: (?P<rest>.*))?")


class WrongTemplate(Exception):  # noqa: N818  # a fault of ours, found by the tests of every letter
    """A gap without a fact."""


def fill(text: str, facts: Mapping[str, str | None]) -> str:
    """The text with its gaps filled; None is a fact that is not known.

    Raises:
        WrongTemplate: a gap or a guard names no fact, or one that is not known where the line stands.
    """
    known = {name: value for name, value in facts.items() if value is not None}
    kept = "\n".join(_without_double_gaps(_kept(text.splitlines(), facts)))
    try:
        return Template(kept).substitute(known) + "\n"
    except (KeyError, ValueError) as error:
        raise WrongTemplate(str(error)) from error


def asked(text: str) -> set[str]:
    """Every fact that a template names."""
    guards = {found["fact"] for line in text.splitlines() if (found := GUARD.fullmatch(line))}
    return guards | set(Template(text).get_identifiers())


def _kept(lines: Iterable[str], facts: Mapping[str, str | None]) -> Iterator[str]:
    """The lines that stand, without their guards."""
    for line in lines:
        found = GUARD.fullmatch(line)
        if found is None:
            yield line
        elif found["fact"] not in facts:
            raise WrongTemplate(found["fact"])
        elif (facts[found["fact"]] is not None) is (found["sign"] == "?"):
            yield found["rest"] or ""


def _without_double_gaps(lines: Iterable[str]) -> Iterator[str]:
    """One empty line where the lines between two of them were left out."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
