"""Files on the command line: the right sums, once, in one step, and nothing half-written."""

import json
import os
import pty
import signal
import stat
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, Pruner, installed
from tests.formats.reading import GERMAN, SAMPLES, TOGGL

CREATED = ("--create",)
MAPPED = {
    "generic-hours.csv": ("day=Tag", "client=Auftraggeber/in", "hours=Std", "note=Was"),
    "generic-costs.csv": ("spent=When", "client=For whom", "amount=How much", "note=What"),
}
SUMS = {
    "toggl.csv": ("toggl", {"hours": 4}, 1789, []),
    "toggl-overlapping.csv": ("toggl", {"hours": 6}, 1924, []),
    "clockify-mdy.csv": ("clockify", {"hours": 3}, 195, []),
    "clockify-dmy-24h.csv": ("clockify", {"hours": 2}, 80, []),
    "harvest.csv": ("harvest", {"hours": 3}, 121_245, []),
    "kimai-en.csv": ("kimai", {"hours": 2}, 216, []),
    "kimai-de.csv": ("kimai", {"hours": 2}, 105, []),
    "watson-log.json": ("watson", {"hours": 2}, 135, []),
    "watson-log.csv": ("watson", {"hours": 2}, 135, []),
    "watson-frames.json": ("watson", {"hours": 2}, 135, []),
    "watson-report.csv": ("watson", {"hours": 2}, 165, []),
    "timewarrior-dst.json": ("timewarrior", {"hours": 2}, 120, []),
    "invoice-ninja-4.csv": ("invoice-ninja", {"invoices": 2}, 0, [("USD", "1300.00")]),
    "invoice-ninja-4-payments.csv": ("invoice-ninja", {"payments": 2}, 0, [("USD", "1213.50")]),
    "invoice-ninja-5.csv": ("invoice-ninja", {"invoices": 2}, 0, [("EUR", "2380.00"), ("USD", "-120.00")]),
    "invoice-ninja-5-de.csv": ("invoice-ninja", {"invoices": 2}, 0, [("EUR", "1305.87")]),
    "freshbooks.csv": ("freshbooks", {"invoices": 2}, 0, [("CHF", "450.00"), ("EUR", "990.00")]),
    "invoicely.csv": ("invoicely", {"invoices": 2}, 0, [("EUR", "1360.50")]),
    "german-betrag.csv": ("german", {"invoices": 4}, 0, [("EUR", "3213.92")]),
    "german-netto.csv": ("german", {"invoices": 2}, 0, [("EUR", "1250.50")]),
    "german-brutto-utf16.csv": ("german", {"invoices": 1}, 0, [("EUR", "1000.00")]),
    "mixed-encodings.csv": ("german", {"invoices": 2}, 0, [("EUR", "30.00")]),
    "generic-hours.csv": ("csv", {"hours": 2}, 225, []),
    "generic-costs.csv": ("csv", {"costs": 2}, 0, [("EUR", "1212.50")]),
}
"""Of each sample: the format, its rows, minutes, and amounts by currency."""


def columns(name: str) -> list[str]:
    return [word for pair in MAPPED.get(name, ()) for word in ("--columns", pair)]


def a_file(home: Path, content: str | bytes, name: str = "file.csv") -> str:
    path = home / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


@pytest.mark.parametrize("name", sorted(SUMS))
def test_a_sample_comes_in_with_the_right_sums_and_only_once(pruner: Pruner, name: str) -> None:
    command = ("import", str(SAMPLES / name), "--create", "--json", *columns(name))
    looked = pruner.done(*command, "--dry-run").json
    assert pruner.done("list", "--json").json == []
    found = pruner.done(*command).json
    format_, rows, minutes, amounts = SUMS[name]
    assert (found["format"], found["rows"], found["new"], found["minutes"]) == (format_, rows, rows, minutes)
    assert sorted((sum_["currency"], sum_["amount"]) for sum_ in found["amounts"]) == amounts
    assert {key: looked[key] for key in ("rows", "new", "minutes", "amounts", "created")} == {
        key: found[key] for key in ("rows", "new", "minutes", "amounts", "created")
    }
    again = pruner.done(*command).json
    assert (again["id"], again["new"], again["known"]) == (None, {}, sum(rows.values()))
    assert len(pruner.done("history", "--json").json) == 1
    pruner.done("undo")
    assert pruner.done("list", "--json").json == []


