"""The report of a closed session, written as three files: Markdown, and the tree before and after as SVG."""

from pathlib import Path

from pruner import saving
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.core.calendar import next_session_after
from pruner.core.models import Session
from pruner.core.pictured import after, before
from pruner.core.season_refusals import SessionOpen
from pruner.garden import SeasonView
from pruner.i18n import _, day
from pruner.tui.drawing.picture import tree_picture
from pruner.wording.session_report import Pictures, session_report

PAPER = "garden-light"
"""The theme of the pictures: most reports are read on white."""


def hold_report(session: Session, folder: Path, *, force: bool) -> None:
    """Refuse before anything is done where a file of the report is there already.

    Raises:
        FileThere, FileNotWritten: as for writing.
    """
    saving.make_folder(folder, force=force)
    if not force:
        for path in _paths(session, folder):
            saving.hold_free(path)


def write_report(desk: Desk, session: Session, season: SeasonView, folder: Path, *, force: bool) -> None:
    """Write the report into a folder; all three files or none.

    Raises:
        SessionOpen: there is a report once the session is closed.
        FileThere, FileNotWritten: nothing is written over unasked.
    """
    if session.closed_on is None:
        raise SessionOpen(session.began_on)
    report, *pictures = _paths(session, folder)
    terms = desk.config.session
    following = next_session_after(session.closed_on, terms.months, terms.weekday)
    named = Pictures(before=pictures[0].name, after=pictures[1].name)
    lines = session_report(session, season, following, named)
    trees = zip(pictures, _pictures(desk, session, season), strict=True)
    saving.make_folder(folder, force=force)
    saving.write_all({report: "".join(f"{line}\n" for line in lines), **dict(trees)}, force=force)
    output.tell(_("Written to {path}").format(path=report))


def _pictures(desk: Desk, session: Session, season: SeasonView) -> tuple[str, str]:
    """The tree as it was, and without those who were pruned."""
    decisions = season.view.decisions_in(session).values()
    clients = {branch.client.id: branch.client for branch in season.view.all_branches}
    began, theme = day(session.began_on), desk.config.themes[PAPER]
    remaining = after(decisions, clients, desk.config.rules.strong_share)
    return (
        tree_picture(
            before(decisions, clients), theme, _("The tree before the session of {day}").format(day=began)
        ),
        tree_picture(remaining, theme, _("The tree after the session of {day}").format(day=began)),
    )


def _paths(session: Session, folder: Path) -> tuple[Path, Path, Path]:
    stem = f"session-{session.began_on.isoformat()}"
    return folder / f"{stem}.md", folder / f"{stem}-before.svg", folder / f"{stem}-after.svg"
