"""Taking back, doing again, and what was done."""

from collections.abc import Callable

import click

from pruner import wording
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import command
from pruner.cli.kinds import Whole
from pruner.cli.reported import done_object, entry_object
from pruner.core.changes import Entry, Standing
from pruner.core.errors import NothingToRedo, NothingToUndo
from pruner.core.rules import Rules
from pruner.garden import Done
from pruner.i18n import N_, _, moment


def _steps() -> click.Argument:
    return click.Argument(["steps"], metavar="[N]", required=False, type=Whole(4, least=1))


@command(
    N_("Take back the last step, or the last N, whoever made them: the screen, or a command."),
    _steps(),
)
def undo_command(desk: Desk, steps: int | None) -> None:
    """Take back."""
    with desk.daily() as garden:
        _step(desk, steps, garden.undo, wording.undone)


@command(N_("Do again what was taken back last, or the last N steps."), _steps())
def redo_command(desk: Desk, steps: int | None) -> None:
    """Do again."""
    with desk.daily() as garden:
        _step(desk, steps, garden.redo, wording.redone)


@command(N_("Show what was done, newest first; what was taken back says so."))
def history_command(desk: Desk) -> None:
    """Show the journal."""
    with desk.garden() as garden:
        names, rules, entries = garden.names(), desk.config.rules, garden.history()
        if desk.json:
            output.say_json([entry_object(entry, names, rules) for entry in entries])
            return
        for entry in entries:
            output.say(_line(entry, wording.entry_summary(entry, names, rules)))


def _step(
    desk: Desk, steps: int | None, step: Callable[[], Done], word: Callable[[Done, Rules], str]
) -> None:
    """Take so many steps; fewer are no refusal, none is one."""
    taken: list[Done] = []
    try:
        for _step_number in range(steps or 1):
            taken.append(step())  # noqa: PERF401  # what was taken before a refusal is told too
    except (NothingToUndo, NothingToRedo) as refusal:
        if not taken:
            raise
        output.tell(wording.refusal(refusal))
    finally:
        _tell_steps(desk, taken, word, several=steps is not None)


def _tell_steps(desk: Desk, taken: list[Done], word: Callable[[Done, Rules], str], *, several: bool) -> None:
    rules = desk.config.rules
    if not desk.json:
        for done in taken:
            output.say(word(done, rules))
    elif taken:
        objects = [done_object(done, rules) for done in taken]
        output.say_json(objects if several else objects[0])


def _line(entry: Entry, summary: str) -> str:
    when = moment(entry.at.astimezone())
    since = "" if entry.standing is Standing.DONE else _("(taken back)")
    return f"{when}  {summary}  {since}".rstrip()
