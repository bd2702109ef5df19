"""The report of a closed session as files: Markdown, two pictures of the tree, the days of who leaves."""

from datetime import datetime
from pathlib import Path

from pruner import saving
from pruner.config import Config
from pruner.core.calendar import next_session_after
from pruner.core.lazily import dataclass
from pruner.core.models import Session
from pruner.core.pictured import after, before
from pruner.core.season import Choice
from pruner.core.season_refusals import SessionOpen
from pruner.formats.calendar import calendar
from pruner.garden import SeasonView
from pruner.i18n import _, day
from pruner.tui.drawing.picture import tree_picture
from pruner.wording.calendar import events
from pruner.wording.session_report import Pictures, session_report

PAPER = "garden-light"
"""The theme of the pictures: most reports are read on white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of a session in a folder; nothing in it is written over without `force`."""

    session: Session
    garden: Path
    folder: Path
    force: bool = False

    @property
    def paths(self) -> tuple[Path, Path, Path, Path]:
        """The report, the tree before, the tree after, and the calendar."""
        stem = f"session-{self.session.began_on.isoformat()}"
        return (
            self.folder / f"{stem}.md",
            self.folder / f"{stem}-before.svg",
            self.folder / f"{stem}-after.svg",
            self.folder / f"{stem}.ics",
        )

    def hold(self) -> None:
        """Refuse before anything is done where the folder cannot be had, or a file of the report is there.

        Raises:
            FileThere, FileNotWritten: as for writing.
        """
        saving.make_folder(self.folder, force=self.force)
        for path in () if self.force else self.paths:
            saving.hold_free(path)

    def write(self, season: SeasonView, config: Config, at: datetime) -> Path:
        """Write all files or none; `season` knows the session as closed, `at` is the present moment.

        There is a calendar only where somebody leaves.

        Raises:
            SessionOpen: there is a report once the session is closed.
            FileThere, FileNotWritten: nothing is written over unasked.
        """
        texts = self._texts(season, config) | self._days(season, at)
        saving.make_folder(self.folder, force=self.force)
        saving.write_all(texts, garden=self.garden, force=self.force)
        return self.paths[0]

    def _days(self, season: SeasonView, at: datetime) -> dict[Path, str | bytes]:
        """The days of everybody whom this session lets leave, for the user's own calendar."""
        view = season.view
        pruned = {d.client_id for d in view.decisions_in(self.session).values() if d.choice is Choice.PRUNE}
        known = [what for what in view.ahead if what.client_id in pruned]
        return {self.paths[-1]: calendar(events(known, view), at)} if known else {}

    def _texts(self, season: SeasonView, config: Config) -> dict[Path, str | bytes]:
        report, *pictures, _calendar = self.paths
        session = next(kept for kept in season.view.sessions if kept.id == self.session.id)
        if session.closed_on is None:
            raise SessionOpen(session.began_on)
        following = next_session_after(session.closed_on, config.session.months, config.session.weekday)
        named = Pictures(before=pictures[0].name, after=pictures[1].name)
        lines = session_report(session, season, following, named)
        trees = zip(pictures, self._trees(season, config), strict=True)
        return {report: "".join(f"{line}\n" for line in lines), **dict(trees)}

    def _trees(self, season: SeasonView, config: Config) -> tuple[str, str]:
        """The tree as it was, and without those who were pruned."""
        decisions = season.view.decisions_in(self.session).values()
        clients = {branch.client.id: branch.client for branch in season.view.all_branches}
        began, theme = day(self.session.began_on), config.themes[PAPER]
        remaining = after(decisions, clients, config.rules.strong_share)
        titles = _("The tree before the session of {day}"), _("The tree after the session of {day}")
        return (
            tree_picture(before(decisions, clients), theme, titles[0].format(day=began)),
            tree_picture(remaining, theme, titles[1].format(day=began)),
        )
