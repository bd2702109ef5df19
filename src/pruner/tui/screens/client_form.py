"""The form for planting a client and for changing what is known of one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from pruner import wording
from pruner.core.errors import NotANumber
from pruner.core.ledger import Terms
from pruner.core.models import Channel, Client, State
from pruner.garden import ClientFields, Done, TermsFields
from pruner.i18n import _, figure
from pruner.tui import typed
from pruner.tui.screens.form import FactForm, selection
from pruner.tui.touched import touched


class ClientForm(FactForm):
    """Plants a client, or changes the one it is given."""

    def __init__(self, client: Client | None = None) -> None:
        super().__init__()
        self._client = client
        self._terms: Terms | None = self.gardener.garden.terms(client.id) if client else None

    @property
    def heading(self) -> str:
        """What the form is about."""
        return _("Plant a client") if self._client is None else _("What is known of the client")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """The name first: it alone is needed."""
        client = self._client
        view = self.gardener.view
        limbs = sorted({b.client.limb for b in view.branches if b.client.limb} if view else ())
        yield _("Name"), Input(client.name if client else "", id="name")
        yield (
            _("Limb"),
            Input(
                (client.limb if client else None) or "",
                placeholder=_("your own group, such as Retainers"),
                suggester=SuggestFromList(limbs, case_sensitive=False),
                id="limb",
            ),
        )
        channels = [(wording.channel(channel), channel.value) for channel in Channel]
        yield _("Came via"), selection(channels, client.channel if client else None, "channel")
        yield (
            _("Client since"),
            Input(
                typed.day_text(client.since if client else None),
                placeholder=_("such as 2024-05-31"),
                id="since",
            ),
        )
        states = [(wording.state(state), state.value) for state in State]
        yield _("State"), selection(states, client.state if client else State.ACTIVE, "state", blank=False)
        yield _("Tolerance"), Input(figure(client.tolerance if client else 1), id="tolerance")
        yield from self._estimates()
        yield _("Also called"), Input(", ".join(client.aliases) if client else "", id="aliases")
        yield _("E-mail"), Input(client.email if client else "", id="email")
        yield _("Notes"), TextArea(client.note if client else "", id="note")

    def ask(self) -> Done:
        """Plant the client, or change it."""
        garden = self.gardener.garden
        if self._client is None:
            return garden.add(self._estimated(), **self._said())
        estimated = cast("TermsFields", touched(self._terms, self._estimated()))
        said = cast("ClientFields", touched(self._client, self._said()))
        return garden.edit(self._client.id, estimated, **said)

    def _estimates(self) -> Iterator[tuple[str, Widget]]:
        """What a month brings and takes, as long as no facts say it; all other terms have their own form."""
        terms, currency = self._terms, self._currency()
        yield (
            _("{currency} a month").format(currency=currency),
            Input(
                typed.amount_text(terms.income if terms else None, currency),
                placeholder=_("an estimate, until invoices say it"),
                id="income",
            ),
        )
        yield (
            _("Hours a month"),
            Input(
                typed.number_text(terms.hours if terms else None),
                placeholder=_("an estimate, until hours are recorded"),
                id="hours",
            ),
        )

    def _estimated(self) -> TermsFields:
        return {
            "income": typed.amount(self.text("income"), self._currency()),
            "hours": typed.number(self.text("hours")),
        }

    def _currency(self) -> str:
        return (self._terms.currency if self._terms else None) or self.gardener.garden.rules.currency

    def _said(self) -> ClientFields:
        channel, state = self.choice("channel"), self.choice("state")
        return {
            "name": self.text("name"),
            "limb": self.text("limb") or None,
            "channel": Channel(channel) if channel else None,
            "since": typed.day(self.text("since"), self.gardener.garden.today),
            "state": State(state) if state else State.ACTIVE,
            "tolerance": float(self._tolerance()),
            "aliases": tuple(alias.strip() for alias in self.text("aliases").split(",") if alias.strip()),
            "email": self.text("email"),
            "note": self.text("note"),
        }

    def _tolerance(self) -> Decimal:
        said = typed.number(self.text("tolerance"))
        if said is None:
            raise NotANumber(self.text("tolerance"))
        return said
