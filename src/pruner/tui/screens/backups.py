"""Every backup there is: when, how large, whether it is whole, why it was made; restore one, make one."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pruner.core.backups import Backup
from pruner.core.errors import Refusal
from pruner.i18n import _
from pruner.tui.screens.confirm import ConfirmScreen
from pruner.tui.screens.import_list import ListDialog
from pruner.wording.backups import size, when, why

WIDE, NARROW = 18, 8
"""Cells for the moment and the size; the rest is as long as it is."""


class BackupsScreen(ListDialog[None]):
    """Enter restores the backup under the cursor, after a question. All are checked in a thread."""

    command_ids: ClassVar[tuple[str, ...]] = (*ListDialog.command_ids, "back-up")

    def __init__(self) -> None:
        super().__init__()
        self._backups: tuple[Backup, ...] = ()
        self._faults: dict[str, str | None] = {}

    def compose(self) -> ComposeResult:
        """The list, and a line for what went wrong."""
        with Vertical(classes="box book"):
            yield Static(Content(_("Backups")), classes="heading")
            yield OptionList()
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Show what is there, and begin to check it."""
        self._show(at=0)

    def action_back_up(self) -> None:
        """Make a backup now."""
        self.say(_("Backing up …"))
        self._work(
            lambda: _("Backed up and checked: {path}").format(path=self.gardener.garden.back_up().path)
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask before anything is restored."""
        backup = self._backups[event.option_index]
        question = _(
            "Put the backup of {moment} in the garden's place? What is there now is backed up first."
        )
        self.gardener.open(
            ConfirmScreen(question.format(moment=when(backup))),
            lambda yes: self._restore(backup) if yes else None,
        )

    def _restore(self, backup: Backup) -> None:
        def restore() -> str:
            self.gardener.garden.restore(backup)
            return _("Restored the backup of {moment}.").format(moment=when(backup))

        self._work(restore)

    def _work(self, work: Callable[[], str]) -> None:
        """Do what takes a moment in a thread, then show the list and the garden as they are."""

        def run() -> None:
            try:
                said = work()
            except Refusal as refusal:
                said = self.gardener.why(refusal)
            self.app.call_from_thread(self._done, said)

        self.run_worker(run, thread=True)

    def _done(self, said: str) -> None:
        self.gardener.last_logged = None
        self.gardener.reload()
        self._show()
        self.say(said)

    def _show(self, *, at: int | None = None) -> None:
        self._backups = self.gardener.garden.backups()
        self._draw(at=at)
        if not self._backups:
            self.say(_("There is no backup yet; pruner makes one with the first change of a day."))
        self.run_worker(self._check, thread=True, exclusive=True, group="check")

    def _draw(self, *, at: int | None = None) -> None:
        self.fill([self._line(backup) for backup in self._backups], at=at)

    def _check(self) -> None:
        for backup in self._backups:
            if backup.path not in self._faults:
                self._faults[backup.path] = self.gardener.garden.backup_fault(backup)
        self.app.call_from_thread(self._draw)

    def _line(self, backup: Backup) -> Content:
        parts = (when(backup).ljust(WIDE), size(backup.size).rjust(NARROW), self._state(backup), why(backup))
        return Content("  ".join(parts))

    def _state(self, backup: Backup) -> str:
        """In words: a mark alone would be a riddle."""
        if backup.path not in self._faults:
            return _("checking …")
        return _("whole") if self._faults[backup.path] is None else _("damaged")

    def _offers(self) -> str:
        key = self.gardener.key
        return _("{open} restore    {make} make one now    {back} leave").format(
            open=key("open"), make=key("back-up"), back=key("back")
        )
