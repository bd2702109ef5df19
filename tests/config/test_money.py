"""Money, terms and verdicts: from the text of a file to the rules of the core (product.md §3, §4)."""

from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from pruner import i18n
from pruner.config import ConfigError, Kind, Problem, load, set_preference
from pruner.core.house import MoneyRules, TermsRules, VerdictRules, Yardstick
from pruner.core.ledger import Contract, PayPeriod
from pruner.wording.configuration import config_error
from tests.config.homes import NOWHERE, a_home, complaint, loaded

MOST = 10**12
ON_THE_EDGE = [
    "money.target_rate = 0.01",
    f"money.target_rate = {MOST}",
    "money.monthly_costs = 0",
    "money.monthly_costs = 999999999999.99",
    f"money.savings = -{MOST}",
    "money.window_months = 12",
    "money.moderate_share = 0.39",
    "money.high_share = 1",
    "money.grade_days = [0, 1, 2]",
    "terms.rush_surcharge = 0",
    "terms.lead_days = 0",
    "verdict.facts_months = 6",
    "verdict.prune_months = 1",
    "verdict.fix_target = 0.89",
    "verdict.watch_target = 2",
    "verdict.protect_runway_months = 0",
    "verdict.red_days = [1]",
]


def test_without_a_file_money_is_reckoned_as_the_product_says() -> None:
    assert load(NOWHERE, {}).money == MoneyRules(
        currency="EUR",
        rates=(),
        target_rate=None,
        monthly_costs=None,
        savings=None,
        window_months=6,
        yardstick=Yardstick.ALL,
        count_incident_minutes=True,
        moderate_share=Decimal("0.25"),
        high_share=Decimal("0.40"),
        grades=(30, 60, 90),
        terms=TermsRules(
            included_rounds=2,
            rush_surcharge=Decimal("0.5"),
            talk_fee=None,
            lead_days=3,
            contract=Contract.SERVICE,
            pay_period=PayPeriod.MONTH,
        ),
    )


def test_without_a_file_verdicts_are_those_of_the_product() -> None:
    assert load(NOWHERE, {}).verdict == VerdictRules(
        facts_months=3,
        facts_hours=8,
        prune_baseline=Decimal("0.6"),
        prune_months=3,
        fix_baseline=Decimal("0.6"),
        fix_target=Decimal("0.7"),
        watch_target=Decimal("0.9"),
        fix_red_signs=2,
        protect_share=Decimal("0.4"),
        protect_runway_months=3,
        red_days=(30, 60, 90),
        fix_tried_months=12,
    )


def test_no_number_of_money_or_verdicts_is_a_float() -> None:
    config = load(NOWHERE, {})
    held = {**asdict(config.money), **asdict(config.money)["terms"], **asdict(config.verdict)}
    assert [name for name, value in held.items() if isinstance(value, float)] == []


@pytest.mark.parametrize("share", ["0.6", "0.1", "0.33", "1", "1.0", "6e-1"])
def test_a_share_is_exactly_the_one_that_was_written(tmp_path: Path, share: str) -> None:
    found = loaded(tmp_path, f"verdict.fix_baseline = {share}").verdict.fix_baseline
    assert (found, Fraction(found)) == (Decimal(share), Fraction(share))


@pytest.mark.parametrize("number", ["95", "95.5", "0.07", "999999999999.99", "1_000.10"])
def test_an_amount_is_exactly_the_one_that_was_written(tmp_path: Path, number: str) -> None:
    assert loaded(tmp_path, f"money.target_rate = {number}").money.target_rate == Decimal(number)


def test_each_rate_is_what_one_unit_is_worth_in_the_main_currency(tmp_path: Path) -> None:
    config = loaded(tmp_path, 'money.rates = ["USD=0.92", " CHF =  1.05 ", "IDR = 0.0000549"]')
    assert config.money.rates == (
        ("USD", Decimal("0.92")),
        ("CHF", Decimal("1.05")),
        ("IDR", Decimal("0.0000549")),
    )
    assert config.values["money.rates"] == ["USD = 0.92", "CHF = 1.05", "IDR = 0.0000549"]


