"""Drafts of letters: printed, written into a file, or opened in the user's editor; never sent."""

import os
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pruner import saving
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File, OneOf
from pruner.cli.parameters import client_argument
from pruner.editing import edited
from pruner.formats import mail
from pruner.i18n import N_, _
from pruner.letters.kinds import Form, Kind, Letter
from pruner.wording import letters

KINDS = tuple(kind.value for kind in Kind)
FORMS = tuple(form.value for form in Form)


class Asked(TypedDict):
    """How the letter speaks and where it goes; None or False is "not said"."""

    form: str | None
    to: Path | None
    eml: Path | None
    edit: bool
    force: bool


@command(
    N_(
        "Draft a letter to a client: new terms for a fix, a farewell, or the answer to a prospect. It is "
        "printed, written or opened in your editor, and never sent."
    ),
    client_argument(),
    click.Argument(["kind"], metavar="|".join(KINDS), type=OneOf(KINDS)),
    Option(
        ["--form"],
        type=OneOf(FORMS),
        metavar="|".join(FORMS),
        help=N_("German with Sie or du, or English; as you speak here unless said."),
    ),
    Option(["--to"], type=File(), metavar=N_("FILE"), help=N_("Write it into a new file.")),
    Option(["--eml"], type=File(), metavar=N_("FILE"), help=N_("Write it as the draft of an e-mail.")),
    Option(["--edit"], is_flag=True, help=N_("Open it in your editor ($VISUAL or $EDITOR) first.")),
    Option(["--force"], is_flag=True, help=N_("With --to and --eml: replace a file that is there.")),
)
def letter_command(desk: Desk, client: str, kind: str, **asked: Unpack[Asked]) -> None:
    """Draft a letter."""
    with desk.garden() as garden:
        found = garden.find(client)
        form = Form(asked["form"] or letters.usual_form())
        draft = letters.written(Kind(kind), form, desk.view(garden), found)
    if asked["edit"]:
        draft = letters.parsed(edited(letters.text_of(draft), desk.path, os.environ))
    _write(desk, draft, found.email, asked)
    if desk.json:
        output.say_json({"kind": kind, "form": form.value, "subject": draft.subject, "text": draft.text})
    elif not (asked["to"] or asked["eml"]):
        _print(draft)


def _write(desk: Desk, draft: Letter, address: str, asked: Asked) -> None:
    """Write the files that were asked for: both of them, or none."""
    texts: dict[Path, str | bytes] = {}
    if asked["to"]:
        texts[asked["to"]] = letters.text_of(draft)
    if asked["eml"]:
        texts[asked["eml"]] = mail.draft(address, draft.subject, draft.text)
    saving.write_all(texts, garden=desk.path, force=asked["force"])
    for path in texts:
        output.tell(_("Written to {path}").format(path=path))


def _print(draft: Letter) -> None:
    """Print it, each paragraph broken into lines where a terminal is narrower."""
    for line in letters.text_of(draft).splitlines():
        if line:
            output.say_sentence(line)
        else:
            output.say("")
