"""The command palette: every action that is possible here, every client and every theme, by name.

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
    """What the palette finds: actions first, then clients and themes."""

    async def discover(self) -> Hits:
        """Without a query: every action and every theme."""
        for command in self._commands():
            name = bindings.label(command)
            yield DiscoveryHit(Content(name), self._running(command), name, _(command.tip))
        for theme, name in self._themes():
            yield DiscoveryHit(Content(name), partial(self._wear, theme), name, _("Until you quit"))

    async def search(self, query: str) -> Hits:
        """What fits the query, or a word about nothing fitting."""
        nothing = True
        for hit in self._found(query):
            nothing = False
            yield hit
        if nothing:
            said = _("Nothing is called like that.")
            yield Hit(1, Content(said), lambda: None, said)

    def _found(self, query: str) -> Iterator[Hit]:
        for command in self._commands():
            name = f"{bindings.label(command)}: {_(command.tip)}"
            yield from self._hit(query, name, self._running(command), self._keys(command))
        for client in self._clients():
            name = self._app.called(client)
            yield from self._hit(query, name, partial(self._open, client), _("Open the client"))
        for theme, name in self._themes():
            yield from self._hit(query, name, partial(self._wear, theme), _("Until you quit"))

    def _hit(self, query: str, name: str, run: "partial[Any]", text: str) -> Iterator[Hit]:
        score, offsets = self.matcher(query).fuzzy_search.match(query, name)
        content = Content(name)
        for offset in offsets:
            content = content.stylize("bold underline", offset, offset + 1)
        if score > 0:
            yield Hit(score, content, run, name, text)

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
        yield from (branch.client for branch in view.all_branches) if view else ()

    def _themes(self) -> Iterator[tuple[str, str]]:
        """Every theme, and how it is offered."""
        return ((theme, _("Theme {name}").format(name=theme)) for theme in sorted(self.app.available_themes))

    def _wear(self, theme: str) -> None:
        self.app.theme = theme

    def _open(self, client: Client) -> None:
        self._app.show_client(client.id)
