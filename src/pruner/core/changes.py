"""A change as a value that knows its reverse: undo, redo, previews and the activity log follow from it.

The store applies a Change whole or not at all, after comparing each stored record with `before`.
"""

from datetime import datetime
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.models import Id, Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record going from `before` to `after`; None is "not there"."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record on whichever side it exists, the later one first."""
        record = self.after or self.before
        if record is None:
            raise ValueError("an Edit needs a record on at least one side")
        return record

    @property
    def sides(self) -> tuple[Record, ...]:
        """The record before and after, where it is there."""
        return tuple(side for side in (self.before, self.after) if side is not None)


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that happen, and are undone, together. `did` is a fact such as "logged", worded later."""

    did: str
    edits: tuple[Edit, ...]

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.did, tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits)))

    def then(self, later: "Change") -> "Change":
        """This change and a later one as one step: each record from its first `before` to its last `after`.

        A record that ends as it began is no part of the step.
        """
        merged: dict[tuple[type, Id], Edit] = {}
        for edit in (*self.edits, *later.edits):
            key = (type(edit.record), edit.record.id)
            first = merged.get(key)
            merged[key] = edit if first is None else Edit(first.before, edit.after)
        return Change(self.did, tuple(edit for edit in merged.values() if edit.before != edit.after))


class Standing(StrEnum):
    """What became of a journal entry: it holds, it can be redone, or it was taken back for good."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal: a change, when it was made (real clock, UTC) and whether it still holds."""

    id: Id
    at: datetime
    change: Change
    standing: Standing = Standing.DONE
