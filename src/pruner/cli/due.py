"""What is due and overdue, of everybody."""

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.mended import due_object, due_row
from pruner.i18n import N_, _


@command(
    N_(
        "List what is due within the next days and what is overdue: fixes, steps, last days, and whether "
        "a cut is regretted."
    ),
)
def due_command(desk: Desk) -> None:
    """List what is due."""
    with desk.garden() as garden:
        view = desk.view(garden)
        if desk.json:
            output.say_json([due_object(what, view) for what in view.due])
        elif view.due:
            output.say_table([due_row(what, view) for what in view.due], flexible=2)
        else:
            output.tell(_("Nothing is due."))
