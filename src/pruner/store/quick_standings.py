"""How everybody stands, read without their incidents: marks, scores, and facts that have days to keep."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from pruner.core.lazily import dataclass
from pruner.core.models import Cut, Decision, Facts, Fix, Id, Session, Step
from pruner.core.scores import Score, Scorer
from pruner.store import quick_records, scores

DATED = {"fixes": Fix, "steps": Step, "sessions": Session, "decisions": Decision, "cuts": Cut}
"""The parts of the facts that have days to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """Whether each client is marked, the scores of those with incidents, and the `DATED` facts.

    `whole` is False where scores are not kept, and so not here either.
    """

    marks: Mapping[Id, bool]
    scores: Mapping[Id, tuple[Score, ...]]
    dated: Facts
    whole: bool = True


NOTHING = Standings(marks={}, scores={}, dated=Facts())


def read(file: sqlite3.Connection, scorer: Scorer) -> Standings:
    """By the scores that are kept."""
    whole = not scores.missing(file, scorer)
    return _with(file, scores.kept(file) if whole else {}, whole=whole)


def reckoned(file: sqlite3.Connection, scorer: Scorer) -> Standings:
    """By the incidents, where nothing can be kept."""
    return _with(file, scores.reckoned(file, scorer), whole=True)


def _with(file: sqlite3.Connection, found: scores.Scores, *, whole: bool) -> Standings:
    marks = {row[0]: bool(row[1]) for row in file.execute("SELECT id, marked FROM clients")}
    parts: dict[str, Any] = {part: quick_records.read(file, kind) for part, kind in DATED.items()}
    return Standings(marks=marks, scores=found, dated=Facts(**parts), whole=whole)
