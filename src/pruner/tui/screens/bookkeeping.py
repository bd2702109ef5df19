"""Everything that can be written down about a client's money, alike on every screen with a client at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pruner.core.models import Client
from pruner.i18n import _
from pruner.tui import screens
from pruner.tui.screens.base import GardenerScreen

if TYPE_CHECKING:  # forms are imported when one is opened
    from pruner.tui.screens.form import Form

ABOUT_MONEY = ("money", "terms", "hours", "invoice", "payment", "cost", "numbers", "settings")


class BookkeepingScreen(GardenerScreen):
    """A screen with a client at hand whose books can be kept."""

    def chosen(self) -> Client | None:
        """The client at hand, or a word about there being none."""
        raise NotImplementedError

    def action_hours(self) -> None:
        """Note a block of work."""
        self._open_form(screens.HoursForm)

    def action_invoice(self) -> None:
        """Note an invoice."""
        self._open_form(screens.InvoiceForm)

    def action_payment(self) -> None:
        """Note money that came in."""
        if not self.hidden():
            self._open_form(screens.PaymentForm)

    def action_cost(self) -> None:
        """Note a direct cost."""
        self._open_form(screens.CostForm)

    def action_terms(self) -> None:
        """What was agreed with the client."""
        if not self.hidden():
            self._open_form(screens.TermsForm)

    def action_numbers(self) -> None:
        """The user's own numbers."""
        if not self.hidden():
            self.gardener.open(screens.NumbersForm())

    def action_money(self) -> None:
        """The client's money."""
        if client := self.chosen():
            self.gardener.show_money(client.id)

    def action_settings(self) -> None:
        """The house rules."""
        self.gardener.open(screens.SettingsScreen(), lambda _answer: self.gardener.replant())

    def hidden(self) -> bool:
        """Whether amounts are hidden now; then it is said why a form with amounts does not open."""
        if self.gardener.masked:
            self.gardener.tell(_("Amounts are hidden; show them before changing them."), warning=True)
        return self.gardener.masked

    def _open_form(self, form: "Callable[[Client], Form]") -> None:
        if client := self.chosen():
            self.gardener.open(form(client))
