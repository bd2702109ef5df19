"""The scores of each client's incidents, kept beside them so that nobody has to read those again.

They are derived: a transaction that writes about a client lets go of its scores and, where somebody has said
how to score, keeps the new ones before it ends. Whose scores are not kept is known by name (`unscored`), and
all are let go where they have another basis; whoever reads scores anew. Both data paths come here, since
SQLAlchemy's has the same driver below it.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from pruner.core.changes import Edit
from pruner.core.ledger import Terms
from pruner.core.models import Client, Id, Incident, Job, owner
from pruner.core.scores import Score, Scorer
from pruner.store.forms import Flat
from pruner.store.packing import Unreadable, reader
from pruner.store.quick_records import fetch
from pruner.store.statements import chosen, columns

BEARING: tuple[type[Any], ...] = (Client, Incident, Job, Terms)
"""What a client's scores are made from."""
AT_ONCE = 100
"""So many clients are scored inside the transaction that wrote about them; more are left to who reads."""
REMEMBERED = 2_000
"""So many incidents are kept as they were made of their rows."""

Scores = dict[Id, tuple[Score, ...]]


def let_go(file: sqlite3.Connection, edits: Iterable[Edit]) -> None:
    """Forget the scores of everybody about whom these edits say something that bears on them."""
    sides = [side for edit in edits for side in edit.sides if isinstance(side, BEARING)]
    clients = [(client_id,) for client_id in {owner(side) for side in sides}]
    file.executemany("DELETE FROM scores WHERE client_id = ?", clients)
    file.executemany("DELETE FROM unscored WHERE client_id = ?", clients)
    file.executemany("INSERT INTO unscored (client_id) SELECT id FROM clients WHERE id = ?", clients)


def let_go_of_all(file: sqlite3.Connection) -> None:
    """Forget every score: nobody knows what was written."""
    for table in ("scores", "unscored", "scored_by"):
        file.execute(f"DELETE FROM {table}")  # noqa: S608  # names of ours


def follow(file: sqlite3.Connection, scorer: Scorer | None) -> None:
    """Keep the scores of the few about whom the transaction has just written."""
    if scorer is None or not _holds(file, scorer):
        return
    few = list(islice(_unscored(file), AT_ONCE + 1))
    if len(few) <= AT_ONCE:
        _keep(file, scorer, few)


def bring_up(file: sqlite3.Connection, scorer: Scorer) -> None:
    """Keep the scores of everybody who has none, inside a transaction that may write."""
    if not _holds(file, scorer):
        let_go_of_all(file)
        file.execute("INSERT INTO unscored (client_id) SELECT id FROM clients")
        file.execute("INSERT INTO scored_by (basis) VALUES (?)", (scorer.basis,))
    _keep(file, scorer, _unscored(file))


def missing(file: sqlite3.Connection, scorer: Scorer) -> bool:
    """Whether somebody has to be scored before the kept scores are those of everybody."""
    return not _holds(file, scorer) or next(_unscored(file), None) is not None


def kept(file: sqlite3.Connection, clients: Iterable[Id] | None = None) -> Scores:
    """The scores that are kept, of everybody or of these; who has no incident has none."""
    whose = "" if clients is None else " WHERE client_id IN (SELECT value FROM json_each(?))"
    rows = file.execute(
        f"SELECT client_id, sign, day, heat FROM scores{whose} ORDER BY client_id, sign",  # noqa: S608  # ours
        () if clients is None else (json.dumps(list(clients)),),
    )
    found: defaultdict[Id, list[Score]] = defaultdict(list)
    days: dict[str, date] = {}
    for client_id, sign, day, heat in rows:
        known = days.get(day) or days.setdefault(day, _day(client_id, day))
        found[client_id].append(Score(sign, known, heat))
    return {client_id: tuple(scores) for client_id, scores in found.items()}


def wrong(file: sqlite3.Connection, scorer: Scorer) -> set[Id]:
    """The clients whose kept scores are not those of their incidents; those with another basis are none's."""
    if not _holds(file, scorer):
        return set()
    told, true, due = kept(file), reckoned(file, scorer), set(_unscored(file))
    return {each for each in told.keys() | true.keys() if told.get(each) != true.get(each)} - due


def reckoned(file: sqlite3.Connection, scorer: Scorer) -> Scores:
    """The scores of everybody with an incident, from the incidents themselves; nothing is kept."""
    ids = [row[0] for row in file.execute("SELECT id FROM clients")]
    return {client_id: found for client_id in ids if (found := _reckoned(file, scorer, client_id))}


def _day(client_id: Id, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"scores {client_id}") from error


def _reckoned(file: sqlite3.Connection, scorer: Scorer, client_id: Id) -> tuple[Score, ...]:
    (client,) = fetch(file, Client, " WHERE id = ?", client_id)
    rows = file.execute(chosen(Incident) + " WHERE client_id = ?", (client_id,))
    incidents = tuple(map(_incident, rows))
    if not incidents:
        return ()
    jobs = fetch(file, Job, " WHERE client_id = ?", client_id)
    terms = fetch(file, Terms, " WHERE client_id = ?", client_id)
    return scorer.score(client, incidents, jobs, terms[0].included_rounds if terms else None)


@lru_cache(REMEMBERED)
def _incident(row: tuple[Flat, ...]) -> Incident:
    """Made of a row once: a key asks for all incidents of its client, of which one is new."""
    return reader(Incident, columns(Incident))(row)


def _keep(file: sqlite3.Connection, scorer: Scorer, clients: Iterable[Id]) -> None:
    for client_id in list(clients):
        rows = [
            (client_id, score.sign, score.day.isoformat(), score.heat)
            for score in _reckoned(file, scorer, client_id)
        ]
        file.executemany("INSERT INTO scores (client_id, sign, day, heat) VALUES (?, ?, ?, ?)", rows)
        file.execute("DELETE FROM unscored WHERE client_id = ?", (client_id,))


def _holds(file: sqlite3.Connection, scorer: Scorer) -> bool:
    return file.execute("SELECT basis FROM scored_by").fetchall() == [(scorer.basis,)]


def _unscored(file: sqlite3.Connection) -> Iterator[Id]:
    return (row[0] for row in file.execute("SELECT client_id FROM unscored"))
