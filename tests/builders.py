"""Records for tests: every default is valid, ids grow as they do in the garden."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from pruner.core.changes import Change, Edit
from pruner.core.models import Client, Id, Incident, Job, Money, Record

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
_ids = count(100_000)


def new_id() -> Id:
    """A number that grows with every call."""
    return next(_ids)


def a_client(
    name: str = "Acme",
    *,
    id: Id | None = None,  # noqa: A002  # named like the field
    aliases: tuple[str, ...] = (),
    email: str = "",
    note: str = "",
) -> Client:
    """A client; for other fields say `replace(a_client(), ...)`."""
    return Client(
        id=new_id() if id is None else id,
        name=name,
        planted_on=TODAY - timedelta(days=400),
        aliases=aliases,
        email=email,
        note=note,
    )


def an_incident(
    client: Client,
    sign: str = "rush",
    *,
    at: datetime = NOW,
    minutes: int = 45,
    paid: Money | None = None,
    note: str = "",
) -> Incident:
    """An incident with this client."""
    return Incident(id=new_id(), client_id=client.id, sign=sign, at=at, minutes=minutes, paid=paid, note=note)


def a_job(client: Client, began_at: datetime = NOW) -> Job:
    """A job for this client."""
    return Job(id=new_id(), client_id=client.id, began_at=began_at)


def adding(*records: Record, did: str = "added") -> Change:
    """The change that makes these records."""
    return Change(did, tuple(Edit(None, record) for record in records))


def changing(before: Record, after: Record, did: str = "edited") -> Change:
    """The change from one to the other."""
    return Change(did, (Edit(before, after),))


def removing(*records: Record, did: str = "deleted-incident") -> Change:
    """The change that takes these records out."""
    return Change(did, tuple(Edit(record, None) for record in records))
