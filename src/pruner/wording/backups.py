"""Backups in words: why each was made, what a check found, and why one cannot be restored."""

import shlex
from collections.abc import Callable, Iterable
from typing import Any

from pruner.core import errors
from pruner.core.backups import Backup, Finding, Why, Wrong
from pruner.i18n import N_, _, figure, listed, moment, n_, number

WHY = {
    Why.DAILY: N_("first change of the day"),
    Why.MIGRATION: N_("before an upgrade"),
    Why.IMPORT: N_("before an import"),
    Why.RESTORE: N_("before a restore"),
    Why.BY_HAND: N_("by hand"),
    Why.DAMAGED: N_("damaged, set aside"),
}
FOUND = {
    Wrong.FILE: N_("The file is damaged: {detail}"),
    Wrong.BELONGS_TO_NOBODY: N_("This belongs to nobody: {detail}"),
    Wrong.NAMES: N_("The table of names differs from the clients in {detail} rows; --repair builds it anew."),
    Wrong.SCORES: N_(
        "The kept scores of {detail} clients are not those of their incidents; --repair scores anew."
    ),
    Wrong.JOURNAL: N_("The journal tells otherwise of this record: {detail}"),
}
THOUSAND = 1000


def why(backup: Backup) -> str:
    """What a backup was made for."""
    return _(WHY[backup.why])


def when(backup: Backup) -> str:
    """When it was made, in local time."""
    return moment(backup.at.astimezone())


def size(count: int) -> str:
    """So many bytes, in the unit that fits."""
    if count < THOUSAND**2:
        return _("{n} kB").format(n=number(max(1, round(count / THOUSAND))))
    return _("{n} MB").format(n=figure(round(count / THOUSAND**2, 1)))


def found(finding: Finding) -> str:
    """What a check found."""
    return _(FOUND[finding.what]).format(detail=finding.detail)


def still_holding(name: str, backups: Iterable[Backup]) -> str:
    """Which backups still hold an erased client."""
    moments = [when(each) for each in backups]
    said = n_(
        "{n} backup still holds {name}: {moments}.",
        "{n} backups still hold {name}: {moments}.",
        len(moments),
    )
    return said.format(n=len(moments), name=name, moments=listed(moments))


def restoring(garden: str, backup: str) -> str:
    """The command that restores this backup, to be copied into a shell."""
    return f"pruner restore --garden {shlex.quote(garden)} {shlex.quote(backup)}"


def _damaged(error: errors.GardenDamaged) -> str:
    said = _("The garden {path} is damaged ({detail}); it was left as it is.").format(
        path=error.path, detail=error.detail
    )
    if not error.backup:
        return f"{said} {_('There is no backup of it; put an earlier copy in its place.')}"
    command = restoring(error.path, error.backup)
    return f"{said} {_('Bring the newest backup back with “{command}”.').format(command=command)}"


def _emptied(error: errors.GardenEmptied) -> str:
    return _(
        "The garden {path} is an empty file, but there are backups of it. To begin anew, move that file "
        "away; or bring the newest backup back with “{command}”."
    ).format(path=error.path, command=restoring(error.path, error.backup))


def _unfit(error: errors.BackupUnfit) -> str:
    reason = UNFIT.get(type(error.cause), N_("{path} cannot be read; nothing was restored."))
    return _(reason).format(path=error.path)


UNFIT: dict[type[errors.Refusal | None], str] = {
    type(None): N_("{path} is empty; nothing was restored."),
    errors.NotAGarden: N_("{path} is no backup of a garden; nothing was restored."),
    errors.GardenNewer: N_("{path} is of a newer pruner; nothing was restored. Update pruner."),
    errors.GardenDamaged: N_("{path} is damaged; nothing was restored. Try an older backup."),
}
WORDS: dict[type[errors.Refusal], Callable[[Any], str]] = {
    errors.GardenDamaged: _damaged,
    errors.GardenEmptied: _emptied,
    errors.BackupUnfit: _unfit,
}
"""The refusals that are about backups."""
