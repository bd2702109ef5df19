"""The form that begins an intake: who asks, and what it would bring and take a month."""

from collections.abc import Callable, Iterator

from textual.widget import Widget
from textual.widgets import Input, TextArea

from pruner.core.errors import EmptyName
from pruner.garden import Prospect
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.screens.form import Form


class IntakeForm(Form):
    """Says who asks; the ten questions follow on a screen of their own."""

    def __init__(self, then: Callable[[Prospect], None]) -> None:
        super().__init__()
        self._then = then
        self._currency = self.gardener.garden.rules.currency

    @property
    def heading(self) -> str:
        """What the form is about."""
        return _("Should I take this client at all?")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """The name first: it alone is needed."""
        yield _("Name"), Input(placeholder=_("who asks"), id="name")
        expected = _("what it would bring, to see how much would hang on it")
        yield (
            _("{currency} a month").format(currency=self._currency),
            Input(placeholder=expected, id="income"),
        )
        yield (
            _("Hours a month"),
            Input(placeholder=_("what it would take, to see whether there is room"), id="hours"),
        )
        yield _("E-mail"), Input(id="email")
        yield _("Notes"), TextArea(id="note")

    def save(self) -> Callable[[], object]:
        """Go on to the questions; nothing is kept yet."""
        name = self.text("name")
        if not name.strip():
            raise EmptyName
        who = Prospect(
            name=name,
            email=self.text("email"),
            note=self.text("note"),
            terms={
                "income": typed.amount(self.text("income"), self._currency),
                "hours": typed.number(self.text("hours")),
            },
        )
        return lambda: self._then(who)
