"""What an argument may look like: one strict pattern each, since `int` takes full-width digits and `1_0`."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from pruner.core.text import clean
from pruner.i18n import _

if TYPE_CHECKING:  # imported when a value is read: most commands take none of these
    from decimal import Decimal
    from pathlib import Path

    from pruner.core import when

CLEARED = ""
"""What is typed to take a value away again: `--limb ''`."""


class Whole(click.ParamType[int]):
    """A whole number of at most so many digits."""

    name = "number"

    def __init__(self, digits: int, least: int = 0) -> None:
        self.digits = digits
        self.least = least

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        text = str(value)
        if not re.fullmatch(f"[0-9]{{1,{self.digits}}}", text) or int(text) < self.least:
            self.fail(_("“{text}” is no whole number here.").format(text=text), param, ctx)
        return int(text)


class Share(click.ParamType[float]):
    """A number with a few decimals, such as 1.5 or 1,5."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, or a usage error."""
        text = str(value)
        if not re.fullmatch(r"[0-9]{1,3}([.,][0-9]{1,3})?", text):
            self.fail(_("“{text}” is no number like 1.5.").format(text=text), param, ctx)
        return float(text.replace(",", "."))


class Figure(click.ParamType["Decimal | str"]):
    """An exact number such as 95, 95.50 or 95,50; an empty text takes it away.

    `whole` numbers have no decimals. A `share` may be said in percent: 0.5, 50% and +50 % are the same.
    """

    name = "number"

    def __init__(self, *, whole: bool = False, share: bool = False) -> None:
        self.decimals = "" if whole else r"([.,][0-9]{1,2})?"
        self.share = share

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Decimal | str":
        """The number, or a usage error."""
        from decimal import Decimal  # as above

        text = str(value).strip()
        if text == CLEARED:
            return CLEARED
        found = re.fullmatch(rf"(?P<number>[0-9]{{1,12}}{self.decimals})(?P<percent>)", text, re.ASCII)
        if self.share and not found:
            found = re.fullmatch(
                rf"\+?(?P<number>[0-9]{{1,4}}{self.decimals}) ?(?P<percent>%)", text, re.ASCII
            )
        if not found:
            self.fail(_("“{text}” is no number like 1.5.").format(text=text), param, ctx)
        number = Decimal(found["number"].replace(",", "."))
        return number / 100 if found["percent"] else number


class Currency(click.ParamType[str]):
    """A currency by its three letters (ISO 4217), in either case; an empty text takes it away."""

    name = "currency"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The letters as they are kept, or a usage error."""
        text = str(value).strip()
        if text and not re.fullmatch("[A-Za-z]{3}", text, re.ASCII):
            self.fail(_("“{text}” is no currency like EUR.").format(text=text), param, ctx)
        return text.upper()


class When(click.ParamType["when.Said | str"]):
    """A day or a moment, in the words of `when`. With `clears` an empty text is taken too."""

    name = "when"

    def __init__(self, *, time: bool = False, clears: bool = False) -> None:
        self.time = time
        self.clears = clears

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "when.Said | str":
        """What was said, or a usage error."""
        from pruner.core import when  # as above

        if isinstance(value, when.Said) or (self.clears and value == CLEARED):
            return value
        said = when.parse(str(value))
        if said is None or (said.hour and not self.time):
            self.fail(
                _("“{text}” is no day like 2026-11-20, yesterday or -3d.").format(text=value), param, ctx
            )
        return said


class OneOf(click.ParamType[str]):
    """One of a few words. With `clears` an empty text is taken too."""

    name = "word"

    def __init__(self, words: tuple[str, ...], *, clears: bool = False) -> None:
        self.words = words
        self.clears = clears

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a usage error."""
        text = str(value)
        if text not in self.words and not (self.clears and text == CLEARED):
            said = _("“{text}” is none of: {words}.")
            self.fail(said.format(text=text, words=", ".join(self.words)), param, ctx)
        return text

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The words that begin so."""
        del ctx, param
        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class File(click.ParamType["Path"]):
    """A path, taken as it is; the shell completes it."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> "Path":
        """The path, or a usage error where it is empty."""
        if not str(value):
            self.fail(_("a path is missing."), param, ctx)
        from pathlib import Path  # help does without

        return Path(str(value)).expanduser()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell."""
        del ctx, param
        return [CompletionItem(incomplete, type="file")]


class Known(click.ParamType[str]):
    """A text whose possible values only the garden or the configuration knows."""

    name = "text"

    def __init__(self, values: Callable[[click.Context], list[str]]) -> None:
        self.values = values

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it would be stored, so that whatever was planted is found by the same words."""
        del param, ctx
        return clean(str(value))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The values that begin so, whatever their case."""
        del param
        begun = incomplete.casefold()
        return [CompletionItem(value) for value in self.values(ctx) if value.casefold().startswith(begun)]
