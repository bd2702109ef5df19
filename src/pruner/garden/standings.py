"""How many clients stand how, and how much is due: what a prompt asks for, without reading the incidents.

What is rare (a fix, a cut) brings its own modules along where there is one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.models import Facts, Fix, Id
from pruner.core.scores import Outlines, Score
from pruner.garden.ground import Ground

if TYPE_CHECKING:
    from pruner.core.due import Due
    from pruner.core.fixes import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many clients there are, how many of them on each level and marked, and how much is due."""

    clients: int
    by_level: Mapping[Level, int]
    marked: int
    due: int
    overdue: int

    @classmethod
    def of(cls, levels: Iterable[Level], marked: int, due: "Sequence[Due]") -> "Counts":
        """Counted from the level of each client, how many are marked, and what is due."""
        found = Counter(levels)
        return cls(
            clients=found.total(),
            by_level={level: found[level] for level in Level},
            marked=marked,
            due=sum(not what.overdue for what in due),
            overdue=sum(what.overdue for what in due),
        )


class Standings(Ground):
    """What can be counted."""

    def counts(self) -> Counts:
        """How the clients stand today, those that are pruned left out."""
        found, today = self._store.standings(self._scorer()), self.today
        gone = self._pruned(found.dated)
        marks = {each: marked for each, marked in found.marks.items() if each not in gone}
        outlines = Outlines(self.rules, today)
        levels = (self._level_of(each, found.scores.get(each, ()), outlines) for each in marks)
        return Counts.of(levels, sum(marks.values()), self._due(found.dated, gone))

    def _pruned(self, facts: Facts) -> Collection[Id]:
        if not facts.cuts:
            return ()
        from pruner.core.standing import Parting, exits

        left = exits(facts, self.today)
        return {each for each, exit_ in left.items() if exit_.parting(self.today) is Parting.PRUNED}

    def _level_of(self, client_id: Id, scores: Sequence[Score], outlines: Outlines) -> Level:
        """By the scores, unless one is of a day that has yet to come: then by the incidents until today."""
        if outlines.foretold(scores):
            return self._health(client_id).level
        return outlines.of(scores).level

    def _due(self, facts: Facts, gone: Collection[Id]) -> "Sequence[Due]":
        if not (facts.fixes or facts.cuts):
            return ()
        from pruner.core.due import due

        return due(facts, self._running(facts.fixes, gone), self.rules, self.today)

    def _running(self, fixes: Sequence[Fix], gone: Collection[Id]) -> "Iterator[Course]":
        from pruner.core.courses import courses

        for client_id in {fix.client_id for fix in fixes if fix.client_id not in gone}:
            theirs = [fix for fix in fixes if fix.client_id == client_id]
            yield from courses(theirs, self._health(client_id), self.today)
