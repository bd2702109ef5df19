"""The form for what was agreed with a client, and for what the user estimates until facts say it."""

from collections.abc import Iterator
from typing import cast

from textual.widget import Widget
from textual.widgets import Input

from pruner.core.ledger import Contract, PayPeriod, Terms
from pruner.core.models import Client
from pruner.garden import Done, TermsFields
from pruner.i18n import N_, _
from pruner.tui import typed
from pruner.tui.screens.form import FactForm, selection
from pruner.tui.touched import touched
from pruner.wording.terms import contract, pay_period

HOUSE = N_("as the house has it: {value}")


class TermsForm(FactForm):
    """Changes the terms of a client; an empty field is the house default, or not known."""

    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client
        self._terms = self.gardener.garden.terms(client.id) or Terms(id=0, client_id=client.id)
        self._rules = self.gardener.garden.rules.money

    @property
    def heading(self) -> str:
        """What the form is about."""
        return _("Terms of {name}").format(name=self.gardener.called(self._client))

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """The estimates first: two numbers are enough for a rate."""
        yield from self._per_month()
        yield from self._per_hour()
        yield from self._of_extras()
        yield from self._of_the_contract()

    def ask(self) -> Done:
        """Keep the terms."""
        said = cast("TermsFields", touched(self._terms, self._said()))
        return self.gardener.garden.set_terms(self._client.id, **said)

    # -- the fields

    def _per_month(self) -> Iterator[tuple[str, Widget]]:
        terms, currency = self._terms, self._currency
        yield _("Currency"), self._line("currency", terms.currency or "", self._rules.currency)
        until = _("an estimate, until invoices say it")
        yield _("Income a month"), self._line("income", typed.amount_text(terms.income, currency), until)
        until = _("an estimate, until hours are recorded")
        yield _("Hours a month"), self._line("hours", typed.number_text(terms.hours), until)
        yield _("Sold hours"), self._line("sold_hours", typed.number_text(terms.sold_hours), _("a month"))

    def _per_hour(self) -> Iterator[tuple[str, Widget]]:
        terms, currency = self._terms, self._currency
        yield _("Rate an hour"), self._line("rate", typed.amount_text(terms.rate, currency), "")
        own = _("what an hour costs you")
        yield _("Own cost an hour"), self._line("own_cost", typed.amount_text(terms.own_cost, currency), own)

    def _of_extras(self) -> Iterator[tuple[str, Widget]]:
        terms, house = self._terms, self._rules.terms
        yield (
            _("Rounds included"),
            self._line(
                "included_rounds", typed.number_text(terms.included_rounds), _house(house.included_rounds)
            ),
        )
        usual = _house(f"{typed.percent_text(house.rush_surcharge)} %")
        yield _("Rush tariff, %"), self._line("rush", typed.percent_text(terms.rush_surcharge), usual)
        fee = typed.amount_text(house.talk_fee, self._rules.currency) or _("none")
        talk = typed.amount_text(terms.talk_fee, self._currency)
        yield _("Talk fee"), self._line("talk_fee", talk, _house(fee))
        lead = typed.number_text(terms.lead_days)
        yield _("Lead time, days"), self._line("lead_days", lead, _house(house.lead_days))

    def _of_the_contract(self) -> Iterator[tuple[str, Widget]]:
        terms, house = self._terms, self._rules.terms
        kinds = [(contract(kind), kind.value) for kind in Contract]
        prompt = _house(contract(house.contract))
        yield _("Contract"), selection(kinds, terms.contract, "contract", prompt=prompt)
        periods = [(pay_period(period), period.value) for period in PayPeriod]
        prompt = _house(pay_period(house.pay_period))
        yield _("Paid by"), selection(periods, terms.pay_period, "pay_period", prompt=prompt)
        yield _("Notice"), self._line("notice", terms.notice or "", _("if it was agreed: 4 weeks"))

    def _line(self, field: str, text: str, placeholder: str) -> Input:
        return Input(text, placeholder=placeholder, id=field)

    # -- what was said

    def _said(self) -> TermsFields:
        currency = typed.currency(self.text("currency"), self._rules.currency)
        kind, period = self.choice("contract"), self.choice("pay_period")
        return {
            "currency": currency if self.text("currency").strip() else None,
            "income": typed.amount(self.text("income"), currency),
            "hours": typed.number(self.text("hours")),
            "sold_hours": typed.number(self.text("sold_hours")),
            "rate": typed.amount(self.text("rate"), currency),
            "own_cost": typed.amount(self.text("own_cost"), currency),
            "included_rounds": typed.whole(self.text("included_rounds")),
            "rush_surcharge": typed.percent(self.text("rush")),
            "talk_fee": typed.amount(self.text("talk_fee"), currency),
            "lead_days": typed.whole(self.text("lead_days")),
            "contract": Contract(kind) if kind else None,
            "pay_period": PayPeriod(period) if period else None,
            "notice": self.text("notice"),
        }

    @property
    def _currency(self) -> str:
        return self._terms.currency or self._rules.currency


def _house(value: object) -> str:
    return _(HOUSE).format(value=value)
