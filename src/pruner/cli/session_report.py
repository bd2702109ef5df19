"""The report of a closed session, written as three files: Markdown, and the tree before and after as SVG."""

from datetime import UTC, datetime
from pathlib import Path

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.core.models import Session
from pruner.garden import SeasonView
from pruner.i18n import _
from pruner.tui.reported import Report


def hold_report(desk: Desk, session: Session, folder: Path, *, force: bool) -> None:
    """Refuse before anything is done where a file of the report is there already.

    Raises:
        FileThere, FileNotWritten: as for writing.
    """
    _report(desk, session, folder, force=force).hold()


def write_report(desk: Desk, session: Session, season: SeasonView, folder: Path, *, force: bool) -> None:
    """Write the report into a folder; all three files or none.

    Raises:
        SessionOpen: there is a report once the session is closed.
        FileThere, FileNotWritten: nothing is written over unasked.
    """
    path = _report(desk, session, folder, force=force).write(season, desk.config, datetime.now(UTC))
    output.tell(_("Written to {path}").format(path=path))


def _report(desk: Desk, session: Session, folder: Path, *, force: bool) -> Report:
    return Report(session=session, garden=desk.path, folder=folder, force=force)
