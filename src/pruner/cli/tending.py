"""Marking a client, and beginning a job for one."""

from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.parameters import client_argument
from pruner.cli.reported import report
from pruner.i18n import N_


@command(N_("Mark a client for pruning. Nothing ends by it."), client_argument())
def mark_command(desk: Desk, client: str) -> None:
    """Mark a client."""
    with desk.daily() as garden:
        report(desk, garden.mark(garden.find(client).id))


@command(N_("Take the mark off again."), client_argument())
def unmark_command(desk: Desk, client: str) -> None:
    """Take the mark off."""
    with desk.garden() as garden:
        report(desk, garden.unmark(garden.find(client).id))


@command(
    N_("Begin a new job for a client: correction rounds count from 1 again."),
    client_argument(),
)
def job_command(desk: Desk, client: str) -> None:
    """Begin a new job."""
    with desk.garden() as garden:
        report(desk, garden.begin_job(garden.find(client).id))
