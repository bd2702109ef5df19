"""Against losing everything: making backups, restoring one, and checking what is there."""

import os
from pathlib import Path

import click

from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import File
from pruner.core.backups import Backup, Finding
from pruner.core.errors import GardenMissing
from pruner.garden import Garden
from pruner.garden.backups import backups_of, hold_fit, restore_from
from pruner.i18n import N_, _
from pruner.wording.backups import found, size, when, why


@command(
    N_(
        "Make a backup now and check it. Without --to it joins the others, which pruner makes by itself "
        "and thins out: all of two days, then one a day, a week and a month."
    ),
    Option(["--to"], type=File(), metavar=N_("FILE"), help=N_("The file to write, at a place of your own.")),
    Option(["--force"], is_flag=True, help=N_("Write over what is there.")),
)
def backup_command(desk: Desk, to: Path | None, *, force: bool) -> None:
    """Make a backup."""
    with desk.garden(quick=True) as garden:
        _hold_there(garden)
        if to is None:
            backup = garden.back_up()
            path, about = backup.path, backup_object(backup)
        else:
            garden.back_up_to(to, force=force)
            path, about = str(to), {"path": str(to), "size": to.stat().st_size, "ok": True}
    if desk.json:
        output.say_json(about)
    else:
        output.say(_("Backed up and checked: {path}").format(path=path))


@command(
    N_(
        "Put a backup in the garden's place. It is checked before, and what is there now is backed up "
        "first. It asks; a screen that is open follows."
    ),
    click.Argument(["file"], metavar=N_("FILE"), type=File()),
    Option(["--yes"], is_flag=True, help=N_("Do not ask.")),
)
def restore_command(desk: Desk, file: Path, *, yes: bool) -> None:
    """Restore a backup."""
    candidate = _meant(desk.path, file)
    hold_fit(desk.path, candidate)
    if not yes and not output.agreed(_question(desk.path, candidate)):
        output.tell(_("Nothing was restored."))
        raise click.exceptions.Exit(1)
    before = restore_from(desk.path, candidate, desk.clock)
    with desk.garden(quick=True):  # the status files follow
        pass
    if desk.json:
        kept = before and backup_object(before)
        output.say_json({"restored": str(candidate), "garden": str(desk.path), "before": kept})
        return
    output.say(_("Restored {path}").format(path=candidate))
    if before:
        output.say(_("What was there before is kept in {path}").format(path=before.path))


@command(
    N_(
        "Check the garden: its file, whether everything belongs to a client, and whether journal and tables "
        "agree; and each backup."
    ),
    Option(["--repair"], is_flag=True, help=N_("Build anew what follows from the rest.")),
)
def check_command(desk: Desk, *, repair: bool) -> None:
    """Check."""
    with desk.garden(quick=True) as garden:
        if repair:
            garden.repair()
        findings = garden.check()
        backups = [(backup, garden.backup_fault(backup)) for backup in garden.backups()]
    if desk.json:
        output.say_json(_checked_object(desk.path, findings, backups, repaired=repair))
    else:
        _say_checked(desk.path, findings, backups)
    if findings:
        raise click.exceptions.Exit(1)


def backup_object(backup: Backup) -> dict[str, object]:
    """A backup as data."""
    at = backup.at.isoformat(timespec="seconds")
    return {"path": backup.path, "at": at, "why": backup.why.value, "size": backup.size}


def _hold_there(garden: Garden) -> None:
    """A garden without a file has nothing to back up."""
    if not garden.path.exists():
        raise GardenMissing(str(garden.path))


def _meant(garden: Path, file: Path) -> Path:
    """The file; a mere name may also be that of one of the garden's backups."""
    if os.path.lexists(file) or len(file.parts) > 1:  # a name too long for the system is nobody's
        return file
    return next((Path(each.path) for each in backups_of(garden) if Path(each.path).name == file.name), file)


def _question(garden: Path, candidate: Path) -> str:
    return _("Put {file} in the place of the garden {garden}? What is there now is backed up first.").format(
        file=candidate, garden=garden
    )


def _checked_object(
    garden: Path, findings: tuple[Finding, ...], backups: list[tuple[Backup, str | None]], *, repaired: bool
) -> dict[str, object]:
    return {
        "garden": str(garden),
        "ok": not findings,
        "repaired": repaired,
        "found": [{"what": each.what.value, "detail": each.detail} for each in findings],
        "backups": [{**backup_object(backup), "ok": fault is None} for backup, fault in backups],
    }


def _say_checked(
    garden: Path, findings: tuple[Finding, ...], backups: list[tuple[Backup, str | None]]
) -> None:
    if not findings:
        output.say(_("The garden {path} is whole.").format(path=garden))
    for finding in findings:
        output.say(found(finding))
    for backup, fault in backups:
        state = _("whole") if fault is None else _("damaged: {what}").format(what=fault)
        output.say("  ".join((when(backup), size(backup.size), why(backup), state, backup.path)))
