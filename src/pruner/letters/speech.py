"""Numbers, days and amounts as the language of a letter writes them, and the phrases of its form.

The user may read German and write to the client in English, so nothing here asks which language the screen
speaks.
"""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from pruner.core.lazily import dataclass
from pruner.core.models import Money
from pruner.letters.kinds import Form

TEXTS = files("pruner.letters") / "texts"


@dataclass(frozen=True, slots=True)
class Speech:
    """One form of address, with its phrases as they lie in `texts/<form>/phrases.toml`."""

    phrases: dict[str, Any]

    def counted(self, what: str, n: int) -> str:
        """So many of something: the phrases are called `none`, `one` and `many`, with `{n}` in the last."""
        forms: dict[str, str] = self.phrases[what]
        if n == 0 and "none" in forms:
            return forms["none"]
        return forms["one"] if n == 1 else forms["many"].format(n=self.count(n))

    def count(self, n: int) -> str:
        """A small number as a word."""
        words: list[str] = self.phrases["numbers"]
        return words[n] if n < len(words) else str(n)

    def condition(self, question: str) -> str:
        """What a prospect is asked for, where the answer to a question calls for it."""
        asked: str = self.phrases["conditions"][question]
        return asked

    def day(self, value: date) -> str:
        """A day with its month in words."""
        from babel.dates import format_date  # a letter is rare and babel slow to load

        return format_date(value, self.phrases["day"], locale=self.phrases["locale"])

    def money(self, value: Money) -> str:
        """An amount with its currency."""
        from babel.numbers import format_currency  # as above

        return format_currency(value.amount, value.currency, locale=self.phrases["locale"])

    def percent(self, share: Decimal) -> str:
        """A share: 0.5 is 50 %."""
        from babel.numbers import format_percent  # as above

        return format_percent(share, "#,##0.#" + self.phrases["percent"], locale=self.phrases["locale"])


@cache
def speech(form: Form) -> Speech:
    """The form of address, read once."""
    return Speech(tomllib.loads(read(form, "phrases.toml")))


def read(form: Form, name: str) -> str:
    """A file of this form."""
    return (TEXTS / form.value / name).read_text(encoding="utf-8")
