"""A garden for sessions: one client who may be pruned, one with a fix missing, two who are well."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from pruner.core.changes import Change, Edit
from pruner.core.endings import Ending
from pruner.core.fixes import Fix
from pruner.core.models import Id
from pruner.core.playbooks import MONEY
from pruner.core.season import Choice
from tests.builders import TODAY, new_id
from tests.garden.beds import Bed

MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")
NOTICE, END = date(2026, 11, 30), date(2026, 12, 31)


@dataclass
class Orchard:
    """Weak has a failed fix for its rate; Thin needs one; Strong and Solid are well."""

    bed: Bed
    weak: Id = field(init=False)
    thin: Id = field(init=False)
    strong: Id = field(init=False)
    solid: Id = field(init=False)

    def __post_init__(self) -> None:
        self.weak, self.thin = self._plant("Weak", "100"), self._plant("Thin", "200")
        self.strong, self.solid = self._plant("Strong", "1000"), self._plant("Solid", "1000")
        self.fail(self.weak)

    def _plant(self, name: str, monthly: str) -> Id:
        client = self.bed.plant(name)
        self.bed.months(client, MONTHS, monthly, "10")
        return client

    def fail(self, client: Id, sign: str = MONEY, ending: Ending = Ending.FAILED) -> None:
        """A fix that was offered and ended."""
        fix = Fix(
            id=new_id(),
            client_id=client,
            sign=sign,
            opened_on=TODAY - timedelta(days=120),
            due_on=TODAY - timedelta(days=30),
            talk_offered_on=TODAY - timedelta(days=119),
            ended_on=TODAY - timedelta(days=30),
            ending=ending,
        )
        self.bed.garden.plant(Change("opened-fix", (Edit(None, fix),)))

    def prune_weak(self) -> None:
        """A session that ends with Weak leaving on the last day of the year."""
        garden = self.bed.garden
        garden.begin_session()
        garden.decide(self.weak, Choice.PRUNE)
        garden.plan_cut(self.weak, notice_on=NOTICE, ends_on=END)
        garden.close_session()
