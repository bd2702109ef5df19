"""Other programs of the terminal, where they are installed: what they are asked, or what they show first."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A program beside ours: a command like `status`, or a screen that shows a text of its own first."""

    name: str
    words: tuple[str, ...] = ()
    shows: str = ""


PEERS = (
    Peer(name="watson", words=("status",)),
    Peer(name="task", words=("rc:/dev/null", "rc.data.location=.", "count")),
    Peer(name="posting", shows="Collection"),
    Peer(name="harlequin", shows="Data Catalog"),
)


def found(folder: Path | None) -> Iterator[tuple[Peer, str | None]]:
    """Each peer, and where it is; None where it is not installed."""
    path = os.pathsep.join(filter(None, [str(folder or ""), os.environ.get("PATH", "")]))
    for peer in PEERS:
        yield peer, shutil.which(peer.name, path=path)
