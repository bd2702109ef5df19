"""The garden as a hot command needs it: the verbs of every day, and nothing that they do without."""

from pathlib import Path
from types import TracebackType
from typing import Self

from pruner.core.rules import Rules
from pruner.garden.ground import Clock
from pruner.garden.incidents import Incidents
from pruner.garden.journal import Journal
from pruner.garden.standings import Standings
from pruner.garden.tending import Tending
from pruner.store.quick import QuickStore


class Daily(Incidents, Journal, Standings, Tending):
    """Log, mark, undo, redo, and how the clients stand, over a store that keeps them."""

    @classmethod
    def open(cls, path: Path, rules: Rules, clock: Clock, *, create: bool, may_make: bool = True) -> Self:
        """The garden kept in this file.

        With `create` a missing file is made; else it is empty where `may_make` and missing otherwise.

        Raises:
            CannotOpen: the file cannot be used; it was left as it is.
        """
        return cls(QuickStore.open(path, create=create, may_make=may_make), rules, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The file the garden is kept in."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the file may only be read."""
        return self._store.read_only

    def version(self) -> int:
        """A number that changes whenever another program wrote to the file."""
        return self._store.version()
