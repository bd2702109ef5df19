"""The tree of commands, and what all of them share.

A command's module is imported when the command runs: the list of commands knows a line of help for each,
so that `--help` starts no database. The global options belong to every command, so that they may
stand before or after it.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from pruner import __version__
from pruner.cli import output
from pruner.cli.given import LANGUAGES
from pruner.cli.kinds import File, OneOf, When
from pruner.cli.usage import NoSuchWord
from pruner.i18n import N_, _

Callback = Callable[..., object]


class Option(click.Option):
    """An option whose help and value are translated when they are shown."""

    def __init__(self, names: Sequence[str], **attributes: Any) -> None:  # noqa: ANN401  # click's own
        says = attributes.pop("help", None)
        super().__init__(names, **attributes)
        self.help = says  # click itself would look for indents in it, with a module that is slow to load

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        record = super().get_help_record(ctx)
        return record and (record[0], _(record[1]))

    def make_metavar(self, ctx: click.Context) -> str:
        """What the value is called."""
        return _(super().make_metavar(ctx))


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    ctx.obj.given.keep(param.name, value)


def _show_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        output.say(f"pruner {__version__}")
        ctx.exit()


def _show_help(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        output.say_lines(ctx.get_help())
        ctx.exit()


def _kept(
    name: str,
    says: str,
    metavar: str | None = None,
    kind: click.ParamType[object] | None = None,
) -> Option:
    """An option whose value is kept for the whole program; without a type it is a switch."""
    return Option(
        [name],
        callback=_keep,
        expose_value=False,
        help=says,
        type=kind,
        metavar=metavar,
        is_flag=True if kind is None else None,  # False would make the value optional
    )


def _asked(
    name: str, says: str, callback: Callable[[click.Context, click.Parameter, object], None]
) -> Option:
    """An option that is answered at once."""
    return Option([name], is_flag=True, is_eager=True, expose_value=False, callback=callback, help=says)


GLOBAL: Sequence[click.Option] = (
    _kept("--garden", N_("The garden's file (PRUNER_GARDEN)."), N_("FILE"), File()),
    _kept("--as-of", N_("Take this day as today (PRUNER_AS_OF)."), N_("DATE"), When()),
    _kept("--lang", N_("Speak this language (PRUNER_LANG)."), "en|de", OneOf(LANGUAGES)),
    _kept("--ascii", N_("Draw with ASCII characters only.")),
    _kept("--json", N_("Print one JSON document.")),
    _asked("--version", N_("Say which pruner this is."), _show_version),
    _asked("--help", N_("Show this help."), _show_help),
)


class Command(click.Command):
    """A command that takes the global options too and speaks the user's language."""

    def __init__(
        self, name: str, *, says: str, callback: Callback, params: Sequence[click.Parameter] = ()
    ) -> None:
        super().__init__(name, help=says, callback=callback, params=[*params, *GLOBAL], add_help_option=False)
        self.options_metavar = N_("[OPTIONS]")
        self.allow_extra_args = True  # what is too much is worded here

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments and refuse what is too much."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing and not isinstance(self, click.Group):
            ctx.fail(_("“{word}” is one word too many.").format(word=rest[0]))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is written."""
        pieces = " ".join(map(_, self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        del ctx
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's own options, then those of every command."""
        own = [p for p in self.params if isinstance(p, click.Option) and p not in GLOBAL]
        for title, options in ((_("Options"), own), (_("Options of every command"), GLOBAL)):
            records = [record for option in options if (record := option.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Group(Command, click.Group):
    """Commands by name, each with the module it is defined in and its line in the list."""

    def __init__(
        self,
        name: str,
        *,
        says: str,
        callback: Callback,
        listed: Mapping[str, tuple[str, str]],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(name, says=says, callback=callback, params=params)
        self.listed = listed
        self.invoke_without_command = True
        self.no_args_is_help = False
        self.subcommand_metavar = N_("[COMMAND]")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the list."""
        del ctx
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command when it is asked for."""
        del ctx
        if cmd_name not in self.listed:
            return None
        module = importlib.import_module(self.listed[cmd_name][0])
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant, and the arguments after it."""
        if args[0] not in self.listed and not ctx.resilient_parsing:
            raise NoSuchWord(args[0], self.listed, ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands before the options."""
        self.format_commands(ctx, formatter)
        Command.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its line."""
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_module, line) in self.listed.items()])


def command(says: str, *params: click.Parameter) -> Callable[[Callback], Command]:
    """Make a command of a function, which is called `<name>_command` and gets the desk first."""

    def make(function: Callback) -> Command:
        name = function.__name__.removesuffix("_command").replace("_", "-")
        return Command(name, callback=click.pass_obj(function), says=says, params=params)

    return make
