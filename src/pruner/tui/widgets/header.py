"""The first row: how many clients, how many warning signs, how many marked, and the next session."""

from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from pruner.config.values import Session
from pruner.core.calendar import session_due
from pruner.garden import View
from pruner.i18n import _, day, n_


class Header(Widget):
    """Counts of the garden; what does not fit is left out whole, the least important first."""

    DEFAULT_CLASSES = "header"

    view: reactive[View | None] = reactive(None)
    session: reactive[date | None] = reactive(None)
    pressing: reactive[tuple[str, ...]] = reactive(())
    """What is to be said of a session that is open or due, in long and in short."""
    demo = reactive(default=False)
    as_of = reactive(default=False)
    thorn = "▴"
    mark = "✂"

    def render(self) -> Content:
        """As many parts as the width takes."""
        parts = self._parts()
        style = "bold $wilt" if self.pressing else ""
        session = self.pressing
        if self.session and self.view and not session:
            session = self._session_words(self.session, self.view.today)
        fitting = (words for words in session if self._fits([*parts, (words, "")]))
        parts += [(words, style) for words in (next(fitting, None),) if words]
        while len(parts) > 1 and not self._fits(parts):
            parts.pop()
        return Content("  ").join(Content.styled(text, style) for text, style in parts)

    def _parts(self) -> list[tuple[str, str]]:
        parts = [(" pruner", "bold")]
        if self.demo:
            parts.append((_("DEMO"), "bold $thorn"))
        if self.view is None:
            return parts
        if self.as_of:
            parts.append((_("as of {day}").format(day=day(self.view.today)), "bold"))
        branches = self.view.branches
        thorns, marked = self.view.growth.census.thorns, self.view.growth.census.marked
        parts.append((n_("{n} client", "{n} clients", len(branches)).format(n=len(branches)), ""))
        parts.append((self.thorn + n_("{n} sign", "{n} signs", thorns).format(n=thorns), ""))
        if marked:
            parts.append((self.mark + _("{n} marked").format(n=marked), ""))
        late = sum(what.overdue for what in self.view.due)
        if late:
            parts.append((_("{n} overdue").format(n=late), "bold $thorn"))
        if len(self.view.due) > late:
            parts.append((_("{n} due").format(n=len(self.view.due) - late), ""))
        return parts

    def _fits(self, parts: list[tuple[str, str]]) -> bool:
        return sum(cell_len(text) + 2 for text, _style in parts) - 2 <= self.size.width

    @staticmethod
    def _session_words(session: date, today: date) -> tuple[str, str]:
        """When the next session is, in long and in short."""
        days = (session - today).days
        if days == 0:
            return _("session today"), _("session today")
        soon = n_("session tomorrow", "session in {n} days", days).format(n=days)
        return _("{soon}, on {day}").format(soon=soon, day=day(session)), soon


def session_words(view: View, rule: Session, key: str) -> tuple[str, ...]:
    """What is to be said of a session that is open or due, in long and in short; `key` leads to it."""
    if view.running_session is not None:
        long = (_("session open, {key} goes on").format(key=key),) if key else ()
        return (*long, _("session open"))
    planted = view.growth.planted or view.today
    closed = [session.closed_on for session in view.sessions if session.closed(view.today)]
    days = [closed_on for closed_on in closed if closed_on is not None]
    due = session_due(view.today, rule.months, rule.weekday, planted, days)
    if due is None:
        return ()
    said = _("session due since {day}, {key} begins it").format(day=day(due), key=key)
    return (*([said] if key else []), _("session due"))
