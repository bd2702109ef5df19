"""Mending a client: open a fix, lead it up its ladder, tick off its steps, and look at it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict, Unpack

import click

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import Known, When, Whole
from pruner.cli.mended import fix_object, say_fix
from pruner.cli.parameters import client_argument, mendable_ids
from pruner.cli.reported import report
from pruner.core.evidence import Ending
from pruner.core.fix_refusals import FixNotRunning, FixRunning, NoSuchStep, SeveralFixes
from pruner.core.fixes import Course
from pruner.core.models import Client, Id
from pruner.core.when import Said
from pruner.garden import Done, Garden, View
from pruner.i18n import N_, _, language


class Asked(TypedDict):
    """What is to happen to a fix, and when; None or False is "not said"."""

    talk: bool
    terms: bool
    accepted: bool
    refused: bool
    improved: bool
    failed: bool
    extend: bool
    tick: int | None
    untick: int | None
    add_step: str | None
    on: Said | None
    until: Said | None
    days: int | None
    note: str | None


ACTS = ("talk", "terms", "accepted", "refused", "improved", "failed", "extend", "tick", "untick", "add_step")
"""What can be done to a fix; one at a time, since each is one step of undo."""
TAKES: Mapping[str, tuple[str, ...]] = {
    "talk": ("on",),
    "terms": ("on",),
    "accepted": ("on",),
    "refused": ("on", "note"),
    "improved": ("on", "note"),
    "failed": ("on", "note"),
    "extend": ("days",),
    "tick": ("on", "note"),
    "untick": (),
    "add_step": ("until",),
}
"""What may be said beside each of them."""
BESIDE = ("on", "until", "days", "note")


@command(
    N_(
        "Mend a client: open a fix (SOS plan) for a sign, or for “money”, by its playbook, or show the one "
        "that runs. Without SIGN it is what asks for it most. One option leads it a step further."
    ),
    client_argument(),
    click.Argument(["sign"], metavar=N_("[SIGN]"), required=False, type=Known(mendable_ids)),
    Option(["--talk"], is_flag=True, help=N_("The talk is offered.")),
    Option(["--terms"], is_flag=True, help=N_("The terms are sent.")),
    Option(["--accepted"], is_flag=True, help=N_("The terms are accepted.")),
    Option(["--refused"], is_flag=True, help=N_("What was offered is refused: the fix ends.")),
    Option(["--improved"], is_flag=True, help=N_("It got better: the fix ends.")),
    Option(["--failed"], is_flag=True, help=N_("The time is over and it got no better: the fix ends.")),
    Option(["--extend"], is_flag=True, help=N_("Put the deadline off, once.")),
    Option(["--tick"], type=Whole(4, least=1), metavar="N", help=N_("Step N is done.")),
    Option(["--untick"], type=Whole(4, least=1), metavar="N", help=N_("Step N is to be done still.")),
    Option(["--add-step"], metavar=N_("TEXT"), help=N_("A step of your own.")),
    Option(["--on"], type=When(), metavar=N_("WHEN"), help=N_("The day on which it happened.")),
    Option(["--until"], type=When(), metavar=N_("WHEN"), help=N_("With --add-step: the last day for it.")),
    Option(
        ["--days"],
        type=Whole(4, least=1),
        metavar="N",
        help=N_("When opening, and with --extend: the deadline is N days away."),
    ),
    Option(["--note"], metavar=N_("TEXT"), help=N_("A note.")),
)
def fix_command(desk: Desk, client: str, sign: str | None, **asked: Unpack[Asked]) -> None:
    """Mend a client."""
    act = _act(asked)
    with desk.garden() as garden:
        found = garden.find(client)
        if act is not None:
            report(desk, DO[act](garden, _meant(garden.view(), found, sign), asked))
        elif runs := _running(garden.view(), found.id, sign):
            _show_or_note(desk, garden, found, runs, asked)
        else:
            report(desk, _opened(garden, found.id, sign, asked))


def _act(asked: Asked) -> str | None:
    """The one thing that is to be done; None where a fix is opened or shown."""
    acts = [act for act in ACTS if asked[act]]  # type: ignore[literal-required]
    if len(acts) > 1:
        raise click.UsageError(
            _("One step at a time: say one of these options."), click.get_current_context()
        )
    taken = TAKES[acts[0]] if acts else ("on", "days", "note")
    for beside in BESIDE:
        if asked[beside] is not None and beside not in taken:  # type: ignore[literal-required]
            raise click.UsageError(
                _("--{option} says nothing here.").format(option=beside), click.get_current_context()
            )
    return acts[0] if acts else None


def _opened(garden: Garden, client_id: Id, sign: str | None, asked: Asked) -> Done:
    return garden.open_fix(
        client_id,
        sign,
        on=_on(garden, asked),
        days=asked["days"],
        note=asked["note"] or "",
        language=language(),
    )


def _show_or_note(desk: Desk, garden: Garden, client: Client, runs: tuple[Course, ...], asked: Asked) -> None:
    """Show what runs; a note alone is kept, and a day or a deadline would open a second fix."""
    if asked["on"] or asked["days"]:
        raise FixRunning(client.name, runs[0].fix.sign, runs[0].due_on)
    if asked["note"] is not None:
        report(desk, garden.note_fix(_one(runs, client, None).fix.id, asked["note"]))
        return
    view = desk.view(garden)
    if desk.json:
        output.say_json([fix_object(course, view) for course in runs])
        return
    for course in runs:
        say_fix(course, view)


def _running(view: View, client_id: Id, sign: str | None) -> tuple[Course, ...]:
    return tuple(each for each in view.running(client_id) if sign in {None, each.fix.sign})


def _meant(view: View, client: Client, sign: str | None) -> Course:
    """The running fix that an option is about."""
    return _one(_running(view, client.id, sign), client, sign)


def _one(runs: tuple[Course, ...], client: Client, sign: str | None) -> Course:
    if not runs:
        raise FixNotRunning(client.name, sign)
    if len(runs) > 1:
        raise SeveralFixes(client.name, tuple(each.fix.sign for each in runs))
    return runs[0]


def _on(garden: Garden, asked: Asked) -> date | None:
    return asked["on"].on(garden.today) if asked["on"] else None


def _step(garden: Garden, course: Course, number: int | None) -> Id:
    """The step of this number, counted from 1."""
    steps = garden.view().steps(course.fix.id)
    if number is None or number > len(steps):
        raise NoSuchStep(number or 0, len(steps))
    return steps[number - 1].id


def _ended(ending: Ending) -> Callable[[Garden, Course, Asked], Done]:
    return lambda garden, course, asked: garden.end_fix(
        course.fix.id, ending, on=_on(garden, asked), note=asked["note"] or ""
    )


DO: Mapping[str, Callable[[Garden, Course, Asked], Done]] = {
    "talk": lambda garden, course, asked: garden.offer_talk(course.fix.id, on=_on(garden, asked)),
    "terms": lambda garden, course, asked: garden.send_terms(course.fix.id, on=_on(garden, asked)),
    "accepted": lambda garden, course, asked: garden.accept(course.fix.id, on=_on(garden, asked)),
    "refused": _ended(Ending.REFUSED),
    "improved": _ended(Ending.IMPROVED),
    "failed": _ended(Ending.FAILED),
    "extend": lambda garden, course, asked: garden.extend(course.fix.id, days=asked["days"]),
    "tick": lambda garden, course, asked: garden.tick(
        _step(garden, course, asked["tick"]), asked["note"] or "", on=_on(garden, asked)
    ),
    "untick": lambda garden, course, asked: garden.untick(_step(garden, course, asked["untick"])),
    "add_step": lambda garden, course, asked: garden.add_step(
        course.fix.id,
        asked["add_step"] or "",
        due_on=asked["until"].on(garden.today) if asked["until"] else None,
    ),
}
"""What each option does to the fix it is about."""
