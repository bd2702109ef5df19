"""A file comes in once, whole or not at all, under the names that the user says, and goes out in one step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from pruner.core.errors import Refusal
from pruner.core.ledger import Cost, Hours, Invoice, KnownAs
from pruner.core.models import Client
from pruner.formats.generic import Mapping
from pruner.formats.options import Format
from pruner.formats.rows import Reason
from pruner.formats.source import open_source
from pruner.garden import Choices, Garden
from tests.formats.reading import GERMAN, TOGGL, sample
from tests.garden.plots import everything, opened, taken_in, taken_sample
from tests.ledger import euros

ROW = "{client},Shop,Call,Yes,2026-03-{day:02},09:00:00,,,1:00:00\n"


class Stopped(Exception):  # noqa: N818  # what a caller raises to leave
    pass


def blocks(*clients: str) -> str:
    return TOGGL + "".join(ROW.format(client=client, day=day) for day, client in enumerate(clients, start=1))


def names(garden: Garden) -> list[str]:
    return [client.name for client in garden.clients()]


def minutes(garden: Garden, name: str) -> int:
    return sum(row.minutes for row in garden.rows(Hours, garden.find(name).id))


def test_a_preview_says_what_an_import_then_does_and_writes_nothing(garden: Garden) -> None:
    looked = garden.preview(opened(garden, sample("toggl.csv")), Choices(create=True))
    assert (garden.clients(), garden.history()) == ((), ())
    done = taken_sample(garden, "toggl.csv")
    assert done.done is not None
    assert (looked.rows, looked.new, looked.minutes) == (done.rows, done.new, done.minutes)
    assert (looked.first, looked.last) == (date(2026, 3, 2), date(2026, 3, 9))


def test_the_same_file_again_changes_nothing_and_is_no_step(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    again = taken_sample(garden, "toggl.csv")
    assert (again.done, again.new, again.known) == (None, {}, 4)
    assert len(garden.history()) == 1


def test_an_overlapping_file_adds_what_is_new_and_undo_takes_out_that_import_alone(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    before = everything(garden)
    more = taken_sample(garden, "toggl-overlapping.csv")
    assert (more.new, more.known) == ({Hours: 2}, 4)
    garden.undo()
    assert everything(garden) == before


def test_undo_takes_the_clients_that_a_file_brought_with_it(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    assert len(names(garden)) == 3
    garden.undo()
    assert (names(garden), garden.rows(Hours)) == ([], ())
    garden.redo()
    assert len(garden.rows(Hours)) == 4


def test_names_that_nobody_knows_are_rejected_with_the_nearest_client(garden: Garden) -> None:
    garden.add(name="Otter Labs")
    done = taken_in(garden, blocks("Oter Labs", "OTTER LABS", "Oter Labs"), Choices())
    assert [(name.name, name.rows, name.nearest) for name in done.unknown] == [
        ("Oter Labs", 2, ("Otter Labs",))
    ]
    assert [(row.line, row.reason) for row in done.rejected] == [
        (2, Reason.UNKNOWN_CLIENT),
        (4, Reason.UNKNOWN_CLIENT),
    ]
    assert minutes(garden, "Otter Labs") == 60


def test_a_name_is_never_matched_by_its_beginning(garden: Garden) -> None:
    garden.add(name="Otter Labs")
    assert taken_in(garden, blocks("Otter"), Choices()).rejected_total == 1


def test_a_mapped_name_is_remembered_for_the_next_file(garden: Garden) -> None:
    garden.add(name="Otter Labs")
    client = garden.find("Otter Labs")
    taken_in(garden, blocks("O. Labs"), Choices(map={"o. labs": client.id}))
    taken_in(garden, blocks("O. Labs", "O. Labs"), Choices())
    assert minutes(garden, "Otter Labs") == 120


def test_a_skipped_name_is_remembered_until_a_client_is_called_so(garden: Garden) -> None:
    first = taken_in(garden, blocks("Fun"), Choices(skip=True))
    assert (first.skipped, first.rejected_total, first.new) == (1, 0, {})
    assert taken_in(garden, blocks("Fun"), Choices()).skipped == 1
    garden.add(name="Fun")
    assert taken_in(garden, blocks("Fun"), Choices()).new == {Hours: 1}


def test_what_is_said_about_one_name_counts_before_what_is_said_about_all(garden: Garden) -> None:
    choices = Choices(create=True, skip=frozenset({"Fun"}))
    done = taken_in(garden, blocks("Acme", "Fun"), choices)
    assert (names(garden), done.created, done.skipped) == (["Acme"], ("Acme",), 1)


def test_two_spellings_of_a_new_name_are_one_client(garden: Garden) -> None:
    taken_in(garden, blocks("Acme  GmbH", "ACME GmbH"))
    assert len(names(garden)) == 1


def test_a_client_who_was_renamed_makes_no_known_row_new(garden: Garden) -> None:
    taken_in(garden, blocks("Acme"))
    garden.edit(garden.find("Acme").id, name="Zenith")
    again = taken_in(garden, blocks("Acme"))
    assert (again.done, again.known, names(garden)) == (None, 1, ["Zenith"])


def test_a_new_client_stands_in_the_garden_from_today_without_a_channel(garden: Garden) -> None:
    taken_in(garden, blocks("Acme"))
    client = garden.clients()[0]
    assert (client.planted_on, client.channel) == (garden.today, None)


def test_an_invoice_that_comes_back_paid_is_paid_from_then_on_in_one_step(garden: Garden) -> None:
    header = "Kunde;Rechnungsnummer;Rechnungsdatum;Netto;Status;Bezahlt am\n"
    taken_in(garden, header + "Acme;1;01.06.2026;100,00;offen;\n")
    before = everything(garden)
    paid = taken_in(garden, header + "Acme;1;01.06.2026;100,00;bezahlt;15.06.2026\n")
    assert (paid.paid, paid.known, paid.new) == (1, 1, {})
    assert [row.paid_on for row in garden.rows(Invoice)] == [date(2026, 6, 15)]
    assert taken_in(garden, header + "Acme;1;01.06.2026;100,00;bezahlt;15.06.2026\n").done is None
    garden.undo()
    assert everything(garden) == before


def test_a_payment_and_a_new_invoice_of_one_file_are_one_step(garden: Garden) -> None:
    header = "Kunde;Rechnungsnummer;Rechnungsdatum;Netto;Status\n"
    taken_in(garden, header + "Acme;1;01.06.2026;100,00;offen\n")
    done = taken_in(garden, header + "Acme;1;01.06.2026;100,00;bezahlt\nAcme;2;01.07.2026;50,00;offen\n")
    assert (done.paid, done.new) == (1, {Invoice: 1})
    assert len(garden.history()) == 2
    garden.undo()
    assert [(row.number, row.settled) for row in garden.rows(Invoice)] == [("1", False)]


@pytest.mark.parametrize(
    ("column", "gross", "net", "unnamed", "taxed"),
    [
        ("Netto", None, "119.00", 0, 0),
        ("Netto", Decimal("0.19"), "119.00", 0, 0),
        ("Betrag", None, "119.00", 1, 0),
        ("Betrag", Decimal("0.19"), "100.00", 0, 0),
        ("Brutto", None, "100.00", 0, 1),
        ("Brutto", Decimal("0.07"), "111.21", 0, 0),
        ("Brutto", Decimal(0), "119.00", 0, 0),
    ],
)
def test_net_is_net_and_what_was_taken_for_granted_is_counted(
    garden: Garden, column: str, gross: Decimal | None, net: str, unnamed: int, taxed: int
) -> None:
    content = GERMAN.replace("Netto", column) + "Acme;1;01.06.2026;119,00\n"
    done = taken_in(garden, content, Choices(create=True, gross=gross))
    assert [row.net for row in garden.rows(Invoice)] == [euros(net)]
    assert (done.unnamed, done.gross) == (unnamed, taxed)
    assert done.amounts == {(Invoice, "EUR"): Decimal(net)}


def test_columns_of_one_s_own_are_kept_under_their_name_with_the_import(garden: Garden) -> None:
    columns = ("spent=When", "client=For whom", "amount=How much", "note=What")
    garden_mapping = Choices(create=True, mapping="Till", columns=columns)
    assert garden.mapping("till") is None
    stream = BytesIO(sample("generic-costs.csv"))
    garden.take_in(open_source(stream, garden.options(), mapping=Mapping.of(columns)), garden_mapping)
    kept = garden.mapping("till")
    assert kept is not None
    assert kept.columns == columns
    again = garden.take_in(open_source(stream, garden.options(), mapping=kept), garden_mapping)
    assert (again.done, again.known) == (None, 2)
    assert sum(row.amount.amount for row in garden.rows(Cost)) == Decimal("1212.50")


@pytest.mark.parametrize("stop_at", [0, 500, 3_000])
def test_whoever_watches_can_end_an_import_without_a_trace(garden: Garden, stop_at: int) -> None:
    garden.add(name="Acme")
    before = (everything(garden), garden.history())

    def stop(done: int) -> None:
        if done >= stop_at:
            raise Stopped

    content = TOGGL + "".join(
        f"Zenith,Shop,,Yes,2026-{1 + n // 700:02}-{1 + n % 28:02},{n // 28 % 24:02}:{n % 60:02}:00,,,0:10\n"
        for n in range(4_000)
    )
    with pytest.raises(Stopped):
        garden.take_in(opened(garden, content), Choices(create=True), stop)
    assert (everything(garden), garden.history()) == before


def test_a_watcher_hears_how_many_rows_are_done_up_to_the_last(garden: Garden) -> None:
    heard: list[int] = []
    source = opened(garden, blocks(*["Acme"] * 28) + blocks(*["Zenith"] * 28).partition("\n")[2])
    garden.take_in(source, Choices(create=True), heard.append)
    assert heard == sorted(heard)


def test_a_row_of_a_name_that_nobody_knows_is_one_row_to_a_watcher(garden: Garden) -> None:
    content = TOGGL + "".join(
        f"Acme,,,Yes,2026-03-01,{n // 60:02}:{n % 60:02}:00,,,0:01\n" for n in range(1_200)
    )
    heard: list[int] = []
    assert garden.preview(opened(garden, content), Choices(), heard.append).rejected_total == 1_200
    assert heard == [500, 1_000]


def test_a_file_that_changes_while_it_is_read_leaves_nothing_behind(garden: Garden) -> None:
    stream = BytesIO(blocks("Acme", "Acme").encode())
    source = open_source(stream, garden.options())
    stream.seek(0)
    stream.truncate()
    stream.write(TOGGL.encode() + b"\0")
    with pytest.raises(Refusal):
        garden.take_in(source, Choices(create=True))
    assert (garden.clients(), garden.history()) == ((), ())


def test_a_tag_that_is_a_remembered_name_stands_for_its_client(garden: Garden) -> None:
    garden.add(name="Paper & Pen")
    client = garden.find("Paper & Pen")
    taken_sample(garden, "timewarrior.json", Choices(map={"writing": client.id}, skip=True))
    assert minutes(garden, "Paper & Pen") == 90
    assert garden.options().knows("Writing")


def test_a_mapping_that_is_said_anew_replaces_the_old_one(garden: Garden) -> None:
    garden.add(name="Acme")
    garden.add(name="Zenith")
    acme, zenith = (garden.find(name).id for name in ("Acme", "Zenith"))
    taken_in(garden, blocks("A"), Choices(map={"A": acme}))
    taken_in(garden, blocks("A", "A"), Choices(map={"A": zenith}))
    kept = [record for record in everything(garden)[KnownAs] if isinstance(record, KnownAs)]
    assert [(record.theirs, record.client_id) for record in kept] == [("a", zenith)]
    assert (minutes(garden, "Acme"), minutes(garden, "Zenith")) == (60, 60)


def test_an_amount_in_the_user_s_own_currency_has_that_currency_s_places(garden: Garden) -> None:
    garden.rules = replace(garden.rules, money=replace(garden.rules.money, currency="JPY"))
    taken_in(garden, GERMAN + "Acme;1;01.06.2026;1199,60\n")
    assert [str(row.net.amount) for row in garden.rows(Invoice)] == ["1200"]


def test_a_name_in_a_file_is_kept_safe_and_whole(garden: Garden) -> None:
    taken_in(garden, blocks("\x1b[31m=cmd"))
    assert [client.name for client in everything(garden)[Client] if isinstance(client, Client)] == [
        "\ufffd[31m=cmd"
    ]


def test_the_format_of_an_import_is_told_in_the_history(garden: Garden) -> None:
    done = taken_sample(garden, "harvest.csv")
    assert done.format is Format.HARVEST
