"""The form for planting a client and for changing what is known of one."""

import re
from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Select, TextArea

from pruner import wording
from pruner.core import when
from pruner.core.errors import NotADate, NotANumber
from pruner.core.models import Channel, Client, State
from pruner.garden import ClientFields, Done
from pruner.i18n import _, figure, typed
from pruner.tui.screens.form import Form

NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,6})?", re.ASCII)
"""One strict pattern, since `float` takes nan, 1e400, 1_0 and the digits of every script."""


class ClientForm(Form):
    """Plants a client, or changes the one it is given."""

    def __init__(self, client: Client | None = None) -> None:
        super().__init__()
        self._client = client

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
        channels = [(Content(wording.channel(channel)), channel.value) for channel in Channel]
        yield _("Came via"), _select(channels, client.channel if client else None, "channel")
        yield _("Client since"), Input(_day(client), placeholder=_("such as 2024-05-31"), id="since")
        states = [(Content(wording.state(state)), state.value) for state in State]
        yield _("State"), _select(states, client.state if client else State.ACTIVE, "state", blank=False)
        yield _("Tolerance"), Input(figure(client.tolerance if client else 1), id="tolerance")
        yield _("Also called"), Input(", ".join(client.aliases) if client else "", id="aliases")
        yield _("E-mail"), Input(client.email if client else "", id="email")
        yield _("Notes"), TextArea(client.note if client else "", id="note")

    def save(self) -> Done:
        """Plant the client, or change it."""
        garden = self.gardener.garden
        if self._client is None:
            return garden.add(**self._said())
        return garden.edit(self._client.id, **self._said())

    def _said(self) -> ClientFields:
        channel, state = self.choice("channel"), self.choice("state")
        return {
            "name": self.text("name"),
            "limb": self.text("limb") or None,
            "channel": Channel(channel) if channel else None,
            "since": self._since(),
            "state": State(state) if state else State.ACTIVE,
            "tolerance": _parsed_number(self.text("tolerance")),
            "aliases": tuple(alias.strip() for alias in self.text("aliases").split(",") if alias.strip()),
            "email": self.text("email"),
            "note": self.text("note"),
        }

    def _since(self) -> date | None:
        text = self.text("since")
        if not text.strip():
            return None
        said = when.parse(text)
        if said is None or said.hour:
            raise NotADate(text)
        return said.on(self.gardener.garden.today)


def _select(
    options: list[tuple[Content, str]], value: str | None, field: str, *, blank: bool = True
) -> Select[str]:
    if value is None:
        return Select(options, allow_blank=blank, prompt=_("not said"), id=field)
    return Select(options, allow_blank=blank, prompt=_("not said"), value=str(value), id=field)


def _day(client: Client | None) -> str:
    return typed(client.since) if client and client.since else ""


def _parsed_number(text: str) -> float:
    if not NUMBER.fullmatch(text.strip()):
        raise NotANumber(text)
    return float(text.strip().replace(",", "."))
