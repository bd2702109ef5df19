"""Level and numbers -> what a branch shows: meaning, not glyphs (garden.md, "Espalier")."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Protocol

from pruner.core.fixes import Course
from pruner.core.heat import Health, Level
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Id, State
from pruner.core.rules import Rules
from pruner.core.scores import Outline
from pruner.core.standing import Exit, Parting

LEAVES = 5
MOST_THORNS = 5


class Line(Enum):
    """How a branch's wood is drawn."""

    STRONG = "strong"
    NORMAL = "normal"
    DORMANT = "dormant"


class Near(Protocol):
    """What a client shows to whoever looks closely; where it is not known yet it is read now.

    `heats` has the heat of each warning sign that ever burnt. `thorns` are the sign ids of the incidents of
    the last `thorn_days`, newest first, blooms left out, and `thorn_count` is their number. `weeks` counts
    warning incidents per week, oldest first, the last one ending today. `before` is the level some days ago
    (`rules.heats_up_days`), `rounds` the (used, included) correction rounds of the running job, `mending`
    the most pressing of the fixes that run.
    """

    @property
    def health(self) -> Health:
        """How it stands, with every incident."""

    @property
    def heats(self) -> Mapping[str, float]:
        """The heat of each warning sign that ever burnt."""

    @property
    def thorns(self) -> tuple[str, ...]:
        """The signs of the last incidents."""

    @property
    def thorn_count(self) -> int:
        """How many they are."""

    @property
    def weeks(self) -> tuple[int, ...]:
        """Warning incidents per week."""

    @property
    def before(self) -> Level:
        """The level some days ago."""

    @property
    def rounds(self) -> tuple[int, int]:
        """Correction rounds of the running job."""

    @property
    def mending(self) -> Course | None:
        """The most pressing fix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is `Near` of a client of whom everything is known."""

    health: Health
    thorns: tuple[str, ...]
    weeks: tuple[int, ...]
    before: Level
    rounds: tuple[int, int]
    mending: Course | None = None

    @property
    def heats(self) -> Mapping[str, float]:
        """As `Near` has it."""
        return {state.rule.id: state.heat for state in self.health.signs}

    @property
    def thorn_count(self) -> int:
        """As `Near` has it."""
        return len(self.thorns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A client as the tree shows it.

    `leaves` of `LEAVES` are filled. `share` is the share of income, None where no money is known.
    `quiet_since` is the day of the last fact where that is long ago. `exit` is there where the client leaves
    or is gone, `parting` says which of the two. What only a close look shows is asked of `near`.
    """

    client: Client
    level: Level
    heat: float
    leaves: int
    line: Line
    share: float | None
    quiet_since: date | None
    near: Near
    exit: Exit | None = None
    parting: Parting | None = None

    @property
    def health(self) -> Health:
        """How the client stands, with every incident."""
        return self.near.health

    @property
    def thorns(self) -> tuple[str, ...]:
        """The signs of the latest warning incidents, newest first."""
        return self.near.thorns

    @property
    def weeks(self) -> tuple[int, ...]:
        """Warning incidents per week, the last one ending today."""
        return self.near.weeks

    @property
    def before(self) -> Level:
        """The level some days ago."""
        return self.near.before

    @property
    def rounds(self) -> tuple[int, int]:
        """The (used, included) correction rounds of the running job."""
        return self.near.rounds

    @property
    def mending(self) -> Course | None:
        """The most pressing of the fixes that run."""
        return self.near.mending

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
        return self.level > self.before


def branch(  # noqa: PLR0913  # each one is a fact the branch shows
    client: Client,
    rules: Rules,
    today: date,
    near: Near,
    outline: Outline,
    *,
    last_fact: date,
    share: float | None = None,
    exit_: Exit | None = None,
) -> Branch:
    """The branch of a client that stands so today; `last_fact` is the day of the last thing known of it."""
    quiet = (today - last_fact).days >= rules.quiet_days
    return Branch(
        client=client,
        level=outline.level,
        heat=outline.heat,
        leaves=_leaves(outline.fill),
        line=_line(client, share, rules),
        share=share,
        quiet_since=last_fact if quiet else None,
        near=near,
        exit=exit_,
        parting=exit_.parting(today) if exit_ else None,
    )


def tree_key(branch: Branch) -> tuple[Level, float, str, Id]:
    """What the order of the tree goes by."""
    return branch.level, branch.heat, branch.client.name.casefold(), branch.client.id


def tree_order(branches: Iterable[Branch]) -> list[Branch]:
    """Best at the crown, dead wood at the ground: by level, then heat, then name."""
    return sorted(branches, key=tree_key)


def worst(branches: Iterable[Branch]) -> Branch | None:
    """The branch with the worst level, then the most heat: where the cursor starts."""
    return min(branches, key=_worst_first, default=None)


def _worst_first(branch: Branch) -> tuple[int, float, str, Id]:
    level, heat, name, client_id = tree_key(branch)
    return -level, -heat, name, client_id


def _leaves(fill: float) -> int:
    return max(1, LEAVES - math.floor(LEAVES * min(1.0, fill)))


def _line(client: Client, share: float | None, rules: Rules) -> Line:
    if client.state is not State.ACTIVE:
        return Line.DORMANT
    return Line.STRONG if share is not None and share >= rules.strong_share else Line.NORMAL
