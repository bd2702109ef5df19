"""What was said for the whole program: the options that stand before or after any command."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import zip_longest
from typing import TYPE_CHECKING

from pruner.core.lazily import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from pruner.core.when import Said

LANGUAGES = ("en", "de")


@dataclass(slots=True)
class Given:
    """The global options; the last one said wins, wherever it stands. None or False is "not said"."""

    garden: "Path | None" = None
    as_of: "Said | None" = None
    lang: str | None = None
    ascii: bool = False
    json: bool = False

    def keep(self, name: str, value: object) -> None:
        """Take what an option says, unless it says nothing."""
        if value and name in {field.name for field in fields(self)}:
            setattr(self, name, value)


def early_language(args: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """The language asked for, known before anything is parsed: usage errors are translated too."""
    said = environ.get("PRUNER_LANG")
    for arg, following in zip_longest(args, args[1:], fillvalue=""):
        if arg == "--":
            break
        name, equals, value = arg.partition("=")
        if name == "--lang":
            said = value if equals else following
    return said if said in LANGUAGES else None
