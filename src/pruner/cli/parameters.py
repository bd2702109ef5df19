"""The arguments several commands take, and what the shell may complete them with."""

import os

import click

from pruner.cli.desk import Desk
from pruner.cli.kinds import Known
from pruner.core.errors import Refusal
from pruner.i18n import N_


def client_names(ctx: click.Context) -> list[str]:
    """The name of every client; none where the garden cannot be read: a prompt is no place to say why."""
    desk: Desk = ctx.obj
    desk.keeps = False
    try:
        with desk.daily() as garden:
            return [client.name for client in garden.clients()]
    except (Refusal, click.ClickException, OSError):
        return []


def sign_ids(ctx: click.Context) -> list[str]:
    """The id of every configured sign."""
    desk: Desk = ctx.obj
    try:
        return [rule.id for rule in desk.config.rules.signs]
    except (click.ClickException, OSError):
        return []


def mendable_ids(ctx: click.Context) -> list[str]:
    """What a fix can be about: the id of every warning sign, and money."""
    from pruner.core.courses import mendable  # what is logged needs none of it

    desk: Desk = ctx.obj
    try:
        return list(mendable(desk.config.rules))
    except (click.ClickException, OSError):
        return []


def setting_keys(ctx: click.Context) -> list[str]:
    """Every key of the configuration."""
    desk: Desk = ctx.obj
    try:
        return sorted(desk.config.values)
    except (click.ClickException, OSError):
        return []


def client_argument() -> click.Argument:
    """The client meant, by name, alias or a beginning."""
    return click.Argument(["client"], metavar=N_("CLIENT"), type=Known(client_names))


def at_terminal() -> bool:
    """Whether a screen can be opened: it reads standard input and draws on the real standard error.

    Standard output counts too: whoever sends it elsewhere wants to read sentences there.
    """
    import sys  # the streams of this moment

    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    return (
        all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"
    )
