"""The form for one setting: its value, or a choice where only some are possible."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from textual.widget import Widget
from textual.widgets import Input, Select

from pruner.config import Explained, Kind
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.house import LATER
from pruner.tui.screens.form import Form, selection

SYSTEM = "-"
"""Stands for the empty choice, which a list of choices cannot hold."""


class SettingForm(Form):
    """Changes one setting."""

    def __init__(self, setting: Explained) -> None:
        super().__init__()
        self._setting = setting

    @property
    def heading(self) -> str:
        """The dotted key."""
        return self._setting.key

    @property
    def explanation(self) -> str:
        """What the setting means."""
        return _(self._setting.comment)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """One field, which knows what is possible."""
        held = self._setting.value
        if choices := self._choices():
            options = [(each or _("as the system has it"), each or SYSTEM) for each in choices]
            yield _("Value"), selection(options, written(held) or SYSTEM, "value", blank=False)
        else:
            yield _("Value"), Input(written(held, self._setting.setting.kind), id="value")

    def save(self) -> Callable[[], object]:
        """Keep the value."""
        self.gardener.keep({self._setting.key: self._said()})
        return self._tell

    def _tell(self) -> None:
        said = _("Kept: {key}.").format(key=self._setting.key)
        if self._setting.key in LATER:
            said += " " + _("It holds from the next start on.")
        self.gardener.tell(said)

    def _said(self) -> str:
        field = self.query_one("#value")
        if isinstance(field, Select):
            chosen = self.choice("value") or ""
            return "" if chosen == SYSTEM else chosen
        text = self.text("value").strip()
        number = self._setting.setting.kind is Kind.NUMBER and typed.NUMBER.fullmatch(text)
        return text.replace(",", ".") if number else text

    def _choices(self) -> tuple[str, ...]:
        setting = self._setting.setting
        if self._setting.key == "theme":
            config = self.gardener.config
            return (*config.themes, *config.builtin_themes)
        return ("true", "false") if setting.kind is Kind.SWITCH else setting.choices


def written(value: object, kind: Kind | None = None) -> str:
    """A value as people write it; texts, which may hold commas, with semicolons between them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        texts = [written(each) for each in value]
        return "; ".join(texts) if kind is Kind.TEXTS else ", ".join(texts)
    return (
        typed.number_text(Decimal(str(value)).normalize()) if isinstance(value, int | float) else str(value)
    )
