"""The two questions of the walk, each one line: the new price, and why in spite of the verdict."""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pruner.core.errors import Refusal
from pruner.core.flips import RaiseTo
from pruner.core.models import Client
from pruner.core.money import minor_digits
from pruner.core.verdict import Verdict
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.screens.base import Dialog

Raise = Callable[[Client, Decimal], bool]
Prune = Callable[[Client, str], bool]


class AskLine(Dialog[bool]):
    """A question with one line for its answer; Enter gives it, escape leaves all as it was."""

    CSS_PATH = "dialogs.tcss"
    field: ClassVar[str]

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        with Vertical(classes="box"):
            yield Static(Content(self.question()), classes="question")
            yield self.line()
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def question(self) -> str:
        """What is asked."""
        raise NotImplementedError

    def line(self) -> Input:
        """The line for the answer."""
        raise NotImplementedError

    def answer(self, text: str) -> bool:
        """Do what was answered; whether it was done."""
        raise NotImplementedError

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer; where it is refused the line stays open with what was typed."""
        try:
            done = self.answer(event.value)
        except Refusal as refusal:
            self.say(self.gardener.why(refusal))
            return
        if done:
            self.dismiss(result=True)

    def say(self, words: str) -> None:
        """What is wrong with the answer."""
        self.query_one("#refusal", Static).update(Content(words))

    def _offers(self) -> str:
        return _("enter decides    {back} leaves it undecided").format(back=self.gardener.key("back"))


class PriceLine(AskLine):
    """Asks for the new income per month; what would turn the verdict is proposed."""

    def __init__(self, client: Client, verdict: Verdict, then: Raise) -> None:
        super().__init__()
        self._client, self._verdict, self._then = client, verdict, then

    def question(self) -> str:
        """How much a month."""
        said = _("What shall {name} bring a month from now on, in {currency}?")
        return said.format(name=self.gardener.called(self._client), currency=self._verdict.currency)

    def line(self) -> Input:
        """Filled with the raise that turns the verdict, where there is one."""
        found = next((flip for flip in self._verdict.flips if isinstance(flip, RaiseTo)), None)
        proposed = (
            typed.amount_text(_enough(found, self._verdict.currency), self._verdict.currency) if found else ""
        )
        return Input(proposed, placeholder=_("an amount a month"), id="price")

    def answer(self, text: str) -> bool:
        """Decide to raise."""
        price = typed.amount(text, self._verdict.currency)
        if price is None:
            self.say(_("Write the new amount a month."))
            return False
        return self._then(self._client, price)


class ReasonLine(AskLine):
    """Says that the verdict does not allow it, and asks for the reason: the side door."""

    def __init__(self, client: Client, why: str, then: Prune) -> None:
        super().__init__()
        self._client, self._why, self._then = client, why, then

    def question(self) -> str:
        """Why not, and what may be said against it."""
        return self._why

    def line(self) -> Input:
        """Empty: nobody is led through this door."""
        return Input(placeholder=_("the reason"), id="reason")

    def answer(self, text: str) -> bool:
        """Decide to prune for this reason."""
        if not text.strip():
            self.say(_("Without a reason it stays undecided."))
            return False
        return self._then(self._client, text)


def _enough(found: RaiseTo, currency: str) -> Decimal:
    """The amount in whole minor units, never less than it takes."""
    digits = minor_digits(currency)
    return Decimal(math.ceil(found.amount * 10**digits)).scaleb(-digits)
