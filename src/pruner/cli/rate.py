"""A tax rate as people say it: 19, 19%, 7,7 or 0.19."""

import re
from decimal import Decimal

import click

from pruner.i18n import _

RATE = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,3})?)\s?(%?)", re.ASCII)


def is_rate(text: str) -> bool:
    """Whether these words are a rate."""
    return RATE.fullmatch(text) is not None


class Rate(click.ParamType[Decimal]):
    """A rate as a share; a number below 1 is one already, unless it is said in percent."""

    name = "rate"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The share, or a usage error."""
        found = RATE.fullmatch(str(value).strip())
        if found is None:
            self.fail(_("“{text}” is no rate like 19 or 7.7.").format(text=value), param, ctx)
        number = Decimal(found[1].replace(",", "."))
        return number if number < 1 and not found[2] else number / 100
