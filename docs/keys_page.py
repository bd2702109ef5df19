"""`docs/keys.md`: every key of the screen, from the one table of commands and the shipped configuration."""

from collections.abc import Iterator

from pruner import i18n
from pruner.config.loading import assemble
from pruner.tui.bindings import COMMANDS, Command, Where, key_name, label, log_commands

INTRODUCTION = """\
# Keys

Every key can be moved: write its id with another key, or a list of keys, into the table `[keys]` of your
`config.toml` ([config.md](config.md)). `?` shows this list in the program, with the keys as they are for you.
"""


def page() -> str:
    """The whole page, in English."""
    i18n.use("en")
    return "\n".join([INTRODUCTION, *_sections()]).rstrip() + "\n"


def _sections() -> Iterator[str]:
    config = assemble({}, {})
    commands = (*log_commands(config.rules), *COMMANDS)
    for where in Where:
        yield f"## {where.value}\n"
        yield "| Key | Does | Id |\n|---|---|---|"
        for command in commands:
            if command.where is where:
                yield f"| {_keys(config.keys[command.id])} | {_does(command)} | `{command.id}` |"
        yield ""


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{key_name(key)}`" for key in keys)


def _does(command: Command) -> str:
    return f"{label(command)}: {command.tip.lower()}" if command.id.startswith("log-") else command.tip
