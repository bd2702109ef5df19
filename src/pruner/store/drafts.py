"""Drafts as files beside the garden: 0600, one a form, gone as soon as the form is saved or left.

They hold words about clients, so they lie where the garden lies and not among the files that can be made
again. They are no part of the database: nothing is written to it while somebody types.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import mkstemp

from pruner.core.drafts import Draft
from pruner.core.errors import FileNotWritten
from pruner.core.models import Id
from pruner.core.names import fold
from pruner.store import files

FOLDER = "drafts"


def keep(garden: Path, draft: Draft) -> None:
    """Keep a draft in place of the earlier one.

    Raises:
        FileNotWritten: the system does not let us.
    """
    path = _place(garden, draft.form)
    try:
        files.make_folder(path.parent)
        handle, name = mkstemp(dir=path.parent, prefix=f".{garden.name}-")  # 0600, whatever the umask
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                json.dump(asdict(draft), file)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileNotWritten(str(path), error.strerror or str(error)) from error


def find(garden: Path, form: str) -> Draft | None:
    """The draft of this form, None where there is none that can be read."""
    return _read(_place(garden, form))


def every(garden: Path) -> tuple[Draft, ...]:
    """All drafts of this garden."""
    return tuple(draft for path in _files(garden) if (draft := _read(path)) is not None)


def drop(garden: Path, form: str) -> None:
    """Forget the draft of this form."""
    with suppress(OSError):  # a folder that may only be read: then none could be kept either
        _place(garden, form).unlink(missing_ok=True)


def drop_about(garden: Path, client_id: Id, names: set[str]) -> None:
    """Forget each draft that is about this client or says one of its names, folded, and any torn one."""
    for path in _files(garden):
        draft = _read(path)
        if draft is None or client_id in draft.clients or _says(draft, names):
            path.unlink(missing_ok=True)


def _says(draft: Draft, names: set[str]) -> bool:
    said = fold(" ".join((draft.about, *draft.fields.values())))
    return any(name in said for name in names)


def _place(garden: Path, form: str) -> Path:
    return garden.parent / FOLDER / f"{garden.name}-{form}.json"


def _files(garden: Path) -> list[Path]:
    """The drafts of this garden, and what a killed program left of one."""
    folder = garden.parent / FOLDER
    with suppress(OSError):
        mine = (f"{garden.name}-", f".{garden.name}-")
        return sorted(path for path in folder.iterdir() if path.name.startswith(mine))
    return []


def _read(path: Path) -> Draft | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        fields = {str(field): str(text) for field, text in told["fields"].items()}
        clients = tuple(map(int, told["clients"]))
        return Draft(form=str(told["form"]), about=str(told["about"]), clients=clients, fields=fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
