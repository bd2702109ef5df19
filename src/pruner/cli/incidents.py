"""Logging what happened."""

from datetime import datetime
from typing import TypedDict, Unpack

import click

from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import Known, When, Whole
from pruner.cli.parameters import client_argument, sign_ids
from pruner.cli.reported import report
from pruner.core.errors import InTheFuture, UnknownSign
from pruner.core.models import Money
from pruner.core.money import parse_amount
from pruner.core.rules import Rules
from pruner.core.when import Said
from pruner.i18n import N_, _


class About(TypedDict):
    """What was said about an incident; None is "not said"."""

    minutes: int | None
    paid: str | None
    note: str | None
    on: Said | None


@command(
    N_(
        "Log a warning sign, or a bloom, with a client: now, unpaid and with the usual minutes unless said "
        "otherwise. WHEN is 2026-11-20, “2026-11-20 14:30”, yesterday or -3d; a day alone means that day at "
        "the present time."
    ),
    click.Argument(["sign"], metavar=N_("SIGN"), type=Known(sign_ids)),
    client_argument(),
    Option(["--minutes"], type=Whole(5), metavar="N", help=N_("The minutes lost.")),
    Option(["--paid"], metavar=N_("AMOUNT"), help=N_("What was paid for it; then it weighs nothing.")),
    Option(["--note"], metavar=N_("TEXT"), help=N_("A note.")),
    Option(["--on"], type=When(time=True), metavar=N_("WHEN"), help=N_("When it happened.")),
)
def log_command(desk: Desk, sign: str, client: str, **about: Unpack[About]) -> None:
    """Log an incident."""
    rules = desk.config.rules
    known = tuple(rule.id for rule in rules.signs)
    if sign not in known:
        raise UnknownSign(sign, known)
    paid = _paid(about["paid"], rules)
    at = _moment(desk, about["on"])
    with desk.daily() as garden:
        found = garden.find(client)
        note = about["note"] or ""
        done = garden.log(found.id, sign, at=at, minutes=about["minutes"], paid=paid, note=note)
        report(desk, done)


def _paid(text: str | None, rules: Rules) -> Money | None:
    if text is None:
        return None
    paid = parse_amount(text, rules.currency)
    if paid.amount <= 0:
        said = _("--paid takes an amount above 0.")
        raise click.UsageError(said, click.get_current_context())
    return paid


def _moment(desk: Desk, said: Said | None) -> datetime | None:
    """The moment meant; a time that has yet to come is refused, not only a day."""
    if said is None:
        return None
    clock = desk.clock
    at = said.at(clock.today(), clock.now())
    if desk.as_of is None and at > clock.real_now():
        raise InTheFuture(at.astimezone(), clock.today())
    return at
