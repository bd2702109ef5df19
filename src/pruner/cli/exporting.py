"""Taking everything along: `pruner export`."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner import saving
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File, OneOf
from pruner.garden import Garden
from pruner.i18n import N_, _, n_, number

FORMATS = ("json", "csv", "md")


class Said(TypedDict):
    """The options."""

    format: str | None
    to: Path | None
    force: bool


@command(
    N_(
        "Take everything along. json is complete: an empty garden that imports it is equal to this one. csv "
        "is a table for each kind of record, for a spreadsheet. md is a report to read. Without --to it is "
        "printed."
    ),
    Option(
        ["--format"], type=OneOf(FORMATS), metavar="json|csv|md", help=N_("What to write; json unless said.")
    ),
    Option(["--to"], type=File(), metavar=N_("PATH"), help=N_("The file to write; for csv the folder.")),
    Option(["--force"], is_flag=True, help=N_("Write over what is there.")),
)
def export_command(desk: Desk, **said: Unpack[Said]) -> None:
    """Export."""
    kind, to = said["format"] or "json", said["to"]
    if kind == "csv" and to is None:
        raise _usage(_("--format csv needs --to with the folder that the tables go into."))
    if desk.json and to is None and kind != "json":
        raise _usage(_("--json goes with --format json, or with --to."))
    with desk.garden() as garden:
        texts = _texts(desk, garden, kind, to)
    if to is None:
        output.say_bytes("".join(texts.values()).encode("utf-8", "replace"))  # no locale may lose a letter
        return
    if kind == "csv":
        saving.make_folder(to, force=said["force"])
    saving.write_all(texts, garden=desk.path, force=said["force"])
    _report(desk, kind, list(texts))


def _texts(desk: Desk, garden: Garden, kind: str, to: Path | None) -> dict[Path, str]:
    """What goes into each file."""
    path = to or Path("-")
    if kind == "csv":
        return {path / f"{part}.csv": text for part, text in garden.as_sheets()}
    if kind == "json":
        return {path: "".join(garden.as_json())}
    from pruner.wording.report import report  # verdicts are for those who read

    return {path: "".join(f"{output.tame(line)}\n" for line in report(desk.view(garden)))}


def _report(desk: Desk, kind: str, written: list[Path]) -> None:
    if desk.json:
        output.say_json({"format": kind, "files": [str(path) for path in written]})
    elif len(written) == 1:
        output.say(_("Written to {path}").format(path=written[0]))
    else:
        said = n_("{n} table written to {path}", "{n} tables written to {path}", len(written))
        output.say(said.format(n=number(len(written)), path=written[0].parent))


def _usage(sentence: str) -> click.UsageError:
    return click.UsageError(sentence, click.get_current_context())
