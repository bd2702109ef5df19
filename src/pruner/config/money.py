"""The tables [money], [terms], [verdict] and [intake] as the rules of the core (`core.house`)."""

from collections.abc import Mapping
from typing import Any

from pruner.config.amounts import amount, exact, rates
from pruner.config.schema import HOUSE, Key, Kind
from pruner.core.house import IntakeRules, MoneyRules, TermsRules, VerdictRules, Yardstick
from pruner.core.ledger import Contract, PayPeriod


def money_rules(value: Mapping[Key, Any]) -> MoneyRules:
    """How money is reckoned, and the terms that hold where nothing was agreed."""
    money = _table("money", value)
    return MoneyRules(
        yardstick=Yardstick(money.pop("yardstick")),
        grades=money.pop("grade_days"),
        terms=_terms(_table("terms", value)),
        **money,
    )


def verdict_rules(value: Mapping[Key, Any]) -> VerdictRules:
    """The bounds of the verdict."""
    return VerdictRules(**_table("verdict", value))


def intake_rules(value: Mapping[Key, Any]) -> IntakeRules:
    """Which points lead to which advice on a prospect."""
    return IntakeRules(**_table("intake", value))


def _terms(terms: dict[str, Any]) -> TermsRules:
    return TermsRules(
        contract=Contract(terms.pop("contract")), pay_period=PayPeriod(terms.pop("pay_period")), **terms
    )


def _table(name: str, value: Mapping[Key, Any]) -> dict[str, Any]:
    return {key[1]: _as_reckoned(held, HOUSE[key].kind) for key, held in value.items() if key[0] == name}


def _as_reckoned(held: Any, kind: Kind) -> Any:  # noqa: ANN401  # whatever stands in the file
    if kind is Kind.NUMBER:
        return exact(held)
    if kind is Kind.AMOUNT:
        return amount(held)
    if kind is Kind.RATES:
        return rates(held)
    return tuple(held) if kind is Kind.DAYS else held
