"""What was agreed with a client, and what is estimated of it, as options of `add` and `edit`."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

import click

from pruner.cli.group import Option
from pruner.cli.kinds import CLEARED, Currency, Figure, OneOf
from pruner.core.ledger import Contract, PayPeriod
from pruner.garden import TermsFields
from pruner.i18n import N_

CONTRACTS = tuple(contract.value for contract in Contract)
PAY_PERIODS = tuple(period.value for period in PayPeriod)

FIELDS: Mapping[str, str] = {
    "rate": "rate",
    "income": "income",
    "hours": "hours",
    "currency": "currency",
    "sold_hours": "sold_hours",
    "own_cost": "own_cost",
    "rounds": "included_rounds",
    "rush_surcharge": "rush_surcharge",
    "talk_fee": "talk_fee",
    "lead_days": "lead_days",
    "contract": "contract",
    "pay_period": "pay_period",
    "notice": "notice",
}
"""Which field of the terms each option sets."""
MEANT: Mapping[str, Callable[[Any], object]] = {
    "rounds": int,
    "lead_days": int,
    "contract": Contract,
    "pay_period": PayPeriod,
}
"""How an option becomes a field where it is not one already."""


def terms_options() -> list[click.Parameter]:
    """The options about money and terms; an empty text takes a value away."""
    return [
        _number("--rate", "R", N_("The agreed rate an hour.")),
        _number("--income", N_("PER_MONTH"), N_("What it brings a month, estimated until invoices say it.")),
        _number(
            "--hours", N_("PER_MONTH"), N_("The hours it takes a month, estimated until they are noted.")
        ),
        Option(["--currency"], type=Currency(), metavar="EUR", help=N_("The currency it pays in.")),
        _number("--sold-hours", N_("PER_MONTH"), N_("The hours sold a month.")),
        _number("--own-cost", N_("AMOUNT"), N_("What an hour costs you yourself.")),
        _number("--rounds", "N", N_("The correction rounds in the price of a job."), Figure(whole=True)),
        _number("--rush-surcharge", N_("SHARE"), N_("The rush tariff: 0.5 or 50%."), Figure(share=True)),
        _number("--talk-fee", N_("AMOUNT"), N_("What a talk costs.")),
        _number("--lead-days", "N", N_("The days from order to delivery."), Figure(whole=True)),
        _word("--contract", CONTRACTS, N_("The kind of contract, which decides about notice.")),
        _word("--pay-period", PAY_PERIODS, N_("By what the pay is measured.")),
        Option(["--notice"], metavar=N_("TEXT"), help=N_("The agreed notice, such as “4 weeks”.")),
    ]


def terms_fields(said: Mapping[str, Any]) -> TermsFields:
    """What was said about the terms, as the garden takes it."""
    fields = {
        field: _meant(option, said[option])
        for option, field in FIELDS.items()
        if said.get(option) is not None
    }
    return cast(TermsFields, fields)


def _meant(option: str, value: Decimal | str) -> object:
    if value == CLEARED:
        return None
    return MEANT[option](value) if option in MEANT else value


def _number(name: str, metavar: str, says: str, kind: Figure | None = None) -> Option:
    return Option([name], type=kind or Figure(), metavar=metavar, help=says)


def _word(name: str, words: tuple[str, ...], says: str) -> Option:
    return Option([name], type=OneOf(words, clears=True), metavar="|".join(words), help=says)