def test_an_overlapping_file_adds_only_what_is_new_and_undo_takes_out_that_import(pruner: Pruner) -> None:
    pruner.done("import", str(SAMPLES / "toggl.csv"), *CREATED)
    more = pruner.done("import", str(SAMPLES / "toggl-overlapping.csv"), "--json").json
    assert (more["did"], more["new"], more["known"]) == ("imported", {"hours": 2}, 4)
    assert pruner.done("undo").out == "Taken back: Imported 2 rows (Toggl Track)\n"
    assert pruner.done("import", str(SAMPLES / "toggl.csv"), "--json").json["known"] == 4


def test_a_row_that_cannot_be_read_leaves_the_others_in(pruner: Pruner) -> None:
    said = pruner("import", str(SAMPLES / "timewarrior.json"), *CREATED, "--json")
    assert (said.status, said.json["minutes"], said.json["rejected_total"]) == (3, 165, 1)
    assert [remark["kind"] for remark in said.json["remarks"]] == ["running"]


def test_a_number_that_nothing_decides_is_read_as_the_language_writes_it(pruner: Pruner) -> None:
    command = ("import", str(SAMPLES / "ambiguous-number.csv"), *CREATED, "--dry-run", "--json")
    assert pruner.done(*command, "--lang", "de").json["amounts"][0]["amount"] == "6912.00"
    assert pruner.done(*command, "--lang", "en").json["amounts"][0]["amount"] == "6.91"


def test_what_a_file_holds_and_what_became_of_it_is_told(pruner: Pruner) -> None:
    said = pruner.done("import", str(SAMPLES / "toggl.csv"), *CREATED)
    assert said.lines == [
        "Toggl Track, 2 Mar 2026 to 9 Mar 2026",
        "4 blocks of work: 29.82 h",
        "Imported 4 rows (Toggl Track) · Planted 3 clients",
        "4 blocks of work",
    ]
    assert said.err == ""


def test_unknown_names_are_rejected_and_the_ways_out_are_told(pruner: Pruner) -> None:
    pruner.done("add", "Fernglas")
    pruner.done("add", "Birch")
    said = pruner("import", str(SAMPLES / "toggl.csv"))
    assert said.status == 3
    assert "“Birch & Co” (1 row) is no client. Did you mean “Birch”?" in said.err.splitlines()
    assert said.err.endswith("Say --create, --map 'THEIRS=CLIENT' or --skip-unknown.\n")
    assert pruner("import", str(SAMPLES / "toggl.csv")).status == 1
    options = ("--map", "birch & co=birch", "--skip-unknown")
    assert pruner.done("import", str(SAMPLES / "toggl.csv"), *options, "--json").json["skipped"] == 2
    nothing = pruner.done("import", str(SAMPLES / "toggl.csv"), "--json").json
    assert (nothing["id"], nothing["known"], nothing["skipped"], nothing["rejected"]) == (None, 2, 2, [])


def test_rejected_rows_are_told_with_line_and_reason_and_kept_where_asked(pruner: Pruner, home: Path) -> None:
    file = a_file(home, (SAMPLES / "hostile.csv").read_bytes(), "bills.csv")
    said = pruner("import", file, *CREATED, "--rejected")
    assert said.status == 3
    assert "Line 3: that is no day (Rechnungsdatum “30.02.2026”)" in said.err
    table = home / "bills.csv.rejected.csv"
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "line,reason,Kunde,Rechnungsnummer,Rechnungsdatum,Netto,Betreff"
    assert lines[1] == '3,not-a-day,Alpaka UG,2,30.02.2026,"100,00",no such day'
    assert "'=1+1" in lines[6]
    refused = pruner("import", file, *CREATED, "--rejected")
    assert (refused.status, "is there already" in refused.err) == (1, True)


def test_all_rows_of_a_rejected_invoice_are_kept(pruner: Pruner, home: Path) -> None:
    file = home / "items.csv"
    file.write_bytes((SAMPLES / "freshbooks.csv").read_bytes())
    rows = len(file.read_text(encoding="utf-8").splitlines())
    assert pruner("import", str(file), "--rejected").status == 1
    assert len((home / "items.csv.rejected.csv").read_text(encoding="utf-8").splitlines()) == rows