def test_terms_for_everybody_can_be_changed(tmp_path: Path) -> None:
    terms = loaded(
        tmp_path, '[terms]\nincluded_rounds = 3\ntalk_fee = 40\ncontract = "work"\npay_period = "other"'
    )
    assert (terms.money.terms.included_rounds, terms.rules.included_rounds) == (3, 3)
    assert terms.money.terms.talk_fee == 40
    assert (terms.money.terms.contract, terms.money.terms.pay_period) == (Contract.WORK, PayPeriod.OTHER)


def test_one_line_changes_one_bound_and_leaves_the_rest(tmp_path: Path) -> None:
    money = loaded(tmp_path, '[money]\nyardstick = "others"').money
    assert (money.yardstick, money.window_months) == (Yardstick.OTHERS, 6)


@pytest.mark.parametrize("text", ON_THE_EDGE)
def test_what_lies_on_the_edge_of_sense_is_taken(tmp_path: Path, text: str) -> None:
    assert loaded(tmp_path, text).values[text.split(" = ", maxsplit=1)[0]] is not None


@pytest.mark.parametrize(
    "text",
    [
        "money.target_rate = 0",
        "money.target_rate = -1",
        "money.target_rate = nan",
        "money.target_rate = inf",
        "money.target_rate = 1e400",
        f"money.monthly_costs = {MOST + 1}",
        f"money.monthly_costs = 1{'0' * 400}",
        "money.monthly_costs = -0.01",
        f"money.savings = -{MOST}.01",
        "money.moderate_share = 0",
        "money.high_share = 1.01",
        "money.grade_days = [-1, 60, 90]",
        "terms.rush_surcharge = -0.1",
        "terms.talk_fee = -1",
        "terms.lead_days = -1",
        "verdict.facts_months = 0",
        "verdict.facts_hours = 0",
        "verdict.prune_baseline = 0",
        "verdict.prune_months = 13",
        "verdict.fix_baseline = -0.6",
        "verdict.watch_target = nan",
        "verdict.fix_red_signs = 0",
        "verdict.protect_share = 1.1",
        "verdict.protect_runway_months = -1",
        "verdict.red_days = [0, 30]",
        "verdict.red_days = [36501]",
        "verdict.fix_tried_months = 0",
    ],
)
def test_a_number_without_sense_is_refused(tmp_path: Path, text: str) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.OUT_OF_RANGE, text.split(" = ", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('money.target_rate = "95"', Kind.AMOUNT),
        ('money.target_rate = "none"', Kind.AMOUNT),
        ("money.target_rate = true", Kind.AMOUNT),
        ("money.target_rate = 95.001", Kind.AMOUNT),
        ("money.savings = 1e-9", Kind.AMOUNT),
        ("money.rates = 0.92", Kind.RATES),
        ("money.rates = [0.92]", Kind.RATES),
        ('money.rates = "USD = 0.92"', Kind.RATES),
        ('money.rates = ["USD"]', Kind.RATES),
        ('money.rates = ["usd = 0.92"]', Kind.RATES),
        ('money.rates = ["USD = 0"]', Kind.RATES),
        ('money.rates = ["USD = 0.000"]', Kind.RATES),
        ('money.rates = ["USD = -0.92"]', Kind.RATES),
        ('money.rates = ["USD = 0,92"]', Kind.RATES),
        ('money.rates = ["USD = NaN"]', Kind.RATES),
        ('money.rates = ["USD = 1e400"]', Kind.RATES),
        ('money.rates = ["USD = ١"]', Kind.RATES),
        ("money.grade_days = []", Kind.DAYS),
        ("money.grade_days = [30, 60]", Kind.DAYS),
        ("money.grade_days = [30, 60, 90, 120]", Kind.DAYS),
        ("money.grade_days = [30, 60.5, 90]", Kind.DAYS),
        ("verdict.red_days = []", Kind.DAYS),
        (f"verdict.red_days = {list(range(1, 14))}", Kind.DAYS),
        ("money.window_months = 6.5", Kind.WHOLE),
        ("money.count_incident_minutes = 1", Kind.SWITCH),
        ("verdict.facts_hours = 7.5", Kind.WHOLE),
    ],
)
def test_what_is_of_another_kind_is_refused(tmp_path: Path, text: str, kind: Kind) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.WRONG_TYPE, text.split(" = ", maxsplit=1)[0])
    assert wrong.expected
    assert wrong.expected.kind is kind


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("money.window_months = 5", ("3", "6", "12")),
        ("money.window_months = 0", ("3", "6", "12")),
        ('money.yardstick = "other"', ("others",)),
        ('terms.contract = "higher_trust"', ("higher-trust",)),
        ('terms.pay_period = "monthly"', ("month",)),
    ],
)
def test_an_unknown_word_is_answered_with_those_that_are_known(
    tmp_path: Path, text: str, nearest: tuple[str, ...]
) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.nearest) == (Problem.UNKNOWN_VALUE, nearest)


