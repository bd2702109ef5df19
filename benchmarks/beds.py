"""Gardens of any size, filled in seconds: the file is made by pruner, its rows are written beside it."""

import random
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

from benchmarks.places import environment, garden, installed

SIGNS = ("rush", "expert", "venting")
YEARS = 3
FIRST = 1_000_000
"""The least id of a client; those of incidents follow after all clients."""
SEED = 7


def fill(folder: str, clients: int, incidents: int) -> None:
    """A garden with so many clients, and so many incidents spread over them and the last three years.

    Acme is planted first, has no incident, and is what the keys are about.
    """
    pruner(folder, "add", "Acme")
    with closing(sqlite3.connect(garden(folder))) as file, file:
        file.execute("PRAGMA synchronous=OFF")
        numbers = range(FIRST, FIRST + clients - 1)
        file.executemany(
            "INSERT INTO clients (id, name, planted_on, state, marked, tolerance, aliases, email, note)"
            " VALUES (?, ?, '2023-01-01', 'active', 0, '1.0', '[]', '', '')",
            ((number, _name(number)) for number in numbers),
        )
        file.executemany(
            "INSERT INTO client_names (key, client_id) VALUES (?, ?)",
            ((_name(number).casefold(), number) for number in numbers),
        )
        file.executemany(
            "INSERT INTO incidents (id, client_id, sign, at, minutes, note) VALUES (?, ?, ?, ?, ?, '')",
            _incidents(clients, incidents),
        )
        file.execute("DELETE FROM scored_by")  # whoever looks next scores everybody
    pruner(folder, "status")


def pruner(folder: str, *args: str) -> str:
    """What the installed pruner says."""
    command = [installed("pruner"), *args]
    done = subprocess.run(
        command, env=environment(folder), capture_output=True, text=True, check=True
    )  # our own
    return done.stdout


def _incidents(clients: int, incidents: int) -> Iterator[tuple[int, int, str, str, int]]:
    chance = random.Random(SEED)  # noqa: S311  # the same garden each time
    now = datetime.now(UTC)
    for number in range(incidents):
        at = now - timedelta(minutes=chance.randrange(1, YEARS * 365 * 24 * 60))
        client = FIRST + number % max(1, clients - 1)
        text = at.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
        yield FIRST + clients + number, client, chance.choice(SIGNS), text, 15


def _name(number: int) -> str:
    return f"Client {number - FIRST:05}"
