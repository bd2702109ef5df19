"""The first row: how many clients, how many warning signs, how many marked, and the next session."""

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from pruner.config.values import Session
from pruner.core.calendar import session_due
from pruner.garden import View
from pruner.i18n import _, day, n_


class Part(NamedTuple):
    """Something the row says. Of two that do not both fit, the one of the higher rank gives way."""

    text: str
    style: str = ""
    rank: int = 0


COUNTED, DUE, MARKED, SIGNS, TO_COME = 3, 4, 5, 6, 7
"""The ranks of what is merely good to know."""
LATE, PRESSING = 1, 2
"""The ranks of what is urgent: it outlasts every count."""


class Header(Widget):
    """Counts of the garden; what does not fit is left out whole, and what is urgent stays longest."""

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
        parts = self._whole_or_short([*self._standing(), *self._counts()])
        while len(parts) > 1 and not self._fits(parts):
            parts.remove(max(parts, key=lambda part: part.rank))
        return Content("  ").join(Content.styled(part.text, part.style) for part in parts)

    def _standing(self) -> list[Part]:
        """What garden this is."""
        parts = [Part(" pruner", "bold")]
        if self.demo:
            parts.append(Part(_("DEMO"), "bold $thorn"))
        if self.view is not None and self.as_of:
            parts.append(Part(_("as of {day}").format(day=day(self.view.today)), "bold"))
        return parts

    def _counts(self) -> list[Part]:
        """How many there are of everything."""
        if self.view is None:
            return []
        clients, census = len(self.view.branches), self.view.growth.census
        late = sum(what.overdue for what in self.view.due)
        soon, thorns = len(self.view.due) - late, census.thorns
        signs = self.thorn + n_("{n} sign", "{n} signs", thorns).format(n=thorns)
        marked = self.mark + _("{n} marked").format(n=census.marked)
        return [
            Part(n_("{n} client", "{n} clients", clients).format(n=clients), rank=COUNTED),
            Part(signs, rank=SIGNS),
            *([Part(marked, rank=MARKED)] if census.marked else []),
            *([Part(_("{n} overdue").format(n=late), "bold $thorn", LATE)] if late else []),
            *([Part(_("{n} due").format(n=soon), rank=DUE)] if soon else []),
        ]

    def _whole_or_short(self, parts: list[Part]) -> list[Part]:
        """These parts, and the session behind them in the longest words that fit."""
        rank, style = (PRESSING, "bold $wilt") if self.pressing else (TO_COME, "")
        session = self.pressing
        if self.session and self.view and not session:
            session = _session_words(self.session, self.view.today)
        ways = [[*parts, Part(words, style, rank)] for words in session]
        return next(filter(self._fits, ways), ways[-1] if ways else parts)

    def _fits(self, parts: list[Part]) -> bool:
        return sum(cell_len(part.text) + 2 for part in parts) - 2 <= self.size.width


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
