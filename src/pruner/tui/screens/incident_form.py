"""The full form for an incident: kind, when, minutes, paid and how much, note."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Select, TextArea

from pruner import wording
from pruner.core import when
from pruner.core.errors import NotADate, NotANumber
from pruner.core.models import Client, Incident, Money
from pruner.garden import Done
from pruner.i18n import _
from pruner.i18n import typed as written
from pruner.tui import typed
from pruner.tui.screens.form import FactForm
from pruner.tui.touched import touched


class IncidentForm(FactForm):
    """Logs an incident for a client, or changes the one it is given."""

    def __init__(self, client: Client, incident: Incident | None = None) -> None:
        super().__init__()
        self._client = client
        self._incident = incident

    @property
    def heading(self) -> str:
        """What the form is about."""
        name = self.gardener.called(self._client)
        pattern = _("Log an incident for {name}") if self._incident is None else _("An incident of {name}")
        return pattern.format(name=name)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Filled with the house defaults, or with what was logged."""
        rules, incident = self.gardener.garden.rules, self._incident
        kinds = [(Content(wording.sign(rule)), rule.id) for rule in rules.signs]
        if incident and incident.sign not in {rule.id for rule in rules.signs}:
            kinds.append((Content(incident.sign), incident.sign))
        kind = incident.sign if incident else rules.signs[0].id
        paid = incident.paid if incident else None
        yield _("Kind"), Select(kinds, allow_blank=False, value=kind, id="kind")
        yield (
            _("When"),
            Input(self._when(), placeholder=_("now, yesterday, -3d, 2026-11-20 14:30"), id="when"),
        )
        yield (
            _("Minutes lost"),
            Input(str(incident.minutes) if incident else "", placeholder=_("as usual"), id="minutes"),
        )
        yield (
            _("Paid, {currency}").format(currency=paid.currency if paid else rules.currency),
            Input(
                typed.amount_text(paid.amount, paid.currency) if paid else "",
                placeholder=_("empty: unpaid"),
                id="paid",
            ),
        )
        yield _("Note"), TextArea(incident.note if incident else "", id="note")

    def ask(self) -> Done:
        """Log the incident, or change it."""
        garden, sign = self.gardener.garden, self.choice("kind") or ""
        at, minutes, paid, note = self._moment(), self._minutes(), self._paid(), self.text("note")
        if self._incident is None:
            done = garden.log(self._client.id, sign, at=at, minutes=minutes, paid=paid, note=note)
            self.gardener.remember(done)
            return done
        kept = self._incident
        usual = garden.rules.sign(sign).minutes if minutes is None else minutes
        said = {"sign": sign, "at": at or kept.at, "minutes": usual, "paid": paid, "note": note}
        return garden.edit_incident(replace(garden.incident(kept.id), **touched(kept, said)))

    def _when(self) -> str:
        if self._incident is None:
            return ""
        return written(self._incident.at.astimezone())

    def _moment(self) -> datetime | None:
        """The moment typed; None where the field is empty or says what was stored, to the second."""
        text = self.text("when")
        if not text.strip() or text == self._when():
            return None
        said = when.parse(text)
        if said is None:
            raise NotADate(text)
        garden = self.gardener.garden
        return said.at(garden.today, garden.now())

    def _minutes(self) -> int | None:
        text = self.text("minutes").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise NotANumber(text)
        return int(text)

    def _paid(self) -> Money | None:
        currency = self.gardener.garden.rules.currency
        if self._incident and self._incident.paid:
            currency = self._incident.paid.currency
        return typed.money(self.text("paid"), currency)
