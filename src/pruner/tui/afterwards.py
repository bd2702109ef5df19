"""What nobody waits for: it is done once the first frame is painted, or once the keys pause."""

import gc
from typing import Any

from textual.timer import Timer

from pruner import status
from pruner.config import Config, Places
from pruner.garden import Garden
from pruner.i18n import _
from pruner.tui.house import Keep
from pruner.tui.keeping import Keeping

PAUSE = 0.2
"""Seconds after a key until what nobody waits for is done."""


class Afterwards(Keeping):
    """An app that writes the status files and backs up while nobody looks."""

    def __init__(
        self, garden: Garden, config: Config, places: Places | None, keep: Keep | None = None
    ) -> None:
        super().__init__(garden, config, keep)
        self._places = places
        self._catching_up: Timer | None = None
        self._wrote = False
        self._painted = False

    def first_painted(self) -> None:
        """The garden is there to be seen; now for what nobody waits for."""
        if not gc.isenabled():  # whoever started us kept it from looking through all that was just imported
            gc.freeze()
            gc.enable()
        self._painted = True
        self.later()
        self.prepare_to_tell()
        self.run_worker(self._check_the_file, thread=True)

    def later(self) -> None:
        """What nobody waits for is done once the keys pause: a prompt reads the status a moment later."""
        if self._catching_up is None and self._painted:
            self._catching_up = self.set_timer(PAUSE, self._catch_up)

    def _catch_up(self) -> None:
        self._catching_up = None
        self._write_status()
        if self._wrote:
            self._wrote = False
            self.back_up_today()

    def _write_status(self) -> None:
        if self._places is None or self.view is None:
            return
        try:
            status.write(self._places, status.status(self.view.counts, self.config, self.view.today))
        except OSError as error:
            said = _("The status files cannot be written: {why}").format(why=error.strerror or error)
            self.tell(said, warning=True)

    def _check_the_file(self) -> None:
        complaint = self.garden.look_over()
        if complaint:
            said = _("The garden's file is damaged ({what}). Copy it away before you go on.").format(
                what=complaint
            )
            self.call_from_thread(self.tell, said, warning=True)

    def exit(self, *args: Any, **said: Any) -> None:  # noqa: ANN401  # whatever Textual's own takes
        """End; what was put off is done first."""
        if self._catching_up is not None:
            self._catching_up.stop()
        if self._catching_up is not None or self._wrote or not self._painted:
            self._catch_up()
        super().exit(*args, **said)