def test_a_mended_table_of_rejected_rows_is_taken_in(pruner: Pruner, home: Path) -> None:
    file = a_file(home, GERMAN + "Acme;1;30.02.2026;1,00\nAcme;2;01.03.2026;2,00\n")
    pruner("import", file, *CREATED, "--rejected")
    table = Path(file + ".rejected.csv")
    table.write_text(table.read_text(encoding="utf-8-sig").replace("30.02.", "28.02."), encoding="utf-8")
    assert pruner.done("import", str(table), "--json").json["new"] == {"invoices": 1}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file is empty."),
        (b"\x00\x01\x02binary", "This file is no text."),
        (b"PK\x03\x04 a workbook", "This is a file of Excel."),
        ("a" * (2**20 + 5), "Line 1 has more than"),
        (GERMAN + "Acme;1;01.06.2026;1,00\x00\n", "This file is no text."),
        ("one,two,three\n1,2,3\n", "No known product writes a file like this."),
        ('[{"start": ', "The file is broken JSON"),
        ('{"pruner": 99,\n', "The file is of a newer pruner"),
        ((SAMPLES / "clockify-either-order.csv").read_bytes(), "“03/04/2026” in the column “Start Date”"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_leaves_nothing(
    pruner: Pruner, home: Path, content: str | bytes, said: str
) -> None:
    refused = pruner("import", a_file(home, content), *CREATED)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.startswith(said)
    assert refused.err.count("\n") == 1
    assert pruner.done("history", "--json").json == []


def test_two_hundred_columns_formulas_huge_and_negative_amounts_and_open_quotes_do_no_harm(
    pruner: Pruner, home: Path
) -> None:
    head = GERMAN.strip() + "".join(f";X{n}" for n in range(200)) + "\n"
    rows = (
        "Acme;=1+1;01.06.2026;-12,00 €\nAcme;2;01.06.2026;1000000000000,00\n"
        '"Acme;3;01.06.2026;1,00\nAcme;4;02.06.2026;5,00\n'
    )
    said = pruner("import", a_file(home, head + rows), *CREATED, "--json")
    assert (said.status, said.json["new"], said.json["rejected_total"]) == (3, {"invoices": 2}, 2)
    assert said.json["amounts"] == [{"kind": "invoices", "currency": "EUR", "amount": "-7.00"}]


@pytest.mark.parametrize("path", ["nowhere.csv", ".", "pipe"])
def test_what_is_no_file_is_refused(pruner: Pruner, home: Path, path: str) -> None:
    os.mkfifo(home / "pipe")
    refused = pruner("import", str(home / path))
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert "cannot be read" in refused.err


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "excel"),
        ("--format", "csv"),
        ("--dates", "ymd"),
        ("--gross=lots",),
        ("--map", "Acme"),
        ("--columns", "client"),
        ("--columns", "colour=Kunde"),
        ("--columns", "client=Kunde"),
        ("--create", "--skip-unknown"),
    ],
)
def test_options_that_make_no_sense_are_errors_of_usage(pruner: Pruner, options: tuple[str, ...]) -> None:
    refused = pruner("import", str(SAMPLES / "toggl.csv"), *options)
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_dates_that_could_be_read_both_ways_are_read_as_said(pruner: Pruner) -> None:
    file = str(SAMPLES / "clockify-either-order.csv")
    assert pruner.done("import", file, *CREATED, "--dates", "mdy", "--json").json["first"] == "2026-03-04"


@pytest.mark.parametrize(
    ("options", "column", "net", "told"),
    [
        ((), "Betrag", "119.00", "Nothing says whether"),
        (("--gross",), "Betrag", "100.00", ""),
        (("--gross", "7"), "Betrag", "111.21", ""),
        (("--gross", "0.07"), "Betrag", "111.21", ""),
        ((), "Brutto", "100.00", "The amounts contain tax; 19 % were taken out."),
        (("--gross", "0"), "Brutto", "119.00", ""),
    ],
)
def test_net_and_gross_never_mix(
    pruner: Pruner, home: Path, options: tuple[str, ...], column: str, net: str, told: str
) -> None:
    file = a_file(home, GERMAN.replace("Netto", column) + "Acme;1;01.06.2026;119,00\n")
    said = pruner.done("import", *options, file, *CREATED, "--json")
    assert said.json["amounts"] == [{"kind": "invoices", "currency": "EUR", "amount": net}]
    assert said.err.startswith(told)


def test_columns_are_kept_under_a_name_and_then_need_the_name_alone(pruner: Pruner) -> None:
    file = str(SAMPLES / "generic-hours.csv")
    missing = pruner("import", file, "--mapping", "shop")
    assert (missing.status, "No mapping of columns is called “shop”." in missing.err) == (1, True)
    pruner.done("import", file, "--mapping", "shop", *columns("generic-hours.csv"), *CREATED)
    assert pruner.done("import", file, "--mapping", "Shop", "--json").json["known"] == 2


