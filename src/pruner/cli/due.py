"""What is due and overdue, of everybody."""

from datetime import UTC, datetime
from pathlib import Path

import click

from pruner import saving
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File
from pruner.cli.mended import due_object, due_row
from pruner.formats.calendar import calendar
from pruner.garden import View
from pruner.i18n import N_, _
from pruner.wording.calendar import events


@command(
    N_(
        "List what is due within the next days and what is overdue: fixes, steps, last days, and whether "
        "a cut is regretted."
    ),
    Option(
        ["--ics"],
        type=File(),
        metavar=N_("FILE"),
        help=N_("Write every day to come into a new file for your calendar."),
    ),
    Option(["--force"], is_flag=True, help=N_("With --ics: replace a file that is there.")),
)
def due_command(desk: Desk, ics: Path | None, *, force: bool) -> None:
    """List what is due."""
    if force and not ics:
        raise click.UsageError(_("--force belongs to --ics."), click.get_current_context())
    with desk.garden() as garden:
        view = desk.view(garden)
        if ics:
            days = calendar(events(view.ahead, view), datetime.now(UTC))
            saving.write(ics, days, garden=desk.path, force=force)
            output.tell(_("Written to {path}").format(path=ics))
        if desk.json:
            output.say_json([due_object(what, view) for what in view.due])
        elif not ics:
            _print(view)


def _print(view: View) -> None:
    if view.due:
        output.say_table([due_row(what, view) for what in view.due], flexible=2)
    else:
        output.tell(_("Nothing is due."))
