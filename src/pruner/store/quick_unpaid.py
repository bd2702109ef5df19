"""What the incidents of everybody took without being paid for, read from the index alone."""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection
from datetime import datetime
from functools import cached_property
from itertools import accumulate

from pruner.core.models import Id
from pruner.store.forms import pack_moment

READ = (
    "SELECT client_id, json_group_array(json_array(at, minutes)) FROM clients CROSS JOIN incidents"
    " WHERE client_id = clients.id AND paid_minor IS NULL AND minutes > 0 AND at >= ? AND at < ?"
    " AND sign NOT IN (SELECT value FROM json_each(?)) GROUP BY client_id"
)


class Unpaid:
    """The unpaid minutes of one client's incidents, kept as text until they are asked for."""

    def __init__(self, told: str) -> None:
        self._told = told

    def between(self, since: datetime, until: datetime) -> int:
        """The minutes of those from one moment on until before another."""
        moments, sums = self._summed_up
        return sums[bisect_left(moments, pack_moment(until))] - sums[bisect_left(moments, pack_moment(since))]

    @cached_property
    def _summed_up(self) -> tuple[list[str], list[int]]:
        """When each was, in order, and the minutes of all before it."""
        found = sorted(json.loads(self._told))
        return [at for at, _ in found], [0, *accumulate(minutes for _, minutes in found)]


def read(
    file: sqlite3.Connection, since: datetime, until: datetime, good: Collection[str]
) -> dict[Id, Unpaid]:
    """By client, between two moments; `good` are the signs that are blooms, which cost nothing."""
    asked = (pack_moment(since), pack_moment(until), json.dumps(sorted(good)))
    return {client_id: Unpaid(told) for client_id, told in file.execute(READ, asked)}
