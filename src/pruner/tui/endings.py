"""How the screen ends when nobody pressed `q`: by a signal, with its terminal, or by a fault.

Textual prints a traceback with the values of local variables, which are names and notes of clients.
Here the screen only closes and keeps the fault; whoever started it says what there is to say.
"""

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.worker import WorkerFailed

from pruner.tui.terminal import Terminal

KILLED = 128
"""A shell adds this to the number of the signal."""


class Ending(App[str]):
    """An app that gives the terminal back whatever happens, and leaves `fault` for its caller."""

    @property
    def fault(self) -> BaseException | None:
        """What closed the screen against its will: a refusal that no key asked for, or a fault of ours."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def get_driver_class(self) -> type[Driver]:
        """Our terminal, unless a driver of another kind is asked for."""
        found = super().get_driver_class()
        return Terminal if found is LinuxDriver else found

    def on_terminal_ended(self, event: Terminal.Ended) -> None:
        """Leave as after `q`; everything is saved already."""
        self.exit(return_code=KILLED + event.by)

    def _handle_exception(self, error: Exception) -> None:
        """Close the screen and print nothing."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
