"""Money on the command line: terms as options, numbers and verdict shown, what was given away."""

import stat
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pruner.core.ledger import Hours, Invoice
from pruner.core.models import Money
from pruner.core.months import Month
from pruner.garden import Clock, Garden
from tests.builders import NOW, TODAY, new_id
from tests.cli.running import Pruner
from tests.core.rules import RULES
from tests.garden.beds import day, utc_day

DAY = ("--as-of", "2026-11-23")
MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")
KEPT_TOGETHER = "\N{NO-BREAK SPACE}"
Worked = Callable[..., None]


@pytest.fixture
def worked(home: Path) -> Worked:
    """Writes months of work and their invoices into the garden of this user: hours and net amount each."""
    clock = Clock(today=lambda: TODAY, now=lambda: NOW, real_now=lambda: NOW, day_of=utc_day, new_id=new_id)

    def write(
        name: str, hours: str, net: str, *, months: tuple[str, ...] = MONTHS, money: str = "EUR"
    ) -> None:
        with Garden.open(home / "data" / "garden.db", RULES, clock, create=False) as garden:
            client = garden.find(name).id
            for text in months:
                month = Month.of(day(f"{text}-01"))
                garden.enter(Hours(id=0, client_id=client, day=month.first, minutes=int(Decimal(hours) * 60)))
                garden.enter(
                    Invoice(
                        id=0,
                        client_id=client,
                        number=f"R-{text}",
                        issued=month.last,
                        net=Money(Decimal(net), money),
                        service_from=month.first,
                        service_to=month.last,
                    )
                )

    return write


@pytest.fixture
def acme(pruner: Pruner, worked: Worked) -> Pruner:
    """The client of the example in the description of the command line."""
    pruner.done(*DAY, "add", "Acme", "--channel", "referral")
    worked("Acme", "7", "630")
    pruner.done("config", "set", "money.target_rate", "100")
    pruner.done(*DAY, "log", "rush", "Acme")
    return pruner


def test_the_example_of_the_description_is_what_is_printed(acme: Pruner) -> None:
    found = acme.done(*DAY, "show", "Acme", "--json").json
    assert found["money"] == {
        "ehr": "90.00",
        "currency": "EUR",
        "estimated": False,
        "months": 6,
        "hours": "42.00",
        "revenue": "3780.00",
        "costs": "0.00",
        "baseline": "90.00",
        "baseline_others": None,
        "income_share": 1.0,
        "days_late": None,
        "payment_grade": None,
        "given_away": {"minutes": 45, "amount": "112.50"},
    }
    verdict = found["verdict"]
    assert (verdict["name"], verdict["by_signs_alone"], verdict["differs_with_others"]) == (
        "KEEP",
        False,
        False,
    )
    assert len(verdict["reasons"]) == len(verdict["flips"]) == 1
    assert (found["level"], found["heat"]) == ("watch", 1.0)
    assert found["signs"] == [
        {"sign": "rush", "heat": 1.0, "level": "watch", "red_at": 2.2, "open": 1, "clears_on": "2027-02-09"}
    ]


def test_every_list_of_clients_holds_the_same_objects(acme: Pruner) -> None:
    shown = acme.done(*DAY, "show", "Acme", "--json").json
    del shown["incidents"]
    assert acme.done(*DAY, "garden", "--json").json == [shown]
    assert acme.done(*DAY, "list", "--json").json == [shown]


def test_a_raised_target_turns_the_verdict(acme: Pruner) -> None:
    for rate, name in (("100", "KEEP"), ("100.01", "WATCH"), ("128.57", "WATCH"), ("128.58", "FIX")):
        acme.done("config", "set", "money.target_rate", rate)
        assert acme.done(*DAY, "show", "Acme", "--json").json["verdict"]["name"] == name


