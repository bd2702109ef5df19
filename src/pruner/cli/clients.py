"""Planting clients, changing what is known of them, and erasing them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

import click

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import OneOf, Share, When
from pruner.cli.parameters import client_argument
from pruner.cli.reported import report
from pruner.cli.terms import FIELDS, terms_fields, terms_options
from pruner.core.backups import Backup
from pruner.core.models import Channel, Client, State
from pruner.garden import ClientFields
from pruner.i18n import N_, _, n_
from pruner.wording.backups import still_holding

CHANNELS = tuple(channel.value for channel in Channel)
STATES = (State.ACTIVE.value, State.DORMANT.value)

MEANT: Mapping[str, Callable[[Any, date], object]] = {
    "limb": lambda text, _today: text or None,
    "channel": lambda text, _today: Channel(text) if text else None,
    "since": lambda said, today: said.on(today) if said else None,
    "state": lambda text, _today: State(text),
}
"""How an option becomes a field where it is not one already; an empty text takes the value away."""


def _about_a_client() -> list[click.Parameter]:
    """The options of both `add` and `edit`."""
    return [
        Option(["--limb"], metavar=N_("TEXT"), help=N_("The group it belongs to.")),
        Option(
            ["--channel"],
            type=OneOf(CHANNELS, clears=True),
            metavar="|".join(CHANNELS),
            help=N_("How it found you."),
        ),
        Option(["--since"], type=When(clears=True), metavar=N_("DATE"), help=N_("Client since this day.")),
        Option(["--seedling"], is_flag=True, help=N_("A prospect, no client yet.")),
        Option(
            ["--alias"],
            multiple=True,
            metavar=N_("TEXT"),
            help=N_("Another name; may be given several times."),
        ),
        Option(["--email"], metavar=N_("TEXT"), help=N_("The e-mail address.")),
        Option(["--note"], metavar=N_("TEXT"), help=N_("A note.")),
        *terms_options(),
    ]


def client_fields(said: Mapping[str, Any], today: date) -> ClientFields:
    """What was said about a client, its terms apart, as the garden takes it."""
    named = {key: value for key, value in said.items() if key not in {"seedling", "alias", *FIELDS}}
    if said.get("seedling"):
        named["state"] = State.SEEDLING.value
    if said.get("alias"):
        named["aliases"] = said["alias"]
    meant = {
        key: MEANT[key](value, today) if key in MEANT else value
        for key, value in named.items()
        if value is not None
    }
    return cast(ClientFields, meant)


@command(
    N_("Plant a client. The name and the aliases must not mean another client already."),
    click.Argument(["name"], metavar=N_("NAME")),
    *_about_a_client(),
)
def add_command(desk: Desk, name: str, **said: object) -> None:
    """Plant a client."""
    with desk.garden(plants=True) as garden:
        fields = client_fields({**said, "name": name}, garden.today)
        report(desk, garden.add(terms_fields(said), **fields))


@command(
    N_(
        "Change what is known of a client: only what is said changes. An empty text takes a value away; "
        "aliases replace the earlier ones."
    ),
    client_argument(),
    *_about_a_client(),
    Option(["--name"], metavar=N_("TEXT"), help=N_("The new name.")),
    Option(["--tolerance"], type=Share(), metavar="X", help=N_("Divides the heat: 2 bears twice as much.")),
    Option(
        ["--state"],
        type=OneOf(STATES),
        metavar="|".join(STATES),
        help=N_("Working for them, or paused."),
    ),
)
def edit_command(desk: Desk, client: str, **said: object) -> None:
    """Change what is known of a client."""
    if said["seedling"] and said["state"]:
        raise click.UsageError(_("--seedling and --state exclude each other."), click.get_current_context())
    with desk.garden() as garden:
        fields, terms = client_fields(said, garden.today), terms_fields(said)
        if not fields and not terms:
            raise click.UsageError(_("Say what to change."), click.get_current_context())
        report(desk, garden.edit(garden.find(client).id, terms, **fields))


@command(
    N_(
        "Remove a client and every trace in the journal and the status files for good. It asks before; "
        "there is no undo."
    ),
    client_argument(),
    Option(["--yes"], is_flag=True, help=N_("Do not ask.")),
    Option(["--backups"], is_flag=True, help=N_("Delete the backups that hold the client too.")),
)
def erase_command(desk: Desk, client: str, *, yes: bool, backups: bool) -> None:
    """Erase a client."""
    with desk.garden() as garden:
        found = garden.find(client)
        holding = garden.backups_holding(found.id)
        if not yes and not output.agreed(_question(found, len(garden.incidents(found.id)))):
            output.tell(_("Nothing was erased."))
            raise click.exceptions.Exit(1)
        garden.erase(found.id)
        if backups:
            garden.delete_backups(holding)
        _say_erased(desk, found, holding, deleted=backups)


def _question(client: Client, incidents: int) -> str:
    asked = n_(
        "Erase {name} with {n} incident for good? There is no undo.",
        "Erase {name} with {n} incidents for good? There is no undo.",
        incidents,
    )
    return asked.format(name=client.name, n=incidents)


def _say_erased(desk: Desk, client: Client, holding: Sequence[Backup], *, deleted: bool) -> None:
    said = _("Erased {name} for good").format(name=client.name)
    if desk.json:
        _say_erased_as_data(said, client, holding, deleted=deleted)
        return
    output.say(said)
    if deleted and holding:
        n = len(holding)
        output.say(n_("Deleted {n} backup that held it", "Deleted {n} backups that held it", n).format(n=n))
    elif holding:
        output.tell(still_holding(client.name, holding))
        output.tell(_("Delete them yourself, or leave them until newer ones take their place:"))
        for backup in holding:
            output.tell(f"  {backup.path}")


def _say_erased_as_data(said: str, client: Client, holding: Sequence[Backup], *, deleted: bool) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"id": str(client.id), "did": "erased", "at": at, "undone": False, "summary": said}
    held = [backup.path for backup in holding]
    output.say_json({**entry, "backups": held, "backups_deleted": deleted})
