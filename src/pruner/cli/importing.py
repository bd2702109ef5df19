"""Taking in a file: `pruner import`."""

import os
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from pruner import saving, wording
from pruner.cli import output
from pruner.cli.bar import bar
from pruner.cli.desk import Desk
from pruner.cli.found import found_object, tell
from pruner.cli.group import Command, Option
from pruner.cli.kinds import File, OneOf
from pruner.cli.rate import Rate, is_rate
from pruner.cli.source import STDIN, opened
from pruner.core.errors import FileNotWritten, FileThere, Refusal, UnknownMapping
from pruner.core.lazily import dataclass
from pruner.formats.options import DateOrder, DecimalSign, Format
from pruner.formats.refusals import DateOrderUnknown, UnknownFormat
from pruner.garden import Choices, Found, Garden
from pruner.i18n import N_, _, language

if TYPE_CHECKING:  # the readers are for those who import
    from pruner.formats.generic import Mapping

ALL, NOTHING, IN_PART = 0, 1, 3
"""Exit status: every row is in, or was; nothing was written; some rows were rejected."""
USUAL_RATE = "19"
HINTS: dict[type[Refusal], str] = {
    DateOrderUnknown: N_("Say --dates dmy where the day stands first, --dates mdy where the month does."),
    UnknownFormat: N_("Say what its columns are, such as --columns 'client=Their column'."),
}
"""What helps on the command line."""


