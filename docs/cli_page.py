"""`docs/cli.md`: every command and option, as the program itself describes them."""

from collections.abc import Iterator

import click

from pruner.cli.group import GLOBAL
from pruner.cli.tree import pruner

INTRODUCTION = """\
# The command line

Every act of the screen is a command too: for scripts, screen readers, tmux and prompts. Same garden, same
words, same undo. `pruner` alone opens the garden; without a terminal it prints one sentence per client.

CLIENT is found by its exact name or alias, then without accents, then by the beginning of its name or of one
of its words. Where several clients fit, pruner names them and does nothing. WHEN is `2026-11-20`,
`2026-11-20 14:30`, `yesterday` or `-3d`; a day alone means that day at the present time of day.

| Exit status | Means |
|---|---|
| 0 | done |
| 1 | refused; the sentence says why, and nothing changed |
| 2 | not understood: the command, an option, or the configuration |
| 3 | done in part: some rows of a file were rejected, and are listed with line and reason on standard error |
| 4 | the garden cannot be opened |

`--json` prints one JSON document and nothing else on standard output; messages for people go to standard
error. A verb prints its entry of the history, `undo N` and `redo N` a list of them. Output to a pipe has no
colour and no width limit, and `NO_COLOR` holds everywhere.

`pruner import` knows a file by its content. Names in it are matched exactly, never by a beginning. Any other
CSV is read by `--columns`, once a column: `client`, `day` and `hours` (or `duration`, `minutes`, `start` and
`end`) for hours; `client`, `issued` and `net` (or `gross`, `amount`) for invoices; `client`, `number`,
`received` and `amount` for payments; `client`, `spent` and `amount` for direct costs. With `--mapping NAME`
the columns are kept, and the next file needs the name alone. Numbers such as `1.234` that nothing in their
column decides are read as the language (`--lang`) writes them.

    pruner import times.csv --mapping shop --columns client=Customer --columns day=Date --columns hours=Hrs

The status files keep the line of `pruner status --short` and its JSON (`pruner locate` says where), so that a
prompt can read a file instead of starting a program. They tell of the usual garden today: with `--garden` or
`--as-of` they stay as they are.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_sections()]).rstrip() + "\n"


def _sections() -> Iterator[str]:
    yield "## Options of every command\n\nThey may stand before or after the command.\n"
    yield from _options(list(GLOBAL), click.Context(pruner, info_name="pruner"))
    yield from _commands(pruner, click.Context(pruner, info_name="pruner"))


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if found is None:
            continue
        inside = click.Context(found, info_name=name, parent=context)
        yield from _command(found, inside)
        if isinstance(found, click.Group):
            yield from _commands(found, inside)


def _command(found: click.Command, context: click.Context) -> Iterator[str]:
    words = " ".join(piece for param in found.params for piece in param.get_usage_pieces(context))
    own = [param for param in found.params if isinstance(param, click.Option) and param not in GLOBAL]
    written = " ".join(filter(None, [_path(context), words]))
    yield f"## {_path(context)}\n\n    {written}{' [OPTIONS]' if own else ''}\n\n{found.help}\n"
    yield from _options(own, context)


def _path(context: click.Context) -> str:
    names = [context.info_name or ""]
    while context.parent is not None:
        context = context.parent
        names.insert(0, context.info_name or "")
    return " ".join(names)


def _options(options: list[click.Option], context: click.Context) -> Iterator[str]:
    records = [record for option in options if (record := option.get_help_record(context))]
    if records:
        rows = "\n".join(f"| `{name.replace('|', chr(92) + '|')}` | {says} |" for name, says in records)
        yield f"| Option | |\n|---|---|\n{rows}\n"
