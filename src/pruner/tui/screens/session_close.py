"""Step 5, the close: everything that was decided once more, the report, and the date of the next session."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.content import Content

from pruner.core.calendar import next_session_after
from pruner.core.errors import Refusal
from pruner.core.season import Choice, Decision, Stage
from pruner.i18n import _, day, listed, n_
from pruner.tui.reported import Report
from pruner.tui.screens.confirm import ConfirmScreen
from pruner.tui.screens.report_line import ReportLine
from pruner.tui.screens.session import SessionScreen
from pruner.tui.widgets.evidence import COLOURS, choice_words

ORDER = (Choice.PRUNE, Choice.RAISE, Choice.FIX, Choice.WATCH, Choice.KEEP, Choice.LATER)


class CloseScreen(SessionScreen):
    """The end of the session."""

    stage = Stage.CLOSE
    hints: ClassVar[tuple[str, ...]] = ("open", "undo", "help", "left", "back")

    def draw(self) -> None:
        """What was decided, who is open, and the next session."""
        season = self.season
        if season is not None and season.session is not None:
            self.put("lines", *self._lines())

    def _lines(self) -> Iterator[Content]:
        yield _title(_("What was decided"))
        yield from self._decided()
        yield Content("")
        yield Content(_("The next session is on {day}.").format(day=day(self._following)))
        yield Content("")
        key = self.gardener.key("open")
        yield Content(_("{key} closes the session and writes the report; it asks first.").format(key=key))

    def _decided(self) -> Iterator[Content]:
        season, app = self.season, self.gardener
        if season is None:
            return
        for choice in ORDER:
            found = [d for d in season.decisions.values() if d.choice is choice]
            if found:
                yield Content.assemble(
                    (f"{choice_words(choice, app.glyphs)} {len(found)}", f"bold {COLOURS[choice]}"),
                    f"  {listed(self._named(found))}",
                )
        if season.undecided:
            said = n_(
                "About {n} client nothing was decided; that stands as “later”.",
                "About {n} clients nothing was decided; that stands as “later”.",
                len(season.undecided),
            )
            yield Content.styled(said.format(n=len(season.undecided)), "$text-muted")
        for branch in season.unplanned:
            said = _("{name} has no last day yet; plan it a step back.")
            yield Content.styled(said.format(name=app.called(branch.client)), "$thorn")

    def _named(self, decisions: list[Decision]) -> list[str]:
        branches = [self.view.branch(d.client_id) if self.view else None for d in decisions]
        return [self.gardener.called(branch.client) for branch in branches if branch]

    # -- closing

    def go(self, by: int) -> None:
        """Behind the last step lies the end of the session."""
        if by < 0:
            super().go(by)
        elif self.season is not None and self.season.unplanned:
            self.gardener.do(self.gardener.garden.close_session)  # refuses, and says whom to plan
        else:
            self.gardener.open(ReportLine(), self._ask)

    def _ask(self, folder: Path | None) -> None:
        """Ask once, after it is known that the report can be written there."""
        session = self.season.session if self.season else None
        if folder is None or session is None:
            return
        report = Report(session=session, garden=self.gardener.garden.path, folder=folder)
        try:
            report.hold()
        except Refusal as refusal:
            self.gardener.refuse(refusal)
            return
        question = _("Close this session for good, and write its report into {path}?").format(path=folder)
        self.gardener.open(ConfirmScreen(question), lambda yes: self._close(report) if yes else None)

    def _close(self, report: Report) -> None:
        """Close it, then write the report: a disk that is full loses no decision."""
        app = self.gardener
        if app.do(app.garden.close_session, lambda _done: "") is None or app.view is None:
            return
        try:
            path = report.write(app.garden.session_view(app.view), app.config, app.garden.now())
        except Refusal as refusal:
            app.refuse(refusal)
            return
        said = _("The session is closed. Its report: {path}. The next session is on {day}.")
        app.tell(said.format(path=path, day=day(self._following)))

    @property
    def _following(self) -> date:
        """The day of the next session."""
        rule = self.gardener.config.session
        return next_session_after(self.gardener.garden.today, rule.months, rule.weekday)


def _title(text: str) -> Content:
    return Content.styled(text, "bold $accent")
