"""What the forms share: labelled fields, one line for a refusal, and saving with ctrl+s or Enter.

A refusal leaves the form open with everything that was typed.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from pruner.config import ConfigError
from pruner.core.errors import Refusal
from pruner.garden import Done
from pruner.i18n import _
from pruner.tui.bindings import key_name
from pruner.tui.screens.drafting import Drafting


class Form(Drafting):
    """A form over the garden. A subclass yields its fields and says what saving does."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = ("back", "save")
    title_text = ""

    def compose(self) -> ComposeResult:
        """The title, the fields, and a line for what is wrong."""
        with Vertical(classes="box form"):
            yield Static(Content(self.heading), classes="heading")
            if self.explanation:
                yield Static(Content(self.explanation), classes="explanation")
            with VerticalScroll(can_focus=False):
                for label, field in self.fields():
                    with Horizontal(classes="tall field" if isinstance(field, TextArea) else "field"):
                        yield Static(Content(label), classes="label")
                        yield field
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    @property
    def heading(self) -> str:
        """What the form is about."""
        return ""

    @property
    def explanation(self) -> str:
        """What has to be known to fill it in; mostly nothing."""
        return ""

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Each field with its label."""
        yield from ()

    def save(self) -> Callable[[], object]:
        """Keep what the fields say; what is to be done once the form is closed."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Save and close; a refusal is said in the form."""
        try:
            then = self.save()
        except (Refusal, ConfigError) as refusal:
            self.query_one("#refusal", Static).update(Content(self.gardener.why(refusal)))
            return
        self.forget_draft()
        self.dismiss(None)
        then()

    def action_back(self) -> None:
        """Leave; what was typed is not wanted."""
        self.forget_draft()
        super().action_back()

    def on_input_submitted(self) -> None:
        """Enter in a line saves."""
        self.action_save()

    def text(self, field: str) -> str:
        """What stands in a line or in the note."""
        widget = self.query_one(f"#{field}")
        if isinstance(widget, Input):
            return widget.value
        return widget.text if isinstance(widget, TextArea) else ""

    def ticked(self, field: str) -> bool:
        """Whether the box is ticked."""
        return self.query_one(f"#{field}", Checkbox).value

    def choice(self, field: str) -> str | None:
        """What is chosen, None for nothing."""
        value = self.query_one(f"#{field}", Select).value
        return value if isinstance(value, str) else None

    def _offers(self) -> str:
        keys = self.gardener.config.keys
        return _("{save} save    {back} leave").format(
            save=key_name(keys["save"][0]), back=key_name(keys["back"][0])
        )


class FactForm(Form):
    """A form about something that happened or was agreed: saving it is one undo step of the garden."""

    def save(self) -> Callable[[], object]:
        """Ask the garden; afterwards show and say what it did."""
        done = self.ask()
        return lambda: self.gardener.did(done)

    def ask(self) -> Done:
        """Ask the garden to keep what the fields say."""
        raise NotImplementedError


def selection(
    options: Iterable[tuple[str, str]], value: str | None, field: str, *, prompt: str = "", blank: bool = True
) -> Select[str]:
    """A choice among values, each with its words; nothing chosen reads as the prompt."""
    shown = [(Content(words), each) for words, each in options]
    said = prompt or _("not said")
    if value is None:
        return Select(shown, allow_blank=blank, prompt=said, id=field)
    return Select(shown, allow_blank=blank, prompt=said, value=str(value), id=field)
