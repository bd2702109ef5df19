from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pruner import i18n
from pruner.core.models import Money
from pruner.i18n import N_, _, day, language, moment, money, n_, number, pick_language, use

TODAY = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def back_to_english() -> Iterator[None]:
    use("en")
    yield
    use("en")


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de-AT"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": ""}, "en"),
        ({}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de"),
        ({"LC_ALL": "C", "LC_MESSAGES": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "de_CH"}, "de"),
    ],
)
def test_the_locale_decides_where_nothing_is_configured(environ: dict[str, str], spoken: str) -> None:
    assert pick_language("", environ) == spoken


def test_the_configured_language_wins_over_the_locale() -> None:
    assert pick_language("en", {"LANG": "de_DE.UTF-8"}) == "en"


def test_an_unknown_language_is_english() -> None:
    use("tlh")
    assert language() == "en"


def test_days_are_written_as_in_each_language() -> None:
    assert (day(TODAY), day(date(2026, 11, 23))) == ("3 Nov 2026", "23 Nov 2026")
    use("de")
    assert day(TODAY) == "03.11.2026"


def test_a_moment_has_its_day_and_the_minute() -> None:
    assert moment(datetime(2026, 11, 3, 9, 5)) == "3 Nov 2026, 09:05"  # noqa: DTZ001  # local by agreement
    use("de")
    assert moment(datetime(2026, 11, 3, 9, 5)) == "03.11.2026, 09:05"  # noqa: DTZ001


def test_numbers_have_the_marks_of_the_language() -> None:
    assert (number(1234.5, 1), number(0.548, 3), number(7)) == ("1,234.5", "0.548", "7")
    use("de")
    assert (number(1234.5, 1), number(0.548, 3), number(-1234567)) == ("1.234,5", "0,548", "-1.234.567")


def test_an_amount_stands_with_its_currency() -> None:
    assert money(Money(Decimal("1240.50"), "EUR")) == "€1,240.50"
    use("de")
    assert money(Money(Decimal("1240.50"), "EUR")) == "1.240,50\xa0€"


def test_the_empty_message_stays_empty_in_german() -> None:
    use("de")
    assert _("") == ""


def test_a_message_without_german_is_said_in_english() -> None:
    use("de")
    assert _("a message that no catalogue has") == "a message that no catalogue has"
    assert n_("a message, once", "a message, often", 1) == "a message, once"
    assert n_("a message, once", "a message, often", 2) == "a message, often"


def test_one_and_many_differ_in_english() -> None:
    assert [n_("{n} client", "{n} clients", n).format(n=n) for n in (0, 1, 2)] == [
        "0 clients",
        "1 client",
        "2 clients",
    ]


def test_a_marked_message_is_not_translated_yet() -> None:
    use("de")
    assert N_("quit") == "quit"


def test_every_language_but_english_has_its_catalogue() -> None:
    for name in i18n.LANGUAGES[1:]:
        assert (Path(i18n.__file__).parent / "locales" / name / "LC_MESSAGES" / "pruner.mo").is_file()


def test_without_symbols_an_amount_wears_the_code_of_its_currency() -> None:
    amount = Money(Decimal("1234.5"), "EUR")
    i18n.use_symbols(wanted=False)
    try:
        i18n.use("en")
        assert i18n.money(amount) == "EUR 1,234.50"
        i18n.use("de")
        assert i18n.money(amount) == "1.234,50 EUR"
    finally:
        i18n.use_symbols(wanted=True)
        i18n.use("en")