class Said(TypedDict):
    """The options; None, False and an empty tuple are "not said"."""

    format: str | None
    mapping: str | None
    columns: tuple[str, ...]
    dry_run: bool
    create: bool
    map: tuple[str, ...]
    skip_unknown: bool
    gross: Decimal | None
    dates: str | None
    rejected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the file, and its rejected rows as a table where that was asked for."""

    found: Found
    table: str | None


class Import(Command):
    """A command whose `--gross` may stand alone, also right before the file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a `--gross` that no rate follows means the usual one."""
        return super().parse_args(ctx, list(_with_rate(args)))


def take_in(desk: Desk, file: Path, **said: Unpack[Said]) -> int:
    """Take the file in, or only look; the exit status."""
    _hold_together(said, file)
    try:
        with desk.garden(plants=desk.named is not None and not said["dry_run"]) as garden:
            outcome = _outcome(garden, file, said)
            _report(desk, outcome.found, only_looked=said["dry_run"])
    except tuple(HINTS) as refusal:
        output.tell(f"{wording.refusal(refusal)} {_(HINTS[type(refusal)])}")
        return NOTHING
    if outcome.table is not None:
        _keep(desk, file, outcome.table)
    return _status(outcome.found)


def _outcome(garden: Garden, file: Path, said: Said) -> Outcome:
    """Read the file, and write what is new of it."""
    from pruner.formats.source import open_source  # as above
    from pruner.rejected import rejected_table  # as above

    mapping = _mapping(garden, said)
    decimal = DecimalSign.COMMA if language() == "de" else DecimalSign.POINT
    order = DateOrder(said["dates"]) if said["dates"] else None
    given = Format(said["format"]) if said["format"] else None
    choices = _choices(garden, said)
    with opened(file) as stream:
        options = garden.options(date_order=order, decimal=decimal, choices=choices)
        source = open_source(stream, options, given=given, mapping=mapping)
        if said["dry_run"]:
            return Outcome(found=garden.preview(source, choices), table=None)
        with bar(source.count, _("Importing")) as progress:
            found = garden.take_in(source, choices, progress)
        asked = said["rejected"] and found.rejected_total
        return Outcome(found=found, table=rejected_table(source, found) if asked else None)


def _report(desk: Desk, found: Found, *, only_looked: bool) -> None:
    if desk.json:
        output.say_json(found_object(found, desk.config.rules, only_looked=only_looked))
    tell(found, desk.config.rules, aloud=not desk.json, only_looked=only_looked)


def _status(found: Found) -> int:
    if not found.rejected_total:
        return ALL
    return IN_PART if found.writes else NOTHING


def _choices(garden: Garden, said: Said) -> Choices:
    pairs = (text.rpartition("=") for text in said["map"])
    return Choices(
        map={theirs: garden.find(ours).id for theirs, _equals, ours in pairs},
        create=said["create"],
        skip=said["skip_unknown"],
        gross=said["gross"],
        mapping=said["mapping"] or "",
        columns=said["columns"],
    )


def _mapping(garden: Garden, said: Said) -> "Mapping | None":
    """The columns said now, or those kept under the name."""
    if said["columns"]:
        return _new_mapping(said["columns"])
    if said["mapping"] is None:
        return None
    kept = garden.mapping(said["mapping"])
    if kept is None:
        raise UnknownMapping(said["mapping"], tuple(of.name for of in garden.column_maps()))
    return kept


def _new_mapping(columns: Sequence[str]) -> "Mapping":
    from pruner.formats.generic import FIELDS, Mapping  # as above

    mapping = Mapping.of(columns)
    if unknown := [field for field, column in mapping.pairs if field in mapping.unknown or not column]:
        known = ", ".join(FIELDS[mapping.kind])
        raise _usage(_("--columns: “{text}” is none of: {words}.").format(text=unknown[0], words=known))
    if mapping.lacking:
        wanted = " / ".join(mapping.lacking[0])
        raise _usage(_("--columns: say also which column is {field}.").format(field=wanted))
    return mapping


def _hold_together(said: Said, file: Path) -> None:
    """What does not go together is said before anything is opened."""
    from pruner.rejected import rejected_path  # as above

    if any("=" not in text for text in (*said["map"], *said["columns"])):
        raise _usage(_("--map and --columns take two names with = between them."))
    if said["create"] and said["skip_unknown"]:
        raise _usage(_("Say either --create or --skip-unknown."))
    if said["format"] == Format.GENERIC and not said["columns"] and said["mapping"] is None:
        raise _usage(_("--format csv needs --columns, or --mapping with a name that is kept."))
    if said["rejected"] and file == STDIN:
        raise _usage(_("--rejected writes beside a file, and standard input is none."))
    if said["rejected"] and not said["dry_run"] and os.path.lexists(rejected_path(file)):
        raise FileThere(str(rejected_path(file)))


def _keep(desk: Desk, file: Path, table: str) -> None:
    from pruner.rejected import rejected_path  # as above

    path = rejected_path(file)
    try:
        saving.write(path, table, garden=desk.path, force=False)
    except (FileThere, FileNotWritten) as refusal:  # the rows are in already, and that is what counts
        output.tell(wording.refusal(refusal))
    else:
        output.tell(_("Written to {path}").format(path=path))


def _usage(sentence: str) -> click.UsageError:
    return click.UsageError(sentence, click.get_current_context())


def _with_rate(args: Sequence[str]) -> Iterator[str]:
    for arg, following in zip_longest(args, args[1:], fillvalue=""):
        yield f"--gross={USUAL_RATE}" if arg == "--gross" and not is_rate(following) else arg


import_command = Import(
    "import",
    callback=click.pass_obj(take_in),
    says=N_(
        "Take in hours, invoices, payments or costs from a file of another program, or an export of pruner; "
        "- is standard input. What is in already is not taken in again, and undo takes out the whole import."
    ),
    params=[
        click.Argument(["file"], metavar=N_("FILE"), type=File()),
        Option(
            ["--format"],
            type=OneOf(tuple(of.value for of in Format)),
            metavar="F",
            help=N_("The program the file is from; otherwise its content tells."),
        ),
        Option(
            ["--mapping"], metavar=N_("NAME"), help=N_("The name under which columns are, or will be, kept.")
        ),
        Option(
            ["--columns"],
            multiple=True,
            metavar=N_("OURS=THEIRS"),
            help=N_("For any other CSV: which of its columns is what, such as client=Kunde; once a column."),
        ),
        Option(["--dry-run"], is_flag=True, help=N_("Only say what would be taken in.")),
        Option(["--create"], is_flag=True, help=N_("Plant a client for each name that nobody has.")),
        Option(
            ["--map"],
            multiple=True,
            metavar=N_("THEIRS=CLIENT"),
            help=N_("Which client a name in the file means; it is remembered."),
        ),
        Option(["--skip-unknown"], is_flag=True, help=N_("Leave out, now and later, names that nobody has.")),
        Option(
            ["--gross"],
            type=Rate(),
            metavar=N_("[RATE]"),
            help=N_("Amounts that are not said to be net contain so much tax: 19 %, unless said otherwise."),
        ),
        Option(["--dates"], type=OneOf(("dmy", "mdy")), metavar="dmy|mdy", help=N_("What 03/04/2026 means.")),
        Option(["--rejected"], is_flag=True, help=N_("Write rejected rows into FILE.rejected.csv.")),
    ],
)
