"""The end of a session and of a client: `pruner session plan`, `close`, `revoke`, `regret`."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File, OneOf, When
from pruner.cli.parameters import client_argument
from pruner.cli.reported import report
from pruner.cli.session_report import hold_report, write_report
from pruner.core.models import Decision, Id
from pruner.core.season import Choice
from pruner.core.season_refusals import NoDecision, NotPruned
from pruner.core.when import Said
from pruner.garden import View
from pruner.i18n import N_, _

SCORES = tuple("12345")


class Planned(TypedDict):
    """The days of a plan; None is not said."""

    notice_on: Said | None
    ends_on: Said | None
    next_delivery: Said | None


class Closing(TypedDict):
    """Where the report goes."""

    report: Path | None
    force: bool


@command(
    N_(
        "Plan how a client leaves who is to be pruned: the day on which notice is received, the last day, "
        "and the next promised delivery. What is not said stays as it was planned."
    ),
    client_argument(),
    Option(["--notice-on"], type=When(), metavar=N_("DATE"), help=N_("Notice is received on this day.")),
    Option(["--ends-on"], type=When(), metavar=N_("DATE"), help=N_("The last day.")),
    Option(["--next-delivery"], type=When(), metavar=N_("DATE"), help=N_("The next promised delivery.")),
)
def plan_command(desk: Desk, client: str, **planned: Unpack[Planned]) -> None:
    """Plan how a client leaves."""
    with desk.garden() as garden:
        found, view = garden.find(client), garden.view()
        before = garden.session_view(view).plan(found.id)
        notice = _day(planned["notice_on"], view) or (before.notice_on if before else view.today)
        ends = _day(planned["ends_on"], view) or (before.ends_on if before else None)
        if ends is None:
            raise click.UsageError(_("Say the last day with --ends-on."), click.get_current_context())
        delivery = _day(planned["next_delivery"], view) or (before.next_delivery if before else None)
        steps = [step for step in view.facts.steps if before and step.of_id == before.id]
        kept = tuple((step.title, step.due_on) for step in steps)
        report(
            desk,
            garden.plan_cut(found.id, notice_on=notice, ends_on=ends, next_delivery=delivery, steps=kept),
        )


@command(
    N_(
        "Close the session: its numbers are frozen, and who is pruned begins to leave. It is refused while "
        "somebody who is to be pruned has no planned last day."
    ),
    Option(["--report"], type=File(), metavar=N_("FOLDER"), help=N_("Write the report into this folder.")),
    Option(["--force"], is_flag=True, help=N_("With --report: write over what is there.")),
)
def close_command(desk: Desk, **closing: Unpack[Closing]) -> None:
    """Close the session."""
    folder = closing["report"]
    if closing["force"] and not folder:
        raise click.UsageError(_("--force belongs to --report."), click.get_current_context())
    with desk.garden() as garden:
        if folder and (session := garden.running_session()):
            hold_report(session, folder, force=closing["force"])
        done = garden.close_session()
        if folder:
            season = garden.session_view(desk.view(garden))
            write_report(desk, season.view.sessions[-1], season, folder, force=closing["force"])
        report(desk, done)


@command(
    N_(
        "Take the last decision about a client back that was made in a closed session: who leaves or is "
        "gone is active again. The journal keeps both."
    ),
    client_argument(),
)
def revoke_command(desk: Desk, client: str) -> None:
    """Revoke a decision."""
    with desk.garden() as garden:
        found = garden.find(client)
        decision = _last_decision(garden.view(), found.id)
        if decision is None:
            raise NoDecision(found.name)
        done = garden.revoke(decision.id)
        report(desk, done)


@command(
    N_("Say how much the cut of a client is regretted: 1 is not at all. It is asked once, 90 days after."),
    client_argument(),
    click.Argument(["score"], metavar="|".join(SCORES), type=OneOf(SCORES)),
)
def regret_command(desk: Desk, client: str, score: str) -> None:
    """Say how much a cut is regretted."""
    with desk.garden() as garden:
        found = garden.find(client)
        branch = garden.view().branch(found.id)
        if branch is None or branch.exit is None:
            raise NotPruned(found.name)
        report(desk, garden.regret(branch.exit.cut.id, int(score)))


def _day(said: Said | None, view: View) -> date | None:
    return said.on(view.today) if said else None


def _last_decision(view: View, client_id: Id) -> Decision | None:
    """The decision to be revoked: the one by which the client leaves, else the latest of a closed session."""
    branch = view.branch(client_id)
    if branch is not None and branch.exit is not None:
        return branch.exit.decision
    closed = {session.id for session in view.sessions if session.closed_on is not None}
    made = [d for d in view.facts.decisions if d.client_id == client_id and d.session_id in closed]
    standing = [d for d in made if d.revoked_on is None and d.choice is not Choice.LATER]
    return standing[-1] if standing else (made[-1] if made else None)
