"""Level and numbers -> what a branch shows: meaning, not glyphs (garden.md, "Espalier")."""

import math
from collections.abc import Iterable
from datetime import date
from enum import Enum

from pruner.core.fixes import Course
from pruner.core.heat import Health, Level
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Id, State
from pruner.core.rules import Rules
from pruner.core.standing import Exit, Parting

LEAVES = 5
WEEKS = 13
MOST_THORNS = 5


class Line(Enum):
    """How a branch's wood is drawn."""

    STRONG = "strong"
    NORMAL = "normal"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A client as the tree shows it.

    `thorns` are the sign ids of the incidents of the last `thorn_days`, newest first, blooms left out.
    `weeks` counts warning incidents per week, oldest first, the last one ending today. `leaves` of
    `LEAVES` are filled. `share` is the share of income, None where no money is known. `before` is the
    level some days ago (`rules.heats_up_days`), `quiet_since` the day of the last fact where that is long
    ago, `rounds` the (used, included) correction rounds of the running job, `mending` the most pressing of
    the fixes that run. `exit` is there where the client leaves or is gone, `parting` says which of the two.
    """

    client: Client
    health: Health
    thorns: tuple[str, ...]
    weeks: tuple[int, ...]
    leaves: int
    line: Line
    share: float | None
    before: Level
    quiet_since: date | None
    rounds: tuple[int, int]
    mending: Course | None = None
    exit: Exit | None = None
    parting: Parting | None = None

    @property
    def ends_on(self) -> date | None:
        """The day from which on the client is pruned, where that was decided."""
        return self.exit.ends_on if self.exit else None

    @property
    def standing(self) -> State | Parting:
        """Where the client stands: the state, or what follows from a decision to prune."""
        return self.parting or self.client.state

    @property
    def pruned(self) -> bool:
        """Whether the client is gone: a stump."""
        return self.parting is Parting.PRUNED

    @property
    def cut_sign(self) -> bool:
        """Whether it bears the sign of pruning: marked by the user, or on the way out."""
        return self.client.marked or self.parting is Parting.LEAVING

    @property
    def heats_up(self) -> bool:
        """A worse level than some days ago."""
        return self.health.level > self.before


def branch(  # noqa: PLR0913  # each one is a fact the branch shows
    client: Client,
    health: Health,
    rules: Rules,
    today: date,
    *,
    before: Level,
    last_fact: date,
    rounds: tuple[int, int],
    share: float | None = None,
    exit_: Exit | None = None,
    mending: Course | None = None,
) -> Branch:
    """The branch of a client that stands so today."""
    good = {rule.id for rule in rules.signs if rule.good}
    warnings = [ember for ember in health.embers if ember.incident.sign not in good]
    quiet = (today - last_fact).days >= rules.quiet_days
    return Branch(
        client=client,
        health=health,
        thorns=tuple(e.incident.sign for e in warnings if (today - e.day).days < rules.thorn_days),
        weeks=_weeks((e.day for e in warnings), today),
        leaves=_leaves(health),
        line=_line(client, share, rules),
        share=share,
        before=before,
        quiet_since=last_fact if quiet else None,
        rounds=rounds,
        mending=mending,
        exit=exit_,
        parting=exit_.parting(today) if exit_ else None,
    )


def tree_key(branch: Branch) -> tuple[Level, float, str, Id]:
    """What the order of the tree goes by."""
    health, client = branch.health, branch.client
    return health.level, health.heat, client.name.casefold(), client.id


def tree_order(branches: Iterable[Branch]) -> list[Branch]:
    """Best at the crown, dead wood at the ground: by level, then heat, then name."""
    return sorted(branches, key=tree_key)


def worst(branches: Iterable[Branch]) -> Branch | None:
    """The branch with the worst level, then the most heat: where the cursor starts."""
    return min(branches, key=_worst_first, default=None)


def _worst_first(branch: Branch) -> tuple[int, float, str, Id]:
    level, heat, name, client_id = tree_key(branch)
    return -level, -heat, name, client_id


def _leaves(health: Health) -> int:
    fill = health.worst.fill if health.worst else 0.0
    return max(1, LEAVES - math.floor(LEAVES * min(1.0, fill)))


def _line(client: Client, share: float | None, rules: Rules) -> Line:
    if client.state is not State.ACTIVE:
        return Line.DORMANT
    return Line.STRONG if share is not None and share >= rules.strong_share else Line.NORMAL


def _weeks(days: Iterable[date], today: date) -> tuple[int, ...]:
    counts = [0] * WEEKS
    for day in days:
        week = (today - day).days // 7
        if week < WEEKS:
            counts[WEEKS - 1 - week] += 1
    return tuple(counts)
