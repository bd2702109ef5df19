"""Every command with its line of help, in the order in which the help lists them."""

import click

from pruner.cli.desk import Desk
from pruner.cli.group import Group
from pruner.i18n import N_

LISTED = {
    "add": ("pruner.cli.clients", N_("Plant a client.")),
    "edit": ("pruner.cli.clients", N_("Change what is known of a client.")),
    "log": ("pruner.cli.incidents", N_("Log a warning sign, or a bloom.")),
    "job": ("pruner.cli.tending", N_("Begin a new job: correction rounds count from 1.")),
    "intake": ("pruner.cli.intake", N_("Ask ten questions before you take a client at all.")),
    "mark": ("pruner.cli.tending", N_("Mark a client for pruning.")),
    "unmark": ("pruner.cli.tending", N_("Take the mark off again.")),
    "fix": ("pruner.cli.fix", N_("Mend a client: open a fix, or lead it on.")),
    "due": ("pruner.cli.due", N_("List what is due and overdue.")),
    "undo": ("pruner.cli.journal", N_("Take back the last step.")),
    "redo": ("pruner.cli.journal", N_("Do again what was taken back.")),
    "history": ("pruner.cli.journal", N_("Show what was done, newest first.")),
    "list": ("pruner.cli.overview", N_("List the clients by name.")),
    "show": ("pruner.cli.one", N_("Show one client: signs, incidents and why this colour.")),
    "garden": ("pruner.cli.overview", N_("Show the garden, one line a client.")),
    "status": ("pruner.cli.standing", N_("Say how the garden stands.")),
    "session": ("pruner.cli.sessions", N_("Hold the pruning session: decide, plan, close, look back.")),
    "import": ("pruner.cli.importing", N_("Take in hours, invoices, payments or costs from a file.")),
    "export": ("pruner.cli.exporting", N_("Take everything along, or make a report of it.")),
    "letter": ("pruner.cli.letter", N_("Draft a letter: new terms, a farewell, the answer to a prospect.")),
    "demo": ("pruner.cli.screen", N_("Walk through a throw-away demo garden.")),
    "backup": ("pruner.cli.backups", N_("Make a backup now.")),
    "restore": ("pruner.cli.backups", N_("Put a backup in the garden's place.")),
    "check": ("pruner.cli.backups", N_("Check the garden's file and its backups.")),
    "erase": ("pruner.cli.clients", N_("Remove a client and every trace for good.")),
    "config": ("pruner.cli.settings", N_("Show every setting, or set one.")),
    "locate": ("pruner.cli.settings", N_("Say where the files are.")),
    "completion": ("pruner.cli.completion", N_("Print the completion script for a shell.")),
}


def _open(desk: Desk) -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        from pruner.cli import screen  # every other command does without

        screen.open_garden(desk)


pruner = Group(
    "pruner",
    listed=LISTED,
    callback=click.pass_obj(_open),
    says=N_("Keep your clients healthy: log warning signs, see which branches suffer, prune in time."),
)