def test_an_earlier_day_gives_the_numbers_and_the_verdict_of_that_day(acme: Pruner) -> None:
    found = acme.done("--as-of", "2026-08-15", "show", "Acme", "--json").json
    assert (found["money"]["hours"], found["money"]["revenue"]) == ("21.00", "1890.00")
    assert found["money"]["given_away"] == {"minutes": 0, "amount": "0.00"}
    found = acme.done("--as-of", "2026-04-15", "show", "Acme", "--json").json
    assert (found["money"], found["verdict"]["name"]) == (None, "TOO_LITTLE_DATA")


def test_another_window_reckons_over_its_months(acme: Pruner, worked: Worked) -> None:
    worked("Acme", "10", "500", months=("2026-03",))
    for months, hours in (("3", "21.00"), ("6", "42.00"), ("12", "52.00")):
        money = acme.done(*DAY, "show", "Acme", "--json", "--months", months).json["money"]
        assert (money["months"], money["hours"]) == (int(months), hours)
    assert "(over 6 months)" in acme.done(*DAY, "show", "Acme", "--months", "12").out
    assert acme("show", "Acme", "--months", "4").status == 2


def test_show_says_the_numbers_in_sentences(acme: Pruner) -> None:
    text = acme.done(*DAY, "show", "Acme").out
    for said in (
        "€90.00 an hour",
        "€3,780.00 in 42 h",
        "90 % of your target of €100.00",
        "100 % of your income",
        "At least 5/6 of your income",
        "45 min, worth €112.50",
        "Verdict  KEEP",
    ):
        assert said in text


def test_show_speaks_german(acme: Pruner) -> None:
    text = acme.done(*DAY, "show", "Acme", "--lang", "de").out.replace(KEPT_TOGETHER, " ")
    for said in ("90,00 € je Stunde", "3.780,00 € in 42 h", "100 % deines Einkommens", "Urteil  KEEP"):
        assert said in text


def test_the_list_gains_columns_where_there_is_money(acme: Pruner) -> None:
    acme.done(*DAY, "add", "Bolt")
    title, *lines = acme.done(*DAY, "list").lines
    assert title.split()[-4:] == ["Per", "hour", "Share", "Verdict"]
    assert lines[0].split()[-5:] == ["90.00", "EUR", "100", "%", "KEEP"]
    assert lines[1].split() == ["Bolt", "healthy", "0.00", "active"]
    assert "Verdict" not in acme.done("--as-of", "2026-04-01", "list").out


def test_the_list_fits_a_terminal(acme: Pruner, worked: Worked, monkeypatch: pytest.MonkeyPatch) -> None:
    acme.done(*DAY, "add", "Kranich und Söhne Steuerberatung", "--limb", "Retainer clients", "--seedling")
    worked("Kranich", "1", "100000", months=("2026-10",))
    wide = acme.done(*DAY, "list").lines
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for language in ("en", "de"):
        lines = acme.done(*DAY, "list", "--lang", language).lines
        assert max(map(len, lines)) <= 80
        assert "TOO_LITTLE_DATA" in lines[2]
    assert max(map(len, wide)) > 80


def test_the_plain_garden_tells_verdict_and_rate(acme: Pruner) -> None:
    acme.done(*DAY, "add", "Bolt")
    bolt, said = acme.done(*DAY, "garden", "--plain").lines
    assert said.startswith("Acme: watch; KEEP; €90.00 an hour; ")
    assert bolt == "Bolt: healthy."


def test_two_currencies_stand_apart(acme: Pruner, worked: Worked) -> None:
    worked("Acme", "1", "50", months=("2026-10",), money="USD")
    found = acme.done(*DAY, "show", "Acme", "--json").json["money"]
    assert (found["revenue"], found["apart"]) == ("3780.00", {"USD": "50.00"})
    assert "$50.00 stand apart: no rate is set for USD" in acme.done(*DAY, "show", "Acme").out
    acme.done("config", "set", "money.rates", '["USD = 0.5"]')
    found = acme.done(*DAY, "show", "Acme", "--json").json["money"]
    assert (found["revenue"], "apart" in found) == ("3805.00", False)