def test_a_file_comes_from_standard_input_too(pruner: Pruner) -> None:
    content = (SAMPLES / "toggl.csv").read_text(encoding="utf-8-sig")
    said = pruner("import", "-", *CREATED, "--json", answers=content)
    assert (said.status, said.json["new"]) == (0, {"hours": 4})
    assert pruner("import", "-", "--rejected", answers=content).status == 2


def test_an_import_is_told_in_german(pruner: Pruner) -> None:
    said = pruner.done("import", str(SAMPLES / "german-netto.csv"), *CREATED, "--lang", "de")
    assert "2 Zeilen" in said.out
    assert "1.250,50" in said.out


def test_an_invoice_that_is_paid_by_now_is_counted(pruner: Pruner, home: Path) -> None:
    head = "Kunde;Rechnungsnummer;Rechnungsdatum;Netto;Status\n"
    pruner.done("import", a_file(home, head + "Acme;1;01.06.2026;100,00;offen\n"), *CREATED)
    paid = a_file(home, head + "Acme;1;01.06.2026;100,00;bezahlt\n")
    assert pruner.done("import", paid).lines[-2:] == [
        "1 invoice is now paid",
        "1 invoice is now paid, 1 row was there already",
    ]


# -- a hundred thousand rows

ROWS = 100_000
KIB_IN_MIB = 1024
BOUND_MB = 160
"""Python, the database and its page cache; the rows alone would take several times as much."""


def many(path: Path, count: int) -> Path:
    """So many blocks of work for 31 clients."""
    start = datetime(2010, 1, 1, 9)  # noqa: DTZ001  # a local time
    moments = (start + timedelta(minutes=30 * n) for n in range(count))
    rows = (f"Client {at.day},Shop,{'note' * 20},Yes,{at:%Y-%m-%d},{at:%H:%M:%S},,,0:15\n" for at in moments)
    path.write_text(TOGGL + "".join(rows), encoding="utf-8")
    return path


LAUNCHER = """
import resource, subprocess, sys
program = subprocess.run(sys.argv[2:])
with open(sys.argv[1], "w") as used:
    used.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(program.returncode)
"""
"""Starts a program and notes its peak. A small process: a peak counts what stood in memory before the
program took the place of a copy of its parent, and these tests are a large parent."""


def test_a_hundred_thousand_rows_come_in_with_a_bar_and_in_bounded_memory(home: Path) -> None:
    big, used = many(home / "big.csv", ROWS), home / "used"
    master, slave = pty.openpty()
    words = [sys.executable, "-c", LAUNCHER, str(used), str(INSTALLED), "import", str(big), "--create"]
    with subprocess.Popen(words, stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=home) as program:
        os.close(slave)
        shown = _drained(master)
        out = program.stdout.read().decode() if program.stdout else ""
    assert program.returncode == 0, out
    assert "100,000 blocks of work: 25,000.00 h" in out
    assert "100%" in shown
    assert int(used.read_text()) / KIB_IN_MIB < BOUND_MB


def test_an_import_that_is_interrupted_leaves_no_trace(home: Path) -> None:
    big = many(home / "big.csv", ROWS // 4)
    installed("add", "Acme", cwd=home)
    before = installed("export", cwd=home).stdout
    program = subprocess.Popen(
        [INSTALLED, "import", big, "--create"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=home
    )
    journal = home / "data" / "garden.db-journal"
    until = time.monotonic() + 60
    while not journal.exists() and program.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    program.send_signal(signal.SIGINT)
    _out, err = program.communicate(timeout=60)
    assert (program.returncode, b"Traceback" in err) == (130, False)
    assert installed("export", cwd=home).stdout == before
    assert [entry["did"] for entry in _history(home)] == ["added"]


def _history(home: Path) -> list[dict[str, str]]:
    return list(json.loads(installed("history", "--json", cwd=home).stdout))


def _drained(master: int) -> str:
    """Everything the program drew until it let go of the terminal."""
    parts: list[bytes] = []
    try:
        while part := os.read(master, 65_536):
            parts.append(part)
    except OSError:  # how a pseudo-terminal says that nobody is at the other end
        pass
    os.close(master)
    return b"".join(parts).decode(errors="replace")
