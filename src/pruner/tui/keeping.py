"""What the screen keeps beside the garden itself: the backup of the day, and forms that are half typed."""

from typing import Any

from textual.screen import Screen

from pruner.core.backups import Backup, Why
from pruner.core.errors import Refusal
from pruner.garden import Backing
from pruner.i18n import _, listed, n_
from pruner.tui import screens
from pruner.tui.screens.base import Dialog
from pruner.tui.telling import Telling


class Keeping(Telling):
    """An app that loses nothing when it ends."""

    def exit(self, *args: Any, **said: Any) -> None:  # noqa: ANN401  # whatever Textual's own takes
        """End; what is half typed is kept first."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, Dialog):
                screen.keep_draft()
        super().exit(*args, **said)

    def forget(self, screen: Screen[Any]) -> None:
        """Nobody meant what was typed into this form."""
        if isinstance(screen, Dialog):
            screen.forget_draft()

    def offer_to_delete(self, holding: tuple[Backup, ...]) -> None:
        """Ask about the backups that still hold a client who was erased."""
        if not holding:
            return
        question = n_(
            "{n} backup still holds the client. Delete it too?",
            "{n} backups still hold the client. Delete them too?",
            len(holding),
        )
        screen = screens.ConfirmScreen(question.format(n=len(holding)))
        self.push_screen(screen, lambda yes: self._delete(holding) if yes else None)

    def _delete(self, backups: tuple[Backup, ...]) -> None:
        try:
            self.garden.delete_backups(backups)
        except Refusal as refusal:
            self.tell(self.why(refusal), warning=True)

    def tell_of_drafts(self) -> None:
        """Say which forms wait half typed."""
        about = [draft.about for draft in self.garden.drafts() if draft.about]
        if about:
            said = _("Half typed and kept: {forms}. It is back when you open that form again.")
            self.tell(said.format(forms=listed(about)))

    def back_up_today(self) -> None:
        """Make the backup of the day after its first change, where nobody waits for it."""
        if self.garden.backing is Backing.LATER and self.garden.backup_due:
            self.run_worker(self._back_up, thread=True)

    def _back_up(self) -> None:
        self.garden.back_up_first(Why.DAILY)
        if self.garden.not_backed_up:
            why = self.why(self.garden.not_backed_up)
            self.call_from_thread(self.tell, _("No backup was made: {why}").format(why=why), warning=True)
