"""One client: how it stands and why, and everything that was logged."""

from collections.abc import Iterator

from pruner import wording
from pruner.cli import output
from pruner.cli.colours import OF_LEVEL, OF_SIGN_LEVEL, STRONG
from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.objects import shown_object
from pruner.cli.output import Cell
from pruner.cli.parameters import client_argument
from pruner.core.errors import NoSuchRecord
from pruner.core.heat import Ember, SignState
from pruner.core.models import Client
from pruner.core.plants import Branch
from pruner.core.rules import Rules
from pruner.i18n import N_, _, day, number


@command(
    N_(
        "Show one client: its level and why, what is known of it, and every incident with what remains of it."
    ),
    client_argument(),
)
def show_command(desk: Desk, client: str) -> None:
    """Show one client."""
    with desk.garden() as garden:
        found = garden.find(client)
        branch = desk.view(garden).branch(found.id)
        if branch is None:
            raise NoSuchRecord("client", found.id)
        if desk.json:
            output.say_json(shown_object(branch))
        else:
            _show(branch, desk.config.rules)


def _show(branch: Branch, rules: Rules) -> None:
    level, client = branch.health.level, branch.client
    output.say_table([[Cell(client.name, STRONG), Cell(wording.level(level), OF_LEVEL[level])]])
    output.say_table([[Cell(title), Cell(text)] for title, text in _facts(branch)], flexible=1)
    for line in client.note.splitlines():
        output.say(f"  {line}")
    if branch.health.signs:
        output.say("")
        output.say_table([_titles(), *(_sign(state) for state in branch.health.signs)])
    if branch.health.embers:
        output.say("")
        output.say_table([_incident(ember, rules) for ember in branch.health.embers], flexible=5)


def _facts(branch: Branch) -> Iterator[tuple[str, str]]:
    """What is known of a client, and how it will go on."""
    client, health = branch.client, branch.health
    yield _("state"), wording.state(client.state)
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
