"""Quitting. A letter that quits may be the first of a word typed in the wrong window.

The rest of that word would go to the shell. So a letter waits until no other key follows, no longer than it
takes to type four of them in the guard's window; any other way to quit is done at once.
"""

from textual import events
from textual.timer import Timer

from pruner.tui.endings import Ending
from pruner.tui.guard import DIFFERENT, WINDOW

NO_KEY = WINDOW / (DIFFERENT - 1)
"""Seconds without another key after which a letter was meant."""


class Leaving(Ending):
    """An app that a word does not close."""

    _about_to: Timer | None = None
    _by_letter = False

    async def on_event(self, event: events.Event) -> None:
        """Know whether it is a letter that does what follows."""
        self._by_letter = isinstance(event, events.Key) and event.is_printable
        try:
            await super().on_event(event)
        finally:
            self._by_letter = False

    def action_leave(self) -> None:
        """Quit; everything is saved already."""
        if self._by_letter:
            self._about_to = self.set_timer(NO_KEY, self.exit)
        else:
            self._exit_once_typed()

    def _exit_once_typed(self) -> None:
        """Quit behind the keys that came before: they may still wait at the field they were typed into."""
        if not (self.focused or self.screen).call_later(self.exit):
            self.exit()

    def stay(self) -> None:
        """Another key came: the letter before it was none that should quit."""
        if self._about_to is not None:
            self._about_to.stop()
            self._about_to = None