@pytest.mark.parametrize(
    ("text", "where", "other"),
    [
        ("verdict.fix_target = 0.9", "verdict.watch_target", "verdict.fix_target"),
        ("verdict.watch_target = 0.7", "verdict.watch_target", "verdict.fix_target"),
        ("money.moderate_share = 0.4", "money.high_share", "money.moderate_share"),
        ("money.grade_days = [30, 90, 60]", "money.grade_days", "90"),
        ("money.grade_days = [30, 30, 60]", "money.grade_days", "30"),
        ("verdict.red_days = [60, 30]", "verdict.red_days", "60"),
    ],
)
def test_bounds_that_do_not_rise_are_refused(tmp_path: Path, text: str, where: str, other: str) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where, wrong.other) == (Problem.NOT_ASCENDING, where, other)
    assert wrong.file.endswith("config.toml")


@pytest.mark.parametrize("key", ["verdict.facts_months", "verdict.prune_months"])
def test_months_that_the_window_never_has_are_refused(tmp_path: Path, key: str) -> None:
    wrong = complaint(tmp_path, f"{key} = 4\nmoney.window_months = 3")
    assert (wrong.problem, wrong.where, wrong.other) == (Problem.NOT_WITHIN, key, "money.window_months")
    assert loaded(tmp_path, f"{key} = 3\nmoney.window_months = 3").values[key] == 3


def test_a_currency_has_one_rate(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, 'money.rates = ["USD = 0.92", "CHF = 1.05", "USD = 0.93"]')
    assert (wrong.problem, wrong.value) == (Problem.DOUBLE_RATE, "USD")


def test_the_main_currency_has_no_rate(tmp_path: Path) -> None:
    assert complaint(tmp_path, 'money.rates = ["EUR = 1"]').problem is Problem.RATE_OF_MAIN
    wrong = complaint(tmp_path, '[money]\ncurrency = "USD"\nrates = ["USD = 0.92"]')
    assert (wrong.problem, wrong.where, wrong.value) == (Problem.RATE_OF_MAIN, "money.rates", "USD")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("money.target_rate", "100", 100),
        ("money.target_rate", " 92.50 ", 92.5),
        ("money.target_rate", "92,50", 92.5),
        ("money.savings", "", ""),
        ("money.savings", "-500", -500),
        ("money.monthly_costs", "999999999999.99", 999999999999.99),
        ("money.rates", "USD=0.92, CHF=1.05", ["USD = 0.92", "CHF = 1.05"]),
        ("money.rates", '["USD = 0.92"]', ["USD = 0.92"]),
        ("money.rates", "", []),
        ("money.window_months", "12", 12),
        ("money.yardstick", "others", "others"),
        ("money.count_incident_minutes", "false", False),
        ("money.grade_days", "14, 30, 60", [14, 30, 60]),
        ("terms.rush_surcharge", "0.75", 0.75),
        ("terms.talk_fee", "40", 40),
        ("terms.contract", "higher-trust", "higher-trust"),
        ("verdict.fix_target", "0.65", 0.65),
        ("verdict.red_days", "30,60,90", [30, 60, 90]),
        ("verdict.red_days", "[45]", [45]),
    ],
)
def test_what_was_set_holds_at_the_next_start(tmp_path: Path, key: str, text: str, value: object) -> None:
    home = a_home(tmp_path)
    set_preference(home, key, text)
    config = load(home, {})
    assert config.values[key] == value
    assert config.origins[key] == str(home.preferences_file)


