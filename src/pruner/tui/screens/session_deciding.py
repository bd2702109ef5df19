"""Deciding about one client in the walk: a digit, and what some digits ask for first."""

from decimal import Decimal

from pruner.core.errors import Refusal
from pruner.core.models import Client, Id
from pruner.core.season import Choice
from pruner.core.season_refusals import AlreadyDecided, CannotPrune
from pruner.i18n import _
from pruner.tui.screens.fix import FixScreen
from pruner.tui.screens.session import SessionScreen
from pruner.tui.screens.session_lines import PriceLine, ReasonLine

DECIDE = {choice: f"decide-{choice.value}" for choice in Choice}
"""The id of the command for each decision."""


class DecidingScreen(SessionScreen):
    """A step with a client on the screen about whom the digits decide."""

    @property
    def at_hand(self) -> Client | None:
        """The client on the screen."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Something was decided: the next client."""
        raise NotImplementedError

    def held_for(self, ids: frozenset[str]) -> Id | None:
        """A digit that is held decides once: the next client has not been seen yet."""
        season = self.season
        deciding = not ids.isdisjoint(DECIDE.values())
        return season.session.id if deciding and season and season.session else None

    def action_decide(self, choice: str) -> None:
        """Decide about the client on the screen."""
        client = self.at_hand
        if client is None:
            self.gardener.tell(_("There is nobody to decide about."), warning=True)
        elif choice == Choice.RAISE.value:
            self._ask_price(client)
        else:
            self._decide(client, Choice(choice))

    def _ask_price(self, client: Client) -> None:
        view = self.view
        if view and not self._hidden():
            self.gardener.open(PriceLine(client, view.verdict(client.id), self._raise), self._went_on)

    def _hidden(self) -> bool:
        if self.gardener.masked:
            self.gardener.tell(_("Amounts are hidden; show them before changing them."), warning=True)
        return self.gardener.masked

    def _raise(self, client: Client, price: Decimal) -> bool:
        decide = self.gardener.garden.decide
        return self.gardener.do(lambda: decide(client.id, Choice.RAISE, price=price)) is not None

    def _went_on(self, decided: object) -> None:
        if decided:
            self.go_on()

    def _decide(self, client: Client, choice: Choice, reason: str = "") -> bool:
        """Decide and go on to the next; where the gate is closed, ask for the reason."""
        app = self.gardener
        try:
            done = app.garden.decide(client.id, choice, reason=reason)
        except CannotPrune as refusal:
            app.open(ReasonLine(client, app.why(refusal), self._prune_because), self._went_on)
            return False
        except AlreadyDecided as refusal:
            app.refuse(refusal)
        except Refusal as refusal:
            app.refuse(refusal)
            return False
        else:
            app.do(lambda: done)
        if not reason:
            self._after(client, choice)
        return True

    def _prune_because(self, client: Client, reason: str) -> bool:
        return self._decide(client, Choice.PRUNE, reason)

    def _after(self, client: Client, choice: Choice) -> None:
        """The next client; a fix opens its ladder first."""
        if choice is Choice.FIX:
            self.gardener.open(FixScreen(client.id), lambda _closed: self.go_on())
        else:
            self.go_on()

    def action_keep_rest(self) -> None:
        """Keep everybody who needs no decision."""
        self.gardener.do(self.gardener.garden.keep_rest)