def test_what_was_given_to_a_client_abroad_names_its_currency(acme: Pruner) -> None:
    acme.done("edit", "Acme", "--currency", "chf", "--income", "1000", "--hours", "10")
    money = acme.done(*DAY, "show", "Acme", "--json").json["money"]
    assert (money["currency"], money["ehr"], money["estimated"]) == ("CHF", "142.86", True)
    assert money["given_away"] == {"minutes": 45, "amount": "112.50", "currency": "EUR"}


# -- terms


def test_everything_agreed_when_planting_is_shown(pruner: Pruner) -> None:
    pruner.done(
        *("add", "Acme", "--rate", "95,50", "--income", "3000", "--hours", "30.5", "--currency", "eur"),
        *("--sold-hours", "30", "--own-cost", "40", "--rounds", "3", "--rush-surcharge", "+75 %"),
        *("--talk-fee", "25", "--lead-days", "10", "--contract", "agreed", "--pay-period", "month"),
        *("--notice", "4 weeks"),
    )
    text = " ".join(pruner.done("show", "Acme").out.split())
    for said in (
        "rate €95.50 an hour",
        "income €3,000.00 a month, estimated",
        "hours 30.5 h a month, estimated",
        "sold hours 30 h a month",
        "own cost €40.00 an hour",
        "included rounds 3",
        "rush tariff +75 %",
        "talk fee €25.00",
        "lead time 10 days",
        "notice 4 weeks",
    ):
        assert said in text
    assert len(pruner.done("history").lines) == 1
    pruner.done("undo")
    assert pruner.done("list", "--json").json == []


def test_an_estimate_is_shown_as_one(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--since", "2025-01-01", "--income", "1000", "--hours", "10")
    money = pruner.done(*DAY, "show", "Acme", "--json").json["money"]
    assert (money["ehr"], money["estimated"], money["hours"]) == ("100.00", True, "60.00")
    text = pruner.done(*DAY, "show", "Acme").out
    assert "€100.00 an hour (estimated)" in text
    assert "Income and hours are estimated" in text


def test_an_empty_text_takes_a_term_away(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--rate", "95", "--contract", "work", "--notice", "4 weeks")
    assert pruner.done("edit", "Acme", "--rate", "", "--contract", "", "--notice", "").out == (
        "Changed the terms of Acme\n"
    )
    assert "Terms" not in pruner.done("show", "Acme").out
    assert pruner("edit", "Acme", "--rate", "").status == 1


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--rate", "NaN"),
        ("--rate", "1e3"),
        ("--rate", "-5"),
        ("--rate", "９５"),
        ("--rate", "1.005"),
        ("--rate", "9999999999999"),
        ("--hours", "745"),
        ("--rounds", "1.5"),
        ("--rounds", "101"),
        ("--rush-surcharge", "50"),
        ("--rush-surcharge", "50 percent"),
        ("--lead-days", "366"),
        ("--currency", "EURO"),
        ("--currency", "€"),
        ("--contract", "handshake"),
        ("--pay-period", "year"),
    ],
)
def test_terms_that_nobody_agrees_on_are_a_usage_error(pruner: Pruner, option: str, text: str) -> None:
    pruner.done("add", "Acme")
    refused = pruner("edit", "Acme", option, text)
    assert (refused.status, refused.out) == (2, "")
    assert text in refused.err
    assert len(pruner.done("history").lines) == 1


@pytest.mark.parametrize(("said", "amount"), [("0.25", "93.75"), ("25%", "93.75"), ("100 %", "150.00")])
def test_the_agreed_rush_tariff_prices_what_was_given_away(acme: Pruner, said: str, amount: str) -> None:
    acme.done("edit", "Acme", "--rush-surcharge", said)
    given = acme.done(*DAY, "show", "Acme", "--json").json["money"]["given_away"]
    assert given["amount"] == amount


# -- given away


@pytest.fixture
def given(acme: Pruner) -> Pruner:
    """Two quarters with something given away, and a note that a spreadsheet would run."""
    acme.done(
        *DAY, "log", "venting", "Acme", "--on", "2026-09-30", "--minutes", "30", "--note", "=1+1 | *why*"
    )
    acme.done(*DAY, "log", "rush", "Acme", "--on", "2026-10-01", "--paid", "50")
    return acme


