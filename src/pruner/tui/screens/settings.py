"""The house rules on the screen: each with its value, its origin and its meaning; enter changes it.

What is changed goes into `preferences.toml`; the file that the user writes stays as it is.
"""

from collections.abc import Iterator
from pathlib import PurePath

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner import wording
from pruner.config import ConfigError, Explained, Kind, explained
from pruner.i18n import N_, _
from pruner.tui.discretion import HIDDEN
from pruner.tui.screens.roster import Roster
from pruner.tui.screens.setting_form import SettingForm, written
from pruner.tui.widgets.cells import cut, pad
from pruner.wording import mending

TABLES = {
    "": N_("How it looks"),
    "rules": N_("Heat and levels"),
    "money": N_("Money"),
    "terms": N_("Terms where nothing was agreed"),
    "verdict": N_("Verdict"),
    "intake": N_("Prospects"),
    "session": N_("Pruning session"),
}
SHIPPED = "default"
KEY, VALUE = 25, 14
"""Cells of the columns; the origin has the rest."""


class SettingsScreen(Roster):
    """Every setting that is not a key. Delete lets go of what was kept."""

    command_ids = (*Roster.command_ids, "settings")

    def compose(self) -> ComposeResult:
        """The list, and under it what the chosen setting means."""
        with Vertical(classes="box sheet"):
            yield Static(Content(_("House rules")), classes="heading")
            yield OptionList(id="list")
            yield Static(id="explained")

    def on_mount(self) -> None:
        """Fill the list; names and amounts may be hidden while it is open."""
        self.watch(self.gardener, "masked", self.fill)

    def fill(self) -> None:
        """The settings as they hold now; the cursor stays."""
        self._shown: list[Explained | None] = []
        options = []
        table = None
        for each in explained(self.gardener.config):
            here = each.key.rpartition(".")[0]
            if here != table:
                self._shown.append(None)
                options.append(Option(self._heading(here), disabled=True))
            table = here
            self._shown.append(each)
            options.append(Option(self._line(each)))
        self.show(options, first=1)

    def on_option_list_option_highlighted(self) -> None:
        """Explain what the cursor is on."""
        chosen = self._chosen
        self.query_one("#explained", Static).update(Content("\n").join(self._about(chosen)) if chosen else "")

    def action_open(self) -> None:
        """Change the setting under the cursor."""
        chosen = self._chosen
        if chosen is None:
            return
        if self._hides(chosen):
            self.gardener.tell(_("Amounts are hidden; show them before changing them."), warning=True)
        else:
            self.gardener.open(SettingForm(chosen), lambda _answer: self.fill())

    def action_delete_incident(self) -> None:
        """Let go of what was kept for the setting under the cursor."""
        if (chosen := self._chosen) is None:
            return
        try:
            self.gardener.keep({chosen.key: None})
        except ConfigError as error:
            self.gardener.tell(self.gardener.why(error), warning=True)
        else:
            self.gardener.tell(_("{key} is as it was before you changed it here.").format(key=chosen.key))
        self.fill()

    def action_settings(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    # -- inside

    @property
    def _chosen(self) -> Explained | None:
        row = self.rows.highlighted
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def _hides(self, setting: Explained) -> bool:
        return self.gardener.masked and setting.setting.kind is Kind.AMOUNT

    def _heading(self, table: str) -> Content:
        mended = table.removeprefix("playbooks.")
        if mended != table:
            name = mending.mended(mended, self.gardener.garden.rules)
            return Content.styled(_("Fix: {sign}").format(sign=name), "bold $accent")
        sign = table.removeprefix("signs.")
        if sign != table:
            name = wording.sign(self.gardener.garden.rules.sign(sign))
            return Content.styled(_("Sign: {sign}").format(sign=name), "bold $accent")
        return Content.styled(_(TABLES.get(table, table)), "bold $accent")

    def _line(self, setting: Explained) -> Content:
        glyphs = self.gardener.glyphs
        value = HIDDEN if self._hides(setting) else written(setting.value)
        name = setting.key.rpartition(".")[2]
        return Content.assemble(
            " " + pad(cut(name, KEY - 2, glyphs.ellipsis), KEY - 1),
            (pad(cut(value, VALUE - 1, glyphs.ellipsis), VALUE), "bold"),
            (_origin(setting), "$text-muted"),
        )

    def _about(self, setting: Explained) -> Iterator[Content]:
        yield Content(_(setting.comment))
        if setting.origin != SHIPPED:
            yield Content.styled(setting.origin, "$text-muted")


def _origin(setting: Explained) -> str:
    return "" if setting.origin == SHIPPED else PurePath(setting.origin).name
