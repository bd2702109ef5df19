"""One client: how it stands and why, what it is worth, and everything that was logged."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner import wording
from pruner.cli import output, shadow
from pruner.cli.colours import OF_LEVEL, OF_SIGN_LEVEL, STRONG
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File, OneOf
from pruner.cli.mended import say_fix
from pruner.cli.objects import shown_object
from pruner.cli.output import Cell
from pruner.cli.parameters import client_argument
from pruner.cli.worth import say_agreed, say_money, say_verdict
from pruner.core.errors import NoSuchRecord
from pruner.core.heat import Ember, SignState
from pruner.core.models import Client
from pruner.core.plants import Branch
from pruner.core.rules import Rules
from pruner.core.worth import Worth
from pruner.garden import View
from pruner.i18n import N_, _, day, number

WINDOWS = ("3", "6", "12")


class Asked(TypedDict):
    """What of the client is asked for, and where it goes; None or False is "not said"."""

    months: str | None
    given_away: bool
    format: str | None
    to: Path | None
    force: bool


@command(
    N_(
        "Show one client: its level and why, what it is worth and what follows, and every incident with what "
        "remains of it."
    ),
    client_argument(),
    Option(
        ["--months"],
        type=OneOf(WINDOWS),
        metavar="|".join(WINDOWS),
        help=N_("Reckon money over so many complete months; the verdict keeps to its own."),
    ),
    Option(["--given-away"], is_flag=True, help=N_("Only what was done without pay, as an invoice.")),
    Option(
        ["--format"],
        type=OneOf(shadow.FORMATS),
        metavar="|".join(shadow.FORMATS),
        help=N_("With --given-away: as a table for a spreadsheet, or as Markdown."),
    ),
    Option(["--to"], type=File(), metavar=N_("FILE"), help=N_("With --given-away: write it to a new file.")),
    Option(["--force"], is_flag=True, help=N_("With --to: replace a file that is there.")),
)
def show_command(desk: Desk, client: str, **asked: Unpack[Asked]) -> None:
    """Show one client."""
    if not asked["given_away"] and (asked["format"] or asked["to"] or asked["force"]):
        raise click.UsageError(
            _("--format, --to and --force belong to --given-away."), click.get_current_context()
        )
    with desk.garden() as garden:
        found = garden.find(client)
        view = desk.view(garden)
        branch = view.branch(found.id)
        if branch is None:
            raise NoSuchRecord("client", found.id)
        worth = _worth(view, branch, asked["months"])
        if asked["given_away"]:
            bill = shadow.Bill(client=found.name, given=worth.given_away, rules=view.rules)
            shadow.say(desk, bill, asked["format"], asked["to"], force=asked["force"])
        elif desk.json:
            output.say_json(shown_object(branch, view, worth))
        else:
            _show(branch, view, worth)


def _worth(view: View, branch: Branch, months: str | None) -> Worth:
    estate = view.estate.over(int(months)) if months else view.estate
    return estate.worth(branch.client.id)


def _show(branch: Branch, view: View, worth: Worth) -> None:
    level, client = branch.level, branch.client
    output.say_table([[Cell(client.name, STRONG), Cell(wording.level(level), OF_LEVEL[level])]])
    output.say_table([[Cell(title), Cell(text)] for title, text in _facts(branch)], flexible=1)
    for line in client.note.splitlines():
        output.say(f"  {line}")
    say_agreed(worth)
    say_money(worth)
    say_verdict(view, worth)
    for course in view.running(client.id):
        output.say("")
        say_fix(course, view)
    if branch.health.signs:
        output.say("")
        output.say_table([_titles(), *(_sign(state) for state in branch.health.signs)])
    if branch.health.embers:
        output.say("")
        output.say_table([_incident(ember, view.rules) for ember in branch.health.embers], flexible=5)


def _facts(branch: Branch) -> Iterator[tuple[str, str]]:
    """What is known of a client, and how it will go on."""
    client, health = branch.client, branch.health
    yield _("state"), wording.standing(branch)
    yield from _known(client)
    if client.marked:
        yield _("marked"), _("yes")
    yield _("heat"), number(health.heat, 3)
    if health.blooms:
        yield _("blooms"), str(health.blooms)
    if health.fades_on:
        yield _("better from"), day(health.fades_on)
    yield _("rounds"), wording.rounds(branch)


def _known(client: Client) -> Iterator[tuple[str, str]]:
    if client.limb:
        yield _("limb"), client.limb
    if client.aliases:
        yield _("aliases"), ", ".join(client.aliases)
    if client.email:
        yield _("e-mail"), client.email
    if client.channel:
        yield _("channel"), wording.channel(client.channel)
    if client.since:
        yield _("since"), day(client.since)
    if client.tolerance != 1:
        yield _("tolerance"), number(client.tolerance, 2)


def _titles() -> list[Cell]:
    titles = (_("Sign"), _("Level"), _("Heat"), _("Red at"), _("Incidents"), _("Clear from"))
    return [Cell(title, STRONG) for title in titles]


def _sign(state: SignState) -> list[Cell]:
    return [
        Cell(wording.sign(state.rule)),
        Cell(wording.sign_level(state.level), OF_SIGN_LEVEL[state.level]),
        Cell(number(state.heat, 3), right=True),
        Cell("" if state.rule.red_at == float("inf") else number(state.rule.red_at, 1), right=True),
        Cell(str(len(state.embers)), right=True),
        Cell(day(state.clears_on) if state.clears_on else ""),
    ]


def _incident(ember: Ember, rules: Rules) -> list[Cell]:
    incident = ember.incident
    return [
        Cell(day(ember.day), right=True),
        Cell(wording.sign(rules.sign(incident.sign))),
        Cell(_("{n} min").format(n=incident.minutes), right=True),
        Cell(number(ember.remaining, 3), right=True),
        Cell(_price(ember)),
        Cell(incident.note),
    ]


def _price(ember: Ember) -> str:
    """Why an incident weighs nothing, where it does."""
    paid = ember.incident.paid
    if paid:
        return wording.paid(paid)
    return wording.round_words(*ember.round) if ember.round else ""