def test_the_shadow_invoice_stands_by_quarter(given: Pruner) -> None:
    text = given.done(*DAY, "show", "Acme", "--given-away").out
    assert text.index("Quarter 3 of 2026") < text.index("Quarter 4 of 2026")
    assert "Together: 30 min, worth €50.00" in text
    assert "Together: 45 min, worth €112.50" in text
    assert text.count("Last minute") == 1


def test_the_shadow_invoice_as_data(given: Pruner) -> None:
    third, fourth = given.done(*DAY, "show", "Acme", "--given-away", "--json").json
    assert (third["quarter"], third["minutes"], third["amount"]) == ("2026-Q3", 30, "50.00")
    assert fourth["items"] == [
        {
            "date": "2026-11-23",
            "sign": "rush",
            "minutes": 45,
            "surcharge": "0.5",
            "amount": "112.50",
            "note": "",
        }
    ]


def test_the_shadow_invoice_opens_safely_in_a_spreadsheet(given: Pruner) -> None:
    title, first, second = given.done(*DAY, "show", "Acme", "--given-away", "--format", "csv").lines
    assert title == "quarter,date,sign,minutes,surcharge,amount,currency,note"
    assert first == "2026-Q3,2026-09-30,venting,30,0,50.00,EUR,'=1+1 | *why*"
    assert second.startswith("2026-Q4,2026-11-23,rush,45,0.5")


def test_the_shadow_invoice_as_markdown_marks_nothing_up_by_a_note(given: Pruner) -> None:
    text = given.done(*DAY, "show", "Acme", "--given-away", "--format", "md").out
    assert text.startswith("# Given away: Acme\n")
    assert r"=1+1 \| \*why\* |" in text
    german = given.done(*DAY, "show", "Acme", "--given-away", "--format", "md", "--lang", "de").out
    assert "# Verschenkt: Acme" in german
    assert "112,50 €" in german.replace(KEPT_TOGETHER, " ")


def test_the_shadow_invoice_goes_into_a_file_of_the_owner_alone(given: Pruner, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    answer = given.done(*DAY, "show", "Acme", "--given-away", "--to", str(path))
    assert (answer.out, str(path) in answer.err) == ("", True)
    assert path.read_text(encoding="utf-8").startswith("quarter,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_alone_unless_forced(given: Pruner, tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "given.md"
    kept.write_text("mine", encoding="utf-8")
    link.symlink_to(kept)
    show = (*DAY, "show", "Acme", "--given-away", "--to", str(link))
    refused = given(*show)
    assert (refused.status, "--force" in refused.err) == (1, True)
    given.done(*show, "--force")
    assert kept.read_text(encoding="utf-8") == "mine"
    assert link.read_text(encoding="utf-8").startswith("# Given away")
    assert not link.is_symlink()


def test_a_folder_that_is_not_there_is_said(given: Pruner, tmp_path: Path) -> None:
    refused = given(*DAY, "show", "Acme", "--given-away", "--to", str(tmp_path / "none" / "given.md"))
    assert (refused.status, "none" in refused.err) == (1, True)


def test_without_a_target_rate_the_price_is_not_known(given: Pruner) -> None:
    given.done("config", "set", "money.target_rate", "")
    found = given.done(*DAY, "show", "Acme", "--json").json["money"]
    assert found["given_away"] == {"minutes": 45, "amount": None}
    assert "not known until you set a target rate" in given.done(*DAY, "show", "Acme", "--given-away").out


def test_a_file_belongs_to_what_was_given_away(given: Pruner, tmp_path: Path) -> None:
    assert given("show", "Acme", "--format", "csv").status == 2
    assert given("show", "Acme", "--to", str(tmp_path / "x.md")).status == 2


def test_a_client_who_was_given_nothing_has_an_empty_invoice(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert pruner.done("show", "Acme", "--given-away").out == "Nothing was given away.\n"
    assert pruner.done("show", "Acme", "--given-away", "--json").json == []
