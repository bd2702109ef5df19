"""The end of a session and of a client: `pruner session plan`, `close`, `revoke`, `regret`."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File, OneOf, When
from pruner.cli.output import Cell
from pruner.cli.parameters import client_argument
from pruner.cli.reported import report
from pruner.cli.session_report import hold_report, write_report
from pruner.core.exitplan import ExitPlan, exit_plan
from pruner.core.models import Cut, Decision, Id
from pruner.core.notice import Notice
from pruner.core.season import Choice
from pruner.core.season_refusals import NoDecision, NotPruned
from pruner.core.when import Said
from pruner.garden import SeasonView, View
from pruner.garden.exits import Planned as PlannedStep
from pruner.i18n import N_, _, day
from pruner.wording import notice

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
        "Plan how a client leaves who is to be pruned, with the steps of the way out. Without a last day it "
        "is the first one that the rule of notice allows. What was planned stays unless it is said anew."
    ),
    client_argument(),
    Option(["--notice-on"], type=When(), metavar=N_("DATE"), help=N_("Notice is received on this day.")),
    Option(["--ends-on"], type=When(), metavar=N_("DATE"), help=N_("The last day.")),
    Option(["--next-delivery"], type=When(), metavar=N_("DATE"), help=N_("The next promised delivery.")),
)
def plan_command(desk: Desk, client: str, **planned: Unpack[Planned]) -> None:
    """Plan how a client leaves."""
    with desk.garden() as garden:
        found = garden.find(client)
        season = garden.session_view(garden.view())
        before = season.plan(found.id)
        received = _day(planned["notice_on"], season) or (before.notice_on if before else garden.today)
        ends = _day(planned["ends_on"], season) or (before.ends_on if before else None)
        delivery = _day(planned["next_delivery"], season) or (before.next_delivery if before else None)
        plan = exit_plan(season.view.deal(found.id, delivery), received, ends)
        done = garden.plan_cut(
            found.id,
            notice_on=received,
            ends_on=plan.ends_on,
            next_delivery=delivery,
            steps=_steps(plan, season, before),
        )
        report(desk, done)
        if not desk.json:
            _say_plan(plan)


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
            hold_report(desk, session, folder, force=closing["force"])
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


def _day(said: Said | None, season: SeasonView) -> date | None:
    return said.on(season.view.today) if said else None


def _steps(plan: ExitPlan, season: SeasonView, before: Cut | None) -> tuple[PlannedStep, ...]:
    """The proposed steps, and those that were planned beside them."""
    proposed = {notice.step(step): step.due_on for step in plan.steps}
    own = {step.title: step.due_on for step in (season.steps(before) if before else ())}
    return tuple((own | proposed).items())


def _say_plan(plan: ExitPlan) -> None:
    """The rule, the days, and what may be wrong with them."""
    output.say_sentence(notice.rule(plan.notice))
    if isinstance(plan.notice, Notice):
        output.say_sentence(notice.dates(plan.notice))
    for sentence in (*notice.cautions(plan), *notice.hints(plan.notice)):
        output.say_sentence(sentence)
    output.say_table([[Cell(day(step.due_on), right=True), Cell(notice.step(step))] for step in plan.steps])


def _last_decision(view: View, client_id: Id) -> Decision | None:
    """The decision to be revoked: the one by which the client leaves, else the latest of a closed session."""
    branch = view.branch(client_id)
    if branch is not None and branch.exit is not None:
        return branch.exit.decision
    closed = {session.id for session in view.sessions if session.closed_on is not None}
    made = [
        decision
        for decision in view.facts.decisions
        if decision.client_id == client_id
        and decision.session_id in closed
        and decision.decided_on <= view.today
    ]
    standing = [d for d in made if d.revoked_on is None and d.choice is not Choice.LATER]
    return standing[-1] if standing else (made[-1] if made else None)
