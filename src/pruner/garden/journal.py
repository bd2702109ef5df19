"""The verbs about what was done: undo, redo, take back, and the history itself."""

from collections.abc import Sequence

from pruner.core.changes import Entry
from pruner.core.models import Client, Id, owner
from pruner.garden.ground import Done, Ground


class Journal(Ground):
    """What can be done with what was done."""

    def history(self, limit: int | None = None) -> tuple[Entry, ...]:
        """The journal, newest first."""
        return self._store.history(limit)

    def undo(self) -> Done:
        """Take back the last step, whoever made it."""
        return self._named(self._store.undo(self._clock.real_now()))

    def redo(self) -> Done:
        """Do again what was taken back last."""
        return self._named(self._store.redo(self._clock.real_now()))

    def take_back(self, entries: Sequence[Id]) -> tuple[Entry, ...]:
        """Take back these steps as one, for good; those that no longer hold are passed over."""
        return self._store.take_back(entries)

    def repeat(self, entry: Entry) -> Entry:
        """Make the change of an entry once more, as a step of its own."""
        return self._apply(entry.change)

    def names(self) -> dict[Id, str]:
        """The name of every client that is, or that the journal still knows."""
        known: dict[Id, str] = {}
        for entry in reversed(self.history()):
            for edit in entry.change.edits:
                if isinstance(edit.record, Client):
                    known[edit.record.id] = edit.record.name
        known.update({client.id: client.name for client in self.clients()})
        return known

    def _named(self, entry: Entry) -> Done:
        record = entry.change.edits[0].record
        if isinstance(record, Client):
            return Done(entry=entry, name=record.name)
        client_id = owner(record)
        client = None if client_id is None else self._store.get(Client, client_id)
        return Done(entry=entry, name=client.name if client else "")
