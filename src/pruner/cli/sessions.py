"""The pruning session on the command line: begin, go on, list, show, and all that is decided in it."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner.cli import output
from pruner.cli.colours import STRONG
from pruner.cli.desk import Desk
from pruner.cli.group import Group, Option, command
from pruner.cli.kinds import File, Whole
from pruner.cli.output import Cell
from pruner.cli.reported import report
from pruner.cli.session_lines import say_closed, say_running
from pruner.cli.session_objects import look_back_object, session_object, shown_object
from pruner.cli.session_report import write_report
from pruner.core.models import Session
from pruner.core.season_refusals import NoSession, NoSuchSession
from pruner.garden import Garden, SeasonView
from pruner.i18n import N_, _, day
from pruner.wording.seasons import stage, tally

DIGITS = 4


class Shown(TypedDict):
    """Which session is shown, and where its report goes."""

    number: int | None
    report: Path | None
    force: bool


def _bare(desk: Desk) -> None:
    if click.get_current_context().invoked_subcommand is None:
        _resume(desk)


LISTED = {
    "start": ("pruner.cli.sessions", N_("Begin a session.")),
    "resume": ("pruner.cli.sessions", N_("See where the open session stands.")),
    "decide": ("pruner.cli.session_deciding", N_("Decide about a client.")),
    "keep-rest": ("pruner.cli.session_deciding", N_("Keep everybody who needs no decision.")),
    "what-if": ("pruner.cli.session_deciding", N_("See what cuts and raises would bring.")),
    "plan": ("pruner.cli.session_ending", N_("Plan how a client leaves.")),
    "close": ("pruner.cli.session_ending", N_("Close the session, with a report.")),
    "revoke": ("pruner.cli.session_ending", N_("Take a decision of a closed session back.")),
    "regret": ("pruner.cli.session_ending", N_("Say how much a cut is regretted, from 1 to 5.")),
    "list": ("pruner.cli.sessions", N_("List every session.")),
    "show": ("pruner.cli.sessions", N_("Show a session, and what grew back since.")),
}

session_command = Group(
    "session",
    listed=LISTED,
    callback=click.pass_obj(_bare),
    says=N_(
        "The quarterly pruning session: one decision a client. It can be left at any step and resumed; "
        "without a command it says where the open one stands."
    ),
)


@command(N_("Begin a session: look back on the quarter, and see who needs a decision."))
def start_command(desk: Desk) -> None:
    """Begin a session."""
    with desk.garden() as garden:
        report(desk, garden.begin_session())
        if not desk.json:
            _say(desk, garden, _open(garden))


@command(N_("See where the open session stands: the look back, the walk, and what would follow."))
def resume_command(desk: Desk) -> None:
    """Go on with the open session."""
    _resume(desk)


@command(N_("List every session, the oldest first."))
def list_command(desk: Desk) -> None:
    """List the sessions."""
    with desk.garden() as garden:
        season = _season(desk, garden)
        found = season.view.sessions
        if desk.json:
            output.say_json([session_object(number, session) for number, session in enumerate(found, 1)])
        elif not found:
            output.tell(_("There was no session yet. Begin one: pruner session start"))
        else:
            rows = [_row(number, session, season) for number, session in enumerate(found, 1)]
            output.say_table([_titles(), *rows], flexible=3)


@command(
    N_(
        "Show a session with the numbers as they were, the last one unless its number is said, and what grew "
        "back after its cuts."
    ),
    click.Argument(["number"], metavar=N_("[NUMBER]"), type=Whole(DIGITS, least=1), required=False),
    Option(["--report"], type=File(), metavar=N_("FOLDER"), help=N_("Write the report into this folder.")),
    Option(["--force"], is_flag=True, help=N_("With --report: write over what is there.")),
)
def show_command(desk: Desk, **shown: Unpack[Shown]) -> None:
    """Show a session."""
    if shown["force"] and not shown["report"]:
        raise click.UsageError(_("--force belongs to --report."), click.get_current_context())
    with desk.garden() as garden:
        season = _season(desk, garden)
        number, session = numbered(season, shown["number"])
        if shown["report"]:
            write_report(desk, session, season, shown["report"], force=shown["force"])
        if desk.json:
            output.say_json(shown_object(number, session, season))
        elif session.closed_on is None:
            say_running(desk, session, SeasonView(season.view, session))
        else:
            say_closed(desk, session, season)


def numbered(season: SeasonView, said: int | None) -> tuple[int, Session]:
    """A session by its number, the last one where none is said.

    Raises:
        NoSuchSession: there is none.
    """
    found = season.view.sessions
    number = len(found) if said is None else said
    if not 1 <= number <= len(found):
        raise NoSuchSession(number, len(found))
    return number, found[number - 1]


def _resume(desk: Desk) -> None:
    with desk.garden() as garden:
        _say(desk, garden, _open(garden))


def _open(garden: Garden) -> Session:
    session = garden.running_session()
    if session is None:
        raise NoSession
    return session


def _say(desk: Desk, garden: Garden, session: Session) -> None:
    season = _season(desk, garden)
    if not desk.json:
        say_running(desk, session, season)
        return
    number = season.view.sessions.index(session) + 1
    document = shown_object(number, session, season)
    output.say_json({**document, "look_back": look_back_object(season.look_back)})


def _season(desk: Desk, garden: Garden) -> SeasonView:
    return garden.session_view(desk.view(garden))


def _titles() -> list[Cell]:
    return [Cell(title, STRONG) for title in ("", _("Began"), _("Closed"), _("Decisions"))]


def _row(number: int, session: Session, season: SeasonView) -> list[Cell]:
    made = season.view.decisions_in(session).values()
    return [
        Cell(str(number), right=True),
        Cell(day(session.began_on)),
        Cell(day(session.closed_on) if session.closed_on else stage(session.stage)),
        Cell(tally(decision.choice for decision in made)),
    ]
