"""Completion in the shell: commands, options, and the names that only the garden knows."""

from collections.abc import Mapping

import click
from click import shell_completion as shells

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.kinds import OneOf
from pruner.i18n import N_

SHELLS: Mapping[str, type[shells.ShellComplete]] = {
    "bash": shells.BashComplete,
    "zsh": shells.ZshComplete,
    "fish": shells.FishComplete,
}


@command(
    N_(
        "Print the completion script for a shell. In ~/.bashrc or ~/.zshrc, with the name of the shell: eval "
        '"$(pruner completion bash)". Fish: pruner completion fish > ~/.config/fish/completions/pruner.fish'
    ),
    click.Argument(["shell"], metavar="bash|zsh|fish", type=OneOf(tuple(SHELLS))),
)
def completion_command(desk: Desk, shell: str) -> None:
    """Print the script."""
    del desk
    from pruner.cli.start import COMPLETES  # it starts this module's commands

    root = click.get_current_context().find_root().command
    source = shells.ShellComplete.source(SHELLS[shell](root, {}, "pruner", COMPLETES))
    output.say_lines(source)