def test_ones_own_numbers_can_be_set_and_taken_back(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    set_preference(home, "money.savings", "12000.50")
    assert load(home, {}).money.savings == Decimal("12000.50")
    set_preference(home, "money.savings", "")
    assert load(home, {}).money.savings is None


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("money.target_rate", "nan", Problem.WRONG_TYPE),
        ("money.target_rate", "inf", Problem.WRONG_TYPE),
        ("money.target_rate", "1e400", Problem.WRONG_TYPE),
        ("money.target_rate", "１００", Problem.WRONG_TYPE),  # full-width digits
        ("money.target_rate", "1.000", Problem.WRONG_TYPE),
        ("money.target_rate", "1,000.00", Problem.WRONG_TYPE),
        ("money.target_rate", "100 EUR", Problem.WRONG_TYPE),
        ("money.target_rate", "0", Problem.OUT_OF_RANGE),
        ("money.target_rate", "1000000000001", Problem.OUT_OF_RANGE),
        ("money.rates", "USD=0,92", Problem.WRONG_TYPE),
        ("money.rates", "USD=inf", Problem.WRONG_TYPE),
        ("money.rates", "[USD]", Problem.WRONG_TYPE),
        ("money.rates", "USD=0.92,USD=0.93", Problem.DOUBLE_RATE),
        ("money.rates", "EUR=1", Problem.RATE_OF_MAIN),
        ("money.window_months", "4", Problem.UNKNOWN_VALUE),
        ("money.grade_days", "30,60", Problem.WRONG_TYPE),
        ("terms.rush_surcharge", "nan", Problem.OUT_OF_RANGE),
        ("terms.rush_surcharge", "1e400", Problem.WRONG_TYPE),
        ("verdict.red_days", "90,60,30", Problem.NOT_ASCENDING),
        ("verdict.red_days", "30,x", Problem.WRONG_TYPE),
        ("verdict.fix_target", "0.95", Problem.NOT_ASCENDING),
        ("verdict.facts_months", "7", Problem.NOT_WITHIN),
    ],
)
def test_what_would_not_load_is_refused_and_nothing_is_kept(
    tmp_path: Path, key: str, text: str, problem: Problem
) -> None:
    home = a_home(tmp_path)
    with pytest.raises(ConfigError) as refused:
        set_preference(home, key, text)
    assert refused.value.problem is problem
    assert not home.preferences_file.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("money.target_rate = 0", "“0” is out of range; write more than 0 and at most 1,000,000,000,000"),
        ("money.monthly_costs = -1", "“-1” is out of range; write 0 to 1,000,000,000,000, or"),
        ("money.savings = 1.234", "write an amount with at most two decimals"),
        ('money.rates = ["USD"]', '“USD” does not fit; write a list of rates above 0 such as ["USD = 0.92"]'),
        ('money.rates = ["EUR = 1"]', "“EUR” is the main currency; take out its rate."),
        ("verdict.facts_months = 7", "“7” has to be at most money.window_months."),
        ("verdict.red_days = [60, 30]", "“30” has to be more than 60."),
    ],
)
def test_a_refusal_says_what_to_write_instead(tmp_path: Path, text: str, said: str) -> None:
    i18n.use("en")
    assert said in config_error(complaint(tmp_path, text))


def test_a_rate_from_a_file_cannot_drive_the_terminal(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, r'money.rates = ["\u001b[2J"]')
    assert "\x1b" not in wrong.value
