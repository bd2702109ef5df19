"""The command palette: every action that is possible here, and every client, by name.

Textual's own highlighting reads a candidate as markup; names are marked here as `Content` instead.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from pruner.core.models import Client
from pruner.i18n import _
from pruner.tui import bindings
from pruner.tui.screens.base import GardenerScreen

if TYPE_CHECKING:
    from pruner.tui.app import GardenApp


class ActionsAndClients(Provider):
    """What the palette finds: actions first, then clients."""

    async def discover(self) -> Hits:
        """Without a query: every action."""
        for command in self._commands():
            name = bindings.label(command)
            yield DiscoveryHit(Content(name), self._running(command), name, _(command.tip))

    async def search(self, query: str) -> Hits:
        """Actions and clients that fit the query."""
        for command in self._commands():
            name = f"{bindings.label(command)}: {_(command.tip)}"
            if hit := self._hit(query, name, self._running(command), self._keys(command)):
                yield hit
        for client in self._clients():
            name = self._app.called(client)
            if hit := self._hit(query, name, partial(self._open, client), _("Open the client")):
                yield hit

    def _hit(self, query: str, name: str, run: "partial[Any]", text: str) -> Hit | None:
        score, offsets = self.matcher(query).fuzzy_search.match(query, name)
        content = Content(name)
        for offset in offsets:
            content = content.stylize("bold underline", offset, offset + 1)
        return Hit(score, content, run, name, text) if score > 0 else None

    @property
    def _app(self) -> "GardenApp":
        return cast("GardenApp", self.app)

    def _commands(self) -> Iterator[bindings.Command]:
        screen = self.screen
        if isinstance(screen, GardenerScreen):
            yield from screen.commands
        yield from (command for command in bindings.COMMANDS if command.action.startswith("app."))

    def _keys(self, command: bindings.Command) -> str:
        keys = self._app.config.keys.get(command.id, ())
        return ", ".join(map(bindings.key_name, keys))

    def _running(self, command: bindings.Command) -> "partial[Any]":
        return partial(self.app.run_action, command.action, self.screen)

    def _clients(self) -> Iterator[Client]:
        view = self._app.view
        yield from (branch.client for branch in view.branches) if view else ()

    def _open(self, client: Client) -> None:
        self._app.show_client(client.id)
