"""One toast, which stays mounted and says something else: a key must not wait for a widget to be built.

Textual mounts a widget for each notification, styles it and lays the whole screen out for it, twice when
the one before goes. Here each screen's rack has one, in Textual's own dress.
"""

from typing import cast

from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.events import Click
from textual.notifications import Notification
from textual.timer import Timer
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from pruner.tui.house import House

A_LITTLE = 0.05
"""Seconds by which a clock may differ from another."""


class Said(Toast):
    """The toast of one screen."""

    _ends: Timer | None = None

    def say(self, notification: Notification | None) -> None:
        """Say this from now on, or nothing."""
        if self._ends is not None:
            self._ends.stop()
        if notification is None:
            return
        if notification.severity != self._notification.severity:
            self.remove_class(f"-{self._notification.severity}")
            self.add_class(f"-{notification.severity}")
        self._notification = notification
        app = cast("Toasting", self.app)
        self._ends = self.set_timer(notification.time_left + A_LITTLE, app.show_what_is_said)
        self.refresh(layout=True)

    def on_mount(self) -> None:
        """It may have been mounted to say something."""
        self.say(self._notification if self._notification.message else None)

    def on_click(self, event: Click) -> None:
        """A toast that is clicked goes."""
        event.prevent_default()
        self.app.clear_notifications()

    def _expire(self) -> None:
        """Textual's own would remove the widget; when this one goes is said with what it says."""


class Toasting(House):
    """An app that says one thing at a time."""

    def tell(self, text: str, *, warning: bool = False) -> None:
        """One toast, or none, instead of whatever stood there; user text is never markup."""
        self._notifications.clear()
        if text:
            said = Notification(text, timeout=self.NOTIFICATION_TIMEOUT)
            said.severity = "warning" if warning else "information"
            self._notifications.add(said)
        self._refresh_notifications()

    def prepare_to_tell(self) -> None:
        """Mount the toast of this screen before there is anything to say."""
        rack = self._rack()
        if rack is not None and not rack.query(Said):
            rack.mount(ToastHolder(Said(Notification(""))))

    def _refresh_notifications(self) -> None:
        """What Textual calls whenever that changes."""
        self.show_what_is_said()

    def show_what_is_said(self) -> None:
        """Show on the present screen what is said, the latest where it is more; what is old is gone."""
        rack, said = self._rack(), next(reversed(list(self._notifications)), None)
        if rack is None:
            return
        toasts = rack.query(Said)
        if said is not None and not toasts:
            rack.mount(ToastHolder(Said(said)))
        for toast in toasts:
            toast.say(said)
        rack.display = said is not None

    def _rack(self) -> ToastRack | None:
        """Where the present screen has its toast; None before it has one, and once somebody leaves."""
        try:
            rack = self.screen.get_child_by_type(ToastRack)
        except (ScreenStackError, NoMatches):
            return None
        return rack if rack.is_attached else None
