"""Counting what a file holds while its rows go by."""

from collections import Counter
from dataclasses import field
from datetime import date
from decimal import Decimal

from pruner.core.lazily import dataclass
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Record
from pruner.formats.options import Format
from pruner.formats.rows import Rejected, Remark
from pruner.garden.preview import KEPT, Preview, Progress, UnknownName, unwatched

TOLD_EVERY = 500
"""Rows between two words to whoever watches."""


@dataclass(slots=True)
class Tally:
    """The numbers of a file; what they mean stands at `Found`. `watch` hears how many rows went by."""

    watch: Progress = unwatched
    seen: int = 0
    rows: Counter[type[Record]] = field(default_factory=Counter)
    new: Counter[type[Record]] = field(default_factory=Counter)
    amounts: dict[tuple[type[Record], str], Decimal] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    rejected_lines: set[int] = field(default_factory=set)
    rejected_total: int = 0
    remarks: list[Remark] = field(default_factory=list)
    remarks_total: int = 0
    first: date | None = None
    last: date | None = None
    minutes: int = 0
    known: int = 0
    skipped: int = 0
    unnamed: int = 0
    gross: int = 0

    def see(self, row: Record) -> None:
        """Count what a row says."""
        kind = type(row)
        self.rows[kind] += 1
        self._tick()
        if isinstance(row, Hours):
            self.minutes += row.minutes
            self._dated(row.day)
        elif isinstance(row, Invoice):
            self._add(Invoice, row.net.currency, row.net.amount)
            self._dated(row.issued)
        elif isinstance(row, Payment | Cost):
            self._add(kind, row.amount.currency, row.amount.amount)
            self._dated(row.day)

    def reject(self, row: Rejected) -> None:
        """Count a row that cannot be read."""
        self._tick()
        self.turn_away(row)

    def turn_away(self, row: Rejected) -> None:
        """Count a row that was seen and yet cannot be taken in."""
        self.rejected_total += 1
        self.rejected_lines.add(row.line)
        if len(self.rejected) < KEPT:
            self.rejected.append(row)

    def remark(self, remark: Remark) -> None:
        """Count something to know about a row."""
        self.remarks_total += 1
        if len(self.remarks) < KEPT:
            self.remarks.append(remark)

    def preview(
        self, of: Format, *, created: tuple[str, ...], unknown: tuple[UnknownName, ...], paid: int
    ) -> Preview:
        """The numbers as they stand."""
        return Preview(
            format=of,
            rows=dict(self.rows),
            minutes=self.minutes,
            amounts=dict(self.amounts),
            first=self.first,
            last=self.last,
            new=dict(self.new),
            known=self.known,
            paid=paid,
            skipped=self.skipped,
            created=created,
            unknown=unknown,
            rejected=tuple(self.rejected),
            rejected_total=self.rejected_total,
            rejected_lines=frozenset(self.rejected_lines),
            remarks=tuple(self.remarks),
            remarks_total=self.remarks_total,
            unnamed=self.unnamed,
            gross=self.gross,
        )

    def _tick(self) -> None:
        self.seen += 1
        if self.seen % TOLD_EVERY == 0:
            self.watch(self.seen)

    def _add(self, kind: type[Record], currency: str, amount: Decimal) -> None:
        self.amounts[kind, currency] = self.amounts.get((kind, currency), Decimal()) + amount

    def _dated(self, day: date) -> None:
        if self.first is None or day < self.first:
            self.first = day
        if self.last is None or day > self.last:
            self.last = day
