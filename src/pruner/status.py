"""The garden in one line, kept as a file: a prompt or tmux reads it instead of starting a program.

`status.txt` and `status.json` lie in the state folder. They say nothing the garden does not say
itself, so they are written without waiting for the disk and may be deleted at any time; whoever
reads one while it is written sees the old one or the new one, never half of it.
"""

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pruner import wording
from pruner.core.calendar import next_session
from pruner.core.lazily import dataclass

if TYPE_CHECKING:  # a prompt waits for this
    from pruner.config import Config, Places
    from pruner.garden import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the whole garden stands on one day."""

    counts: "Counts"
    next_session: date
    as_of: date

    @property
    def line(self) -> str:
        """One short line, in the user's language."""
        return wording.status_line(self.counts)

    @property
    def document(self) -> dict[str, object]:
        """The same as data."""
        counts = self.counts
        return {
            "clients": counts.clients,
            "by_level": {level.name.lower(): count for level, count in counts.by_level.items()},
            "marked": counts.marked,
            "due": counts.due,
            "overdue": counts.overdue,
            "next_session": self.next_session.isoformat(),
            "as_of": self.as_of.isoformat(),
        }


def status(counts: "Counts", config: "Config", today: date) -> Status:
    """How a garden with these counts stands."""
    session = config.session
    return Status(
        counts=counts, next_session=next_session(today, session.months, session.weekday), as_of=today
    )


def write(places: "Places", found: Status) -> None:
    """Keep both files, where they do not say so already.

    Raises:
        OSError: the state folder cannot be written.
    """
    texts = {
        places.status_text: found.line + "\n",
        places.status_json: json.dumps(found.document, indent=2) + "\n",
    }
    places.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, text in texts.items():
        if _kept(path) != text:
            _replace(path, text)


def _kept(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _replace(path: Path, text: str) -> None:
    """Put a new file in the place of the old one; `mkstemp` makes it readable by its owner only."""
    import tempfile  # most often a file says so already

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
