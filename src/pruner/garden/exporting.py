"""The verbs that let the data leave whole: everything that is kept, as it was at one moment.

What was undone, and the journal itself, stay. The text is made here and written by whoever asked.
"""

from collections.abc import Iterator

from pruner.core.models import Client, Record
from pruner.garden.ground import Ground


class Exporting(Ground):
    """What can be taken along."""

    def as_json(self) -> Iterator[str]:
        """Every record, line by line: an empty garden that takes it in is equal to this one."""
        from pruner.formats import own  # the writers are for those who export

        return own.written(self._everything())

    def as_sheets(self) -> Iterator[tuple[str, str]]:
        """A table for each kind of record there is: its name, and the whole of its CSV."""
        from pruner.formats import own, sheets  # as above

        everything = self._everything()
        clients = (record for record in everything[Client] if isinstance(record, Client))
        names = {client.id: client.name for client in clients}
        for part, kind in own.KINDS.items():
            if everything[kind] or kind is Client:
                yield part, "".join(sheets.written(kind, everything[kind], names))

    def _everything(self) -> dict[type[Record], tuple[Record, ...]]:
        from pruner.formats import own  # as above

        found = self._store.everything(tuple(own.KINDS.values()))
        return {kind: found.get(kind, ()) for kind in own.KINDS.values()}
