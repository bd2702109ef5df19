"""How the whole garden stands, in a few lines or in one."""

from pruner import status, wording
from pruner.cli import output
from pruner.cli.colours import OF_LEVEL
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.output import Cell
from pruner.i18n import N_, _, day, n_


@command(
    N_("Say how the garden stands. The short line is also kept in a file: see “pruner locate”."),
    Option(["--short"], is_flag=True, help=N_("One line, for a prompt.")),
)
def status_command(desk: Desk, *, short: bool) -> None:
    """Say how the garden stands."""
    with desk.daily() as garden:
        found = desk.status(garden)
        if desk.json:
            output.say_json(found.document)
        elif short:
            output.say(found.line)
        else:
            _status(found)


def _status(found: status.Status) -> None:
    counts = found.counts
    output.say(n_("{n} client", "{n} clients", counts.clients).format(n=counts.clients))
    levels = [
        [Cell(" "), Cell(wording.level(level), OF_LEVEL[level]), Cell(str(count), right=True)]
        for level, count in counts.by_level.items()
    ]
    output.say_table(levels)
    output.say(_("marked for pruning: {n}").format(n=counts.marked))
    output.say(_("due: {due}, overdue: {overdue}").format(due=counts.due, overdue=counts.overdue))
    output.say(_("next session: {day}").format(day=day(found.next_session)))
