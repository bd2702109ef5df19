"""The last weeks of each client, read for the tree: moments and signs alone, in texts read when needed.

The index of the incidents has all of it, client by client, so no row is looked at, and however long the
history is, only its end is.
"""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from pruner.core.lately import Window
from pruner.core.models import Id
from pruner.store.forms import pack_moment

READ = (
    "SELECT client_id, sum(at >= :thorns AND sign NOT IN (SELECT value FROM json_each(:good))),"
    " json_group_array(json_array(at, incidents.id, sign))"
    " FROM {whose} CROSS JOIN incidents"
    " WHERE client_id = whose.id AND at >= :since AND at < :until GROUP BY client_id"
)
ALL = "clients AS whose"
SOME = "(SELECT value AS id FROM json_each(:clients)) AS whose"


class Recent:
    """The incidents of a client in a window of time: how many of them are thorns, and which signs when."""

    def __init__(self, thorns: int = 0, told: str = "[]") -> None:
        self.thorns = thorns
        self._told = told

    def between(self, since: datetime, until: datetime) -> Sequence[str]:
        """The signs of those from one moment on until before another, newest first."""
        first, end = (bisect_left(self._in_order, (pack_moment(moment),)) for moment in (since, until))
        return [sign for _at, _id, sign in reversed(self._in_order[first:end])]

    @cached_property
    def _in_order(self) -> list[tuple[Any, ...]]:
        """Moment, id and sign of each, oldest first."""
        return sorted(map(tuple, json.loads(self._told)))


NOTHING = Recent()


def read(
    file: sqlite3.Connection, window: Window, good: Collection[str], clients: Collection[Id] | None = None
) -> dict[Id, Recent]:
    """What happened in the window at these clients, or at all; who has nothing there is left out."""
    asked = {
        "since": pack_moment(window.since),
        "thorns": pack_moment(window.thorns),
        "until": pack_moment(window.until),
        "good": json.dumps(sorted(good)),
        "clients": json.dumps(sorted(clients or ())),
    }
    query = READ.format(whose=ALL if clients is None else SOME)
    return {client_id: Recent(thorns, told) for client_id, thorns, told in file.execute(query, asked)}
