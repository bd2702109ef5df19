"""The garden: every verb a user has, one method each.

A verb finds what it is about or refuses, builds a Change, and lets the store write it whole or not
at all. The screen and the command line hold a Garden and nothing below it. What comes back is a
`Done`: facts, worded elsewhere. The verbs stand in one file a noun.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from pruner.core.rules import Rules
from pruner.garden.backups import Backups
from pruner.garden.clients import ClientFields
from pruner.garden.drafts import Drafts
from pruner.garden.exits import Exits
from pruner.garden.exporting import Exporting
from pruner.garden.fixes import Fixes
from pruner.garden.ground import Backing, Clock, Done
from pruner.garden.importing import Importing
from pruner.garden.incidents import Incidents
from pruner.garden.intakes import Intakes, Prospect
from pruner.garden.journal import Journal
from pruner.garden.ledger import Ledger, TermsFields
from pruner.garden.looking import Looking, Review
from pruner.garden.preview import Choices, Found, Imported, Preview, UnknownName
from pruner.garden.season_view import SeasonView
from pruner.garden.view import View
from pruner.store.quick import QuickStore

__all__ = [
    "Backing",
    "Choices",
    "ClientFields",
    "Clock",
    "Done",
    "Found",
    "Garden",
    "Imported",
    "Preview",
    "Prospect",
    "Review",
    "SeasonView",
    "TermsFields",
    "UnknownName",
    "View",
]


class Garden(
    Backups, Intakes, Drafts, Exits, Exporting, Fixes, Importing, Incidents, Journal, Ledger, Looking
):
    """The client portfolio of one user, over a store that keeps it."""

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
