"""The verbs about clients in the middle of work: find one, mark it, begin a job."""

from dataclasses import replace

from pruner.core import names
from pruner.core.changes import Change, Edit
from pruner.core.errors import AlreadyMarked, NotMarked
from pruner.core.models import Client, Id, Job
from pruner.garden.ground import Done, Ground


class Tending(Ground):
    """What can be done with a client at any moment."""

    def find(self, query: str) -> Client:
        """The client somebody means by a name, an alias or a beginning (cli.md).

        Raises:
            UnknownClient: none fits.
            AmbiguousClient: several do.
        """
        return self._store.named(names.fold(query)) or names.find(query, self.clients())

    def mark(self, client_id: Id) -> Done:
        """Note that this one is up for pruning; nothing ends by it."""
        client = self._client(client_id)
        if client.marked:
            raise AlreadyMarked(client.name)
        return self._do(Change("marked", (Edit(client, replace(client, marked=True)),)), client.name)

    def unmark(self, client_id: Id) -> Done:
        """Take the mark off again."""
        client = self._client(client_id)
        if not client.marked:
            raise NotMarked(client.name)
        return self._do(Change("unmarked", (Edit(client, replace(client, marked=False)),)), client.name)

    def begin_job(self, client_id: Id) -> Done:
        """A new job begins; its correction rounds count from 1."""
        client = self._client(client_id)
        job = Job(id=self._clock.new_id(), client_id=client_id, began_at=self._clock.now())
        return self._do(Change("began-job", (Edit(None, job),)), client.name)
