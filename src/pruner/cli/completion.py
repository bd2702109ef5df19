"""Completion in the shell: commands, options, and the names that only the garden knows."""

import os
import shlex
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
    for line in source.splitlines():
        output.say(line)


class QuotingBash(shells.BashComplete):
    """Bash puts a completion into the line as it is, so a name with a blank in it comes quoted.

    The script reads the value without `-r`, which takes one backslash off.
    """

    name = "bash"

    def format_completion(self, item: shells.CompletionItem) -> str:
        """The line the script reads."""
        words = os.environ.get("COMP_WORDS", "")
        if item.type != "plain" or _in_quotes(words):
            return super().format_completion(item)
        quoted = "".join(char if char.isalnum() else _escaped(char) for char in item.value)
        return f"{item.type},{quoted}"


def _escaped(char: str) -> str:
    return char if shlex.quote(char) == char or not char.isascii() else rf"\\{char}"


def _in_quotes(words: str) -> bool:
    last = words.rpartition("\n")[2]
    return last.startswith(("'", '"'))
