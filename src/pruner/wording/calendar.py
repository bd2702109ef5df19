"""What is due, as events of the user's own calendar."""

from collections.abc import Iterable

from pruner.core.due import Due
from pruner.formats.calendar import Event, uid
from pruner.garden import View
from pruner.wording import mending


def events(known: Iterable[Due], view: View) -> list[Event]:
    """One event for each, on its day; taken in again it moves and is not doubled."""
    return [_event(what, view) for what in known]


def _event(what: Due, view: View) -> Event:
    branch = view.branch(what.client_id)
    about = mending.due(what, view.rules)
    title = f"{branch.client.name}: {about}" if branch else about
    return Event(uid=uid(what.kind.value, what.of_id), day=what.day, title=title)
