"""My numbers: what an hour should bring, what a month costs, what is saved, and the currency of all of it."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from textual.widget import Widget
from textual.widgets import Input

from pruner.core.errors import NothingChanged
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.screens.form import Form

AMOUNTS = ("target_rate", "monthly_costs", "savings")


class NumbersForm(Form):
    """The user's own numbers; they are settings and no facts, so undo does not know them."""

    @property
    def heading(self) -> str:
        """What the form is about."""
        return _("My numbers")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Filled with what holds now."""
        money = self.gardener.garden.rules.money
        of = money.currency
        yield (
            _("Target rate"),
            Input(
                typed.amount_text(money.target_rate, of),
                placeholder=_("what an hour should bring"),
                id="target_rate",
            ),
        )
        yield (
            _("Monthly costs"),
            Input(
                typed.amount_text(money.monthly_costs, of),
                placeholder=_("private and business together"),
                id="monthly_costs",
            ),
        )
        yield (
            _("Savings"),
            Input(
                typed.amount_text(money.savings, of),
                placeholder=_("what you could live on"),
                id="savings",
            ),
        )
        yield _("Currency"), Input(of, id="currency")
        yield (
            _("Worth in it"),
            Input(_written(money.rates), placeholder="USD = 0.92, CHF = 1.05", id="rates"),
        )

    def save(self) -> Callable[[], object]:
        """Keep what is different."""
        said = dict(self._different())
        if not said:
            raise NothingChanged(_("your numbers"))
        self.gardener.keep(said)
        return lambda: self.gardener.tell(_("Your numbers are kept."))

    def _different(self) -> Iterator[tuple[str, str]]:
        """What is not as it was, as settings are written."""
        money = self.gardener.garden.rules.money
        currency = typed.currency(self.text("currency"), money.currency)
        if currency != money.currency:
            yield "money.currency", currency
        if self.text("rates").strip() != _written(money.rates):
            yield "money.rates", f"[{self._rates()}]"
        for field in AMOUNTS:
            amount = typed.amount(self.text(field), currency)
            if amount != getattr(money, field):
                yield f"money.{field}", "" if amount is None else f"{amount:f}"

    def _rates(self) -> str:
        """The rates as TOML has a list of texts."""
        parts = self.text("rates").replace('"', "").split(",")
        return ", ".join(f'"{part.strip()}"' for part in parts if part.strip())


def _written(rates: Iterable[tuple[str, Decimal]]) -> str:
    """The rates as the field takes them."""
    return ", ".join(f"{currency} = {rate:f}" for currency, rate in rates)
