"""The first look at a whole table: how many rows, and how it writes numbers and days."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from pruner.core.lazily import dataclass
from pruner.formats.amounts import Votes
from pruner.formats.days import OrderVotes
from pruner.formats.layout import MONEY, Layout
from pruner.formats.options import DateOrder, DecimalSign, Options
from pruner.formats.records import Record
from pruner.formats.refusals import DateOrderUnknown, NumberStyleUnknown

DAYS: Final = (
    "day",
    "end_day",
    "start",
    "end",
    "issued",
    "due",
    "paid_on",
    "received",
    "spent",
    "service_from",
    "service_to",
)
NUMBERS: Final = ("duration", "hours", "minutes", "seconds", *MONEY, "paid", "balance")
TIMES: Final = ("duration", "hours", "minutes", "seconds")
"""Fields that say how long; the first one that is there is asked about."""


@dataclass(slots=True)
class Survey:
    """What all rows together say. `open_day` is a column and a date in it that can be read both ways."""

    rows: int = 0
    votes: dict[str, Votes] = field(default_factory=dict)
    order: OrderVotes = field(default_factory=OrderVotes)
    open_day: tuple[int, str] | None = None

    @classmethod
    def of(cls, records: Iterator[Record], at: Mapping[str, int]) -> "Survey":
        """A look at these rows, whose fields stand there."""
        survey = cls(votes={name: Votes() for name in NUMBERS if name in at})
        days = [at[name] for name in DAYS if name in at]
        numbers = [(at[name], votes) for name, votes in survey.votes.items()]
        for record in records:
            survey.rows += 1
            survey._see(record.fields, days, numbers)
        return survey

    def _see(self, fields: list[str], days: list[int], numbers: list[tuple[int, Votes]]) -> None:
        width = len(fields)
        for column in days:
            if column < width and self.order.see(fields[column]) and self.open_day is None:
                self.open_day = column, fields[column].strip()
        for column, votes in numbers:
            if column < width:
                votes.see(fields[column])

    def date_order(self, titles: tuple[str, ...], options: Options) -> DateOrder | None:
        """The order the dates tell, else the one the user says.

        Raises:
            DateOrderUnknown: neither does, and there is a date that could be read both ways.
        """
        order = self.order.decided() or options.date_order
        if order is None and self.open_day is not None:
            column, example = self.open_day
            raise DateOrderUnknown(titles[column], example)
        return order

    def styles(
        self, layout: Layout, titles: Mapping[str, str], options: Options
    ) -> dict[str, DecimalSign | None]:
        """Each number column's decimal sign: its numbers', else the product's, else the user's.

        Columns that are only looked at beside the amount follow the others of the file.

        Raises:
            NumberStyleUnknown: nobody says, and the column holds a number that could be read both ways.
        """
        said = layout.decimal or options.decimal
        styles = {name: votes.decided() or said for name, votes in self.votes.items()}
        for name in self._asked():
            either = self.votes[name].either
            if styles[name] is None and either is not None:
                raise NumberStyleUnknown(titles[name], either)
        usual = Counter(style for style in styles.values() if style).most_common(1)
        return {name: style or (usual[0][0] if usual else None) for name, style in styles.items()}

    def _asked(self) -> list[str]:
        firsts = (next((name for name in group if name in self.votes), None) for group in (MONEY, TIMES))
        return [name for name in firsts if name is not None]
