"""What was agreed with a client, and what is estimated of it, in words."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pruner.core.ledger import Contract, PayPeriod, Terms
from pruner.i18n import N_, _, n_
from pruner.wording.numbers import amount, hours, rate
from pruner.wording.tongue import percent

CONTRACTS = {
    Contract.AGREED: N_("as agreed in the contract"),
    Contract.SERVICE: N_("service"),
    Contract.HIGHER_TRUST: N_("higher-trust service"),
    Contract.WORK: N_("work (Werkvertrag)"),
}
PAY_PERIODS = {
    PayPeriod.DAY: N_("by the day"),
    PayPeriod.WEEK: N_("by the week"),
    PayPeriod.MONTH: N_("by the month"),
    PayPeriod.QUARTER: N_("by the quarter or longer"),
    PayPeriod.OTHER: N_("otherwise"),
}


def contract(value: Contract) -> str:
    """The word for a kind of contract."""
    return _(CONTRACTS[value])


def pay_period(value: PayPeriod) -> str:
    """The word for what the pay is measured by."""
    return _(PAY_PERIODS[value])


def agreed(terms: Terms, main: str) -> list[tuple[str, str]]:
    """Title and value of each term; amounts without a currency of their own are in the `main` one."""
    currency = terms.currency or main
    return [*_money(terms, currency), *_work(terms), *_paper(terms)]


def _money(terms: Terms, currency: str) -> Iterator[tuple[str, str]]:
    if terms.currency:
        yield _("currency"), terms.currency
    if terms.rate is not None:
        yield _("rate"), rate(Fraction(terms.rate), currency)
    if terms.income is not None:
        yield _("income"), _("{amount} a month, estimated").format(amount=_amount(terms.income, currency))
    if terms.own_cost is not None:
        yield _("own cost"), rate(Fraction(terms.own_cost), currency)
    if terms.talk_fee is not None:
        yield _("talk fee"), _amount(terms.talk_fee, currency)
    if terms.rush_surcharge is not None:
        yield _("rush tariff"), _("+{share} %").format(share=percent(Fraction(terms.rush_surcharge)))


def _work(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.hours is not None:
        yield _("hours"), _("{hours} a month, estimated").format(hours=hours(Fraction(terms.hours)))
    if terms.sold_hours is not None:
        yield _("sold hours"), _("{hours} a month").format(hours=hours(Fraction(terms.sold_hours)))
    if terms.included_rounds is not None:
        yield _("included rounds"), str(terms.included_rounds)
    if terms.lead_days is not None:
        days = n_("{n} day", "{n} days", terms.lead_days)
        yield _("lead time"), days.format(n=terms.lead_days)


def _paper(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.contract is not None:
        yield _("contract"), contract(terms.contract)
    if terms.pay_period is not None:
        yield _("paid"), pay_period(terms.pay_period)
    if terms.notice:
        yield _("notice"), terms.notice


def _amount(value: Decimal, currency: str) -> str:
    return amount(Fraction(value), currency)
