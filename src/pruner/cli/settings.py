"""The configuration as it holds, setting one key of it, and where every file lies."""

import json

import click

from pruner import config
from pruner.cli import output
from pruner.cli.desk import Desk, Unreadable
from pruner.cli.group import Group, Option, command
from pruner.cli.kinds import Known
from pruner.cli.output import Cell
from pruner.cli.parameters import setting_keys
from pruner.config import Config, ConfigError
from pruner.i18n import N_


def _show(desk: Desk, *, origin: bool) -> None:
    if click.get_current_context().invoked_subcommand is not None:
        return
    found = _whatever_can_be_read(desk)
    if desk.json:
        output.say_json(
            [
                {"key": key, "value": value, "origin": found.origins[key]}
                for key, value in found.values.items()
            ]
        )
        return
    output.say_table([_row(found, key, origin=origin) for key in found.values], flexible=1)


config_command = Group(
    "config",
    listed={"set": ("pruner.cli.settings", N_("Keep one setting: pruner config set KEY VALUE."))},
    callback=click.pass_obj(_show),
    says=N_(
        "Show every setting with its value. “pruner config set KEY VALUE” keeps one in preferences.toml."
    ),
    params=[Option(["--origin"], is_flag=True, help=N_("Say where each value comes from."))],
)


@command(
    N_(
        "Keep one setting in preferences.toml; your own config.toml stays as it is. Lists are written [1, 4]."
    ),
    click.Argument(["key"], metavar=N_("KEY"), type=Known(setting_keys)),
    click.Argument(["value"], metavar=N_("VALUE")),
)
def set_command(desk: Desk, key: str, value: str) -> None:
    """Keep a setting."""
    try:
        config.set_preference(desk.places, key, value)
        found = config.load(desk.places, desk.environ)
    except ConfigError as error:
        from pruner import wording  # it brings the garden along, which a good setting does without

        raise Unreadable(wording.refusal(error)) from None
    if desk.json:
        output.say_json({"key": key, "value": found.values[key], "origin": found.origins[key]})
    else:
        output.say(_assignment(key, found.values[key]))


@command(N_("Say where the files are: the garden, the configuration, the status files."))
def locate_command(desk: Desk) -> None:
    """Name the files."""
    places = desk.places
    found = {
        "garden": desk.path,
        "config": places.config_file,
        "preferences": places.preferences_file,
        "status": places.status_text,
        "status_json": places.status_json,
    }
    if desk.json:
        output.say_json({name: str(path) for name, path in found.items()})
    else:
        output.say_table([[Cell(name), Cell(str(path))] for name, path in found.items()], flexible=1)


def _whatever_can_be_read(desk: Desk) -> Config:
    """The configuration; where it is broken that is said, and the shipped values are shown."""
    try:
        return desk.config
    except Unreadable as error:
        output.tell(error.message)
        return desk.shipped_config


def _row(found: Config, key: str, *, origin: bool) -> list[Cell]:
    assignment = [Cell(key), Cell(_written(found.values[key]))]
    return [*assignment, Cell(found.origins[key])] if origin else assignment


def _assignment(key: str, value: object) -> str:
    return f"{key} = {_written(value)}"


def _written(value: object) -> str:
    """A value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)
