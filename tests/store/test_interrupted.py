"""An import of any size, ended by whatever: fast, in bounded memory, and without a trace."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pruner.core.ledger import Hours, LedgerRow
from pruner.core.models import Client
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, new_id
from tests.ledger import an_import, hours_of, known_as
from tests.store.saving import another, save


class CancelledError(BaseException):
    """What a key in the progress dialog may raise."""


@pytest.fixture
def acme(store: Store, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client in a garden that takes rows in by tens."""
    monkeypatch.setattr("pruner.store.intake.CHUNK", 10)
    client = a_client()
    save(store, adding(client))
    return client


def test_progress_is_told_after_each_chunk(store: Store, acme: Client) -> None:
    told: list[int] = []
    store.take_in(an_import(), hours_of(acme, range(25)), entry_id=new_id(), at=NOW, progress=told.append)
    assert told == [10, 20, 25]


def test_cancelling_between_chunks_leaves_no_trace(store: Store, acme: Client) -> None:
    before = store.path.read_bytes()

    def cancel(seen: int) -> None:
        if seen == 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        store.take_in(
            an_import(known_as(acme, "A")),
            hours_of(acme, range(100)),
            entry_id=new_id(),
            at=NOW,
            progress=cancel,
        )
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("odd"), KeyboardInterrupt()])
def test_a_file_that_breaks_off_leaves_no_trace_and_its_own_error(
    store: Store, acme: Client, error: BaseException
) -> None:
    before = store.path.read_bytes()

    def breaking_off() -> Iterator[LedgerRow]:
        yield from hours_of(acme, range(35))
        raise error

    with pytest.raises(type(error)) as raised:
        store.take_in(an_import(), breaking_off(), entry_id=new_id(), at=NOW, progress=lambda _seen: None)
    assert raised.value is error
    assert store.path.read_bytes() == before
    assert store.all(Hours) == ()


def test_other_programs_read_the_garden_as_it_was_meanwhile(store: Store, acme: Client) -> None:
    seen: list[int] = []

    def look(_seen: int) -> None:
        with another(store) as other:
            seen.append(len(other.all(Hours)) + len(other.all(Client)))

    store.take_in(an_import(), hours_of(acme, range(45)), entry_id=new_id(), at=NOW, progress=look)
    assert seen == [1] * 5
    assert len(store.all(Hours)) == 45


def test_the_next_program_goes_on_after_an_import_that_was_cancelled(store: Store, acme: Client) -> None:
    def cancel(_seen: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        store.take_in(an_import(), hours_of(acme, range(9)), entry_id=1, at=NOW, progress=cancel)
    save(store, adding(an_incident(acme)))
    store.take_in(an_import(), hours_of(acme, range(9)), entry_id=new_id(), at=NOW, progress=lambda _s: None)
    assert len(store.all(Hours)) == 9


KILLED = """
import os, signal, sys
from pathlib import Path
from pruner.store import intake
from pruner.store.store import Store
from pruner.core.models import Client
from tests.builders import NOW
from tests.ledger import an_import, hours_of

intake.CACHE_KIB, intake.CHUNK = 100, 1_000  # so that half of it is in the file already

def kill(seen):
    if seen == 20_000:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store.open(Path(sys.argv[1]), create=False)
(acme,) = store.all(Client)
store.take_in(an_import(), hours_of(acme, range(50_000)), entry_id=1, at=NOW, progress=kill)
"""


def test_a_program_killed_in_the_middle_leaves_the_file_as_it_was(garden_file: Path) -> None:
    store = Store.open(garden_file, create=True)
    acme = a_client()
    save(store, adding(acme))
    before = garden_file.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(garden_file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert garden_file.stat().st_size > len(before)
    assert store.all(Client) == (acme,)
    assert store.all(Hours) == ()
    store.close()
    assert garden_file.read_bytes() == before
    assert [file.name for file in garden_file.parent.iterdir()] == [garden_file.name]


LARGE = """
import resource, sys, time
from pathlib import Path
from pruner.core.ledger import Hours
from pruner.store.store import Store
from tests.builders import NOW, a_client
from tests.ledger import an_import, hours_of

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

store = Store.open(Path(sys.argv[1]), create=True)
acme = a_client()
before, began = peak(), time.process_time()
taken = store.take_in(
    an_import(acme), hours_of(acme, range(100_000)), entry_id=1, at=NOW, progress=lambda seen: None
)
assert taken.new == {Hours: 100_000}
print(time.process_time() - began, peak() - before)
"""


def test_a_hundred_thousand_rows_take_seconds_and_little_memory(garden_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LARGE, str(garden_file)], check=True, capture_output=True, text=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 10
    assert megabytes < 100


def test_an_import_of_any_size_is_undone_by_one_edit(store: Store, acme: Client) -> None:
    store.take_in(
        an_import(), hours_of(acme, range(2_000)), entry_id=new_id(), at=NOW, progress=lambda _seen: None
    )
    size = store.path.stat().st_size
    entry = store.undo(NOW)
    assert len(entry.change.edits) == 1
    assert store.path.stat().st_size == size
