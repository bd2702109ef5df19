"""Deciding in a session, and what would follow of it: `pruner session decide`, `keep-rest`, `what-if`."""

import re
from decimal import Decimal
from typing import TypedDict, Unpack

import click

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import Figure, OneOf
from pruner.cli.parameters import client_argument
from pruner.cli.reported import report
from pruner.cli.session_lines import say_outlook
from pruner.cli.session_objects import outlook_object
from pruner.core.models import Id
from pruner.core.season import Choice
from pruner.core.season_refusals import NotToDecide
from pruner.core.walk import decidable
from pruner.garden import Garden, View
from pruner.i18n import N_, _

CHOICES = tuple(choice.value for choice in Choice)


class Said(TypedDict):
    """What goes with a decision."""

    price: Decimal | str | None
    reason: str | None


class Priced(click.ParamType[tuple[str, Decimal]]):
    """A client and a new income per month, written CLIENT=PRICE."""

    name = "raise"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Decimal]:
        """Both, or a usage error."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(?s)(?P<name>.+)=(?P<price>[^=]+)", str(value))
        price = Figure().convert(found["price"], param, ctx) if found else None
        if found is None or not isinstance(price, Decimal):
            self.fail(_("“{text}” is not written CLIENT=PRICE.").format(text=value), param, ctx)
        return found["name"], price


@command(
    N_(
        "Decide about a client in the open session, instead of what was decided before. Nobody is pruned "
        "before a fix failed, unless a reason such as abuse, fraud or refusal to pay is given; it is kept."
    ),
    client_argument(),
    click.Argument(["choice"], metavar="|".join(CHOICES), type=OneOf(CHOICES)),
    Option(["--price"], type=Figure(), metavar=N_("AMOUNT"), help=N_("With raise: the new income a month.")),
    Option(["--reason"], metavar=N_("TEXT"), help=N_("Why; kept with the decision.")),
)
def decide_command(desk: Desk, client: str, choice: str, **said: Unpack[Said]) -> None:
    """Decide about a client."""
    price = said["price"] if isinstance(said["price"], Decimal) else None
    with desk.garden() as garden:
        found = garden.find(client).id
        report(desk, garden.decide(found, Choice(choice), price=price, reason=said["reason"] or ""))


@command(N_("Keep everybody who needs no decision and has none yet, in one step."))
def keep_rest_command(desk: Desk) -> None:
    """Keep the rest."""
    with desk.garden() as garden:
        report(desk, garden.keep_rest())


@command(
    N_(
        "See what cuts and raises would bring together: income, hours, rate, largest share, the 5/6 rule, "
        "runway, and the hours to refill. Without options it reckons with what was decided; nothing is kept."
    ),
    Option(["--cut"], multiple=True, metavar=N_("CLIENT"), help=N_("Without this client.")),
    Option(
        ["--raise", "raised"],
        multiple=True,
        type=Priced(),
        metavar=N_("CLIENT=PRICE"),
        help=N_("This client at a new income a month."),
    ),
)
def what_if_command(desk: Desk, cut: tuple[str, ...], raised: tuple[tuple[str, Decimal], ...]) -> None:
    """See what would follow."""
    with desk.garden() as garden:
        view = desk.view(garden)
        season = garden.session_view(view)
        found = season.what_if()
        if cut or raised:
            prices = {_decidable(garden, view, name): price for name, price in raised}
            found = season.what_if({_decidable(garden, view, name) for name in cut}, prices)
        if desk.json:
            output.say_json(outlook_object(found))
        else:
            say_outlook(found)


def _decidable(garden: Garden, view: View, name: str) -> Id:
    """The client meant, where a session could decide about it."""
    client = garden.find(name)
    branch = view.branch(client.id)
    if branch is None or not decidable(branch):
        raise NotToDecide(client.name, branch.standing if branch else client.state)
    return client.id
