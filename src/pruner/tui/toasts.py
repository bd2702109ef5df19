"""One toast, which stays mounted and says something else: a key must not wait for a widget to be built.

Textual mounts a widget for each notification, styles it and lays the whole screen out for it, twice when
the one before goes. Here each screen's rack has one, in Textual's own dress.
"""

from typing import cast
from weakref import WeakKeyDictionary

from textual.app import ScreenStackError
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Click
from textual.notifications import Notification
from textual.timer import Timer
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from pruner.config import Config
from pruner.garden import Garden
from pruner.tui.house import House, Keep

A_LITTLE = 0.05
"""Seconds by which a clock may differ from another."""
NOTHING = Notification("", timeout=1_000_000_000)
"""What a toast says that says nothing. Textual waits for its end too, and for ever for one that is over."""


class Said(Toast):
    """The toast of one screen."""

    _ends: Timer | None = None
    _there = False
    _waiting: Notification | None = None

    def say(self, notification: Notification | None) -> None:
        """Say this from now on, or nothing."""
        if self._ends is not None:
            self._ends.stop()
        self._waiting = notification
        if notification is None or not self._there:
            return
        if notification.severity != self._notification.severity:
            self.remove_class(f"-{self._notification.severity}")
            self.add_class(f"-{notification.severity}")
        self._notification = notification
        app = cast("Toasting", self.app)
        self._ends = self.set_timer(max(0, notification.time_left) + A_LITTLE, app.show_what_is_said)
        self.refresh(layout=not self._fits(notification.message))

    def _fits(self, message: str) -> bool:
        """Whether the text takes the room that is there, so that the screen need not be laid out for it."""
        if self.styles.width is None or self.styles.width.is_auto:
            return False
        width, height = self.content_size
        return width > 0 and len(Content(message).wrap(width)) == height

    def on_mount(self) -> None:
        """It may have been mounted to say something."""
        self._there = True
        self.say(self._waiting)

    def on_click(self, event: Click) -> None:
        """A toast that is clicked goes."""
        event.prevent_default()
        self.app.clear_notifications()

    def _expire(self) -> None:
        """Textual's own would remove the widget; when this one goes is said with what it says."""


class Toasting(House):
    """An app that says one thing at a time."""

    def __init__(self, garden: Garden, config: Config, keep: Keep | None = None) -> None:
        self._toasts: WeakKeyDictionary[ToastRack, Said] = WeakKeyDictionary()
        super().__init__(garden, config, keep)

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
        if rack is not None:
            self._toast(rack)

    def _refresh_notifications(self) -> None:
        """What Textual calls whenever that changes."""
        self.show_what_is_said()

    def show_what_is_said(self) -> None:
        """Show on the present screen what is said, the latest where it is more; what is old is gone."""
        rack, said = self._rack(), next(reversed(list(self._notifications)), None)
        if rack is None:
            return
        if said is not None or rack in self._toasts:
            self._toast(rack).say(said)
        rack.display = said is not None

    def _toast(self, rack: ToastRack) -> Said:
        """The rack's toast, which may be on its way there still."""
        if rack not in self._toasts:
            self._toasts[rack] = Said(NOTHING)
            rack.mount(ToastHolder(self._toasts[rack]))
        return self._toasts[rack]

    def _rack(self) -> ToastRack | None:
        """Where the present screen has its toast; None before it has one, and once somebody leaves."""
        try:
            rack = self.screen.get_child_by_type(ToastRack)
        except (ScreenStackError, NoMatches):
            return None
        return rack if rack.is_attached else None
