"""What was given away, printed or written into a file: `pruner show CLIENT --given-away`."""

import csv
import io
from pathlib import Path

from pruner import saving
from pruner.cli import output
from pruner.cli.colours import STRONG
from pruner.cli.desk import Desk
from pruner.cli.objects import Document, two_places
from pruner.cli.output import Cell
from pruner.core.given_away import LineItem, Quarter, ShadowInvoice
from pruner.core.lazily import dataclass
from pruner.core.rules import Rules
from pruner.i18n import _
from pruner.wording import numbers
from pruner.wording import shadow as words

FORMATS = ("csv", "md")
COLUMNS = ("quarter", "date", "sign", "minutes", "surcharge", "amount", "currency", "note")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""
MINUTES, NOTE = 2, 5
"""The column where the numbers begin, and the one after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What a client was given, and the rules that name the signs."""

    client: str
    given: ShadowInvoice
    rules: Rules

    def text(self, kind: str) -> str:
        """The document in one of `FORMATS`."""
        return _csv(self.given) if kind == "csv" else words.markdown(self.client, self.given, self.rules)


def say(desk: Desk, bill: Bill, kind: str | None, to: Path | None, *, force: bool) -> None:
    """Print the document, or write it; without a format as people read it, or as the file's name says."""
    if to:
        saving.write(to, bill.text(kind or _kind_of(to)), garden=desk.path, force=force)
        output.tell(_("Written to {path}").format(path=to))
    elif desk.json:
        output.say_json([_quarter(of, part) for of, part in bill.given.quarters().items()])
    elif kind:
        output.say_lines(bill.text(kind))
    else:
        _print(bill)


def _kind_of(path: Path) -> str:
    return "csv" if path.suffix.lower() == ".csv" else "md"


def _print(bill: Bill) -> None:
    if not bill.given.items:
        output.say(_("Nothing was given away."))
    for n, (of, part) in enumerate(bill.given.quarters().items()):
        if n:
            output.say("")
        output.say_table([[Cell(words.quarter(of), STRONG)]])
        rows = [words.titles(), *(words.line(item, part.currency, bill.rules) for item in part.items)]
        output.say_table([_row(row) for row in rows], flexible=NOTE)
        output.say_sentence(_("Together: {given}").format(given=numbers.given_away(part)))


def _row(texts: tuple[str, ...]) -> list[Cell]:
    return [Cell(text, right=MINUTES <= at < NOTE) for at, text in enumerate(texts)]


def _csv(given: ShadowInvoice) -> str:
    """A line an item, with amounts as a program reads them; nothing in it is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for of, part in given.quarters().items():
        for item in part.items:
            known = {**_item(item), "quarter": _named(of), "currency": part.currency}
            writer.writerow([_safe(known[column]) for column in COLUMNS])
    return file.getvalue()


def _safe(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _quarter(of: Quarter, part: ShadowInvoice) -> Document:
    return {
        "quarter": _named(of),
        "minutes": part.minutes,
        "amount": two_places(part.amount),
        "currency": part.currency,
        "items": [_item(item) for item in part.items],
    }


def _item(item: LineItem) -> Document:
    return {
        "date": item.day.isoformat(),
        "sign": item.sign,
        "minutes": item.minutes,
        "surcharge": str(item.surcharge),
        "amount": two_places(item.amount),
        "note": item.note,
    }


def _named(of: Quarter) -> str:
    year, n = of
    return f"{year}-Q{n}"
