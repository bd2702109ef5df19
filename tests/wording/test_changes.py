"""What was done about money, as the history, undo and every toast tell it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pruner import i18n, wording
from pruner.core.changes import Change, Edit, Entry
from pruner.core.ledger import Import, LedgerRow
from pruner.garden import Done
from tests.builders import NOW, a_client, new_id
from tests.core.rules import RULES
from tests.garden.beds import Bed, day
from tests.ledger import a_cost, a_payment, an_invoice, some_hours

DAY = day("2026-11-20")


@pytest.fixture
def bed(garden_file: Path) -> Iterator[Bed]:
    found = Bed(garden_file)
    yield found
    found.close()
    i18n.use("en")


def rows(bed: Bed) -> list[LedgerRow]:
    acme = replace(a_client(), id=bed.plant())
    return [
        some_hours(acme, DAY, minutes=90),
        replace(some_hours(acme, DAY, minutes=90), billable=False),
        an_invoice(acme, "R-12", issued=DAY),
        an_invoice(acme, "", issued=DAY),
        a_payment(acme, "R-12", DAY),
        a_payment(acme, "", DAY),
        a_cost(acme, DAY),
    ]


def noted(bed: Bed, row: LedgerRow) -> Done:
    return bed.garden.enter(row)  # type: ignore[type-var]  # whichever kind of row it is


def test_a_row_is_told_by_what_tells_it_from_its_neighbours(bed: Bed) -> None:
    said = [wording.done(noted(bed, row), RULES) for row in rows(bed)]
    assert said == [
        "Noted for Acme: 90 min of work on 20 Nov 2026",
        "Noted for Acme: 90 min of unbilled work on 20 Nov 2026",
        "Noted for Acme: invoice R-12 over €1,200.00",
        "Noted for Acme: an invoice over €1,200.00",
        "Noted for Acme: a payment of €1,200.00 for invoice R-12",
        "Noted for Acme: a payment of €1,200.00",
        "Noted for Acme: costs of €80.50 on 20 Nov 2026",
    ]


def test_a_row_is_told_in_german(bed: Bed) -> None:
    entered = [noted(bed, row) for row in rows(bed)]
    i18n.use("de")
    said = [wording.done(done, RULES).replace("\N{NO-BREAK SPACE}", " ") for done in entered]
    assert said[0] == "Für Acme notiert: 90 Min. Arbeit am 20.11.2026"
    assert said[2] == "Für Acme notiert: Rechnung R-12 über 1.200,00 €"
    assert all(text.startswith("Für Acme notiert: ") for text in said)


def test_a_change_and_a_deletion_name_the_row_too(bed: Bed) -> None:
    block = noted(bed, rows(bed)[0]).entry.change.edits[0].record
    longer = bed.garden.edit_row(replace(block, minutes=120))  # type: ignore[type-var,arg-type]
    assert wording.done(longer, RULES) == "Changed for Acme: 120 min of work on 20 Nov 2026"
    gone = bed.garden.delete_row(type(block), block.id)  # type: ignore[arg-type]
    assert wording.done(gone, RULES) == "Deleted for Acme: 120 min of work on 20 Nov 2026"
    back = bed.garden.undo()
    assert wording.undone(back, RULES) == "Taken back: Deleted for Acme: 120 min of work on 20 Nov 2026"


def test_the_history_tells_terms_and_rows_with_the_name(bed: Bed) -> None:
    acme = bed.plant()
    bed.garden.set_terms(acme, rate=Decimal(90))
    bed.spend(acme, "10", "2026-11-02")
    names = bed.garden.names()
    assert [wording.entry_summary(entry, names, RULES) for entry in bed.garden.history()] == [
        "Noted for Acme: costs of €10.00 on 2 Nov 2026",
        "Changed the terms of Acme",
        "Planted Acme",
    ]


@pytest.mark.parametrize(
    ("count", "said"), [(1, "Imported 1 row (Toggl"), (1200, "Imported 1,200 rows (Toggl")]
)
def test_an_import_is_told_by_its_rows_whatever_came_with_it(count: int, said: str) -> None:
    taken = Import(id=new_id(), at=NOW, format="toggl", rows=count)
    change = Change("imported", (Edit(None, a_client("New")), Edit(None, taken)))
    assert wording.entry_summary(Entry(new_id(), NOW, change), {}, RULES).startswith(said)
