"""What was seen of a client, and of the whole portfolio, when something was decided.

Amounts and hours are those of an average month of the window, in `currency`; None is unknown.
"""

from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction

from pruner.core import frozen
from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.plants import LEAVES, Branch, Line
from pruner.core.portfolio import Portfolio
from pruner.core.season import Frozen
from pruner.core.whatif import Lasts, NoRunway, Outlook, Runway
from pruner.core.worth import Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One client: enough to print the journal and to draw its branch as it was."""

    currency: str = ""
    income: Fraction | None = None
    hours: Fraction | None = None
    costs: Fraction | None = None
    ehr: Fraction | None = None
    baseline: Fraction | None = None
    others: Fraction | None = None
    share: Fraction | None = None
    level: Level = Level.HEALTHY
    heat: float = 0.0
    leaves: int = LEAVES
    thorns: tuple[str, ...] = ()
    blooms: int = 0
    line: Line = Line.NORMAL
    marked: bool = False

    @classmethod
    def of(cls, branch: Branch, worth: Worth) -> "Seen":
        """A client as it stands."""
        months, known = worth.portfolio.months, worth.known
        return cls(
            currency=worth.currency,
            income=worth.figures.revenue / months if known else None,
            hours=worth.figures.hours / months if known else None,
            costs=worth.figures.costs / months if known else None,
            ehr=worth.ehr,
            baseline=worth.baseline,
            others=worth.baseline_others,
            share=worth.share,
            level=branch.level,
            heat=branch.heat,
            leaves=branch.leaves,
            thorns=branch.thorns,
            blooms=branch.health.blooms,
            line=branch.line,
            marked=branch.client.marked,
        )

    @classmethod
    def thawed(cls, texts: Frozen) -> "Seen":
        """A client as it was."""
        values = frozen.thaw(texts)
        level = frozen.read(values, "level", lambda text: Level[text.upper()])
        leaves = frozen.read(values, "leaves", int)
        return cls(
            currency=values.get("currency", ""),
            **{name: frozen.fraction(values, name) for name in AMOUNTS},
            level=Level.HEALTHY if level is None else level,
            heat=frozen.read(values, "heat", float) or 0.0,
            leaves=LEAVES if leaves is None else min(LEAVES, max(1, leaves)),
            thorns=frozen.words(values, "thorns"),
            blooms=frozen.read(values, "blooms", int) or 0,
            line=frozen.read(values, "line", Line) or Line.NORMAL,
            marked=values.get("marked") == "yes",
        )

    def frozen(self) -> Frozen:
        """As texts."""
        return frozen.freeze({field.name: getattr(self, field.name) for field in fields(self)})


AMOUNTS = ("income", "hours", "costs", "ehr", "baseline", "others", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The portfolio of one currency: its income and hours a month, its rate, and how few carry it."""

    income: Fraction | None = None
    hours: Fraction | None = None
    ehr: Fraction | None = None
    top: Fraction | None = None
    five_sixths: bool = False
    runway: Runway = NoRunway.UNSET

    @classmethod
    def of(cls, portfolio: Portfolio, runway: Runway) -> "Balance":
        """The portfolio as it stands."""
        return cls(
            income=portfolio.monthly_income,
            hours=portfolio.total.hours / portfolio.months,
            ehr=portfolio.baseline,
            top=portfolio.top(1),
            five_sixths=portfolio.five_sixths,
            runway=runway,
        )

    @classmethod
    def thawed(cls, values: Mapping[str, str], prefix: str) -> "Balance":
        """The portfolio as it was."""
        runway = frozen.read(values, prefix + "runway", _runway)
        return cls(
            **{name: frozen.fraction(values, prefix + name) for name in ("income", "hours", "ehr", "top")},
            five_sixths=values.get(prefix + "five_sixths") == "yes",
            runway=NoRunway.UNSET if runway is None else runway,
        )

    def numbers(self, prefix: str) -> dict[str, object]:
        """By name, each with a prefix."""
        told: dict[str, object] = {
            f"{prefix}{field.name}": getattr(self, field.name) for field in fields(self)
        }
        months = self.runway.months if isinstance(self.runway, Lasts) else self.runway
        return {**told, f"{prefix}runway": months}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What closing a session froze of the main currency: the portfolio before and after what was decided.

    `refill` are the hours a month that make up for the cuts, None where nothing could.
    """

    currency: str = ""
    before: Balance = Balance()
    after: Balance = Balance()
    refill: Fraction | None = None

    @classmethod
    def of(cls, outlook: Outlook) -> "Figures":
        """What an outlook says."""
        main = outlook.main
        if main is None:
            return cls()
        refill = main.refill_hours
        return cls(
            currency=main.before.currency,
            before=Balance.of(main.before, outlook.runway_before),
            after=Balance.of(main.after, outlook.runway_after),
            refill=None if refill is None else main.per_month(refill),
        )

    @classmethod
    def thawed(cls, texts: Frozen) -> "Figures":
        """As it was."""
        values = frozen.thaw(texts)
        return cls(
            currency=values.get("currency", ""),
            before=Balance.thawed(values, "before."),
            after=Balance.thawed(values, "after."),
            refill=frozen.fraction(values, "refill"),
        )

    def frozen(self) -> Frozen:
        """As texts."""
        told: dict[str, object] = {"currency": self.currency or None, "refill": self.refill}
        return frozen.freeze(told | self.before.numbers("before.") | self.after.numbers("after."))


def _runway(text: str) -> Runway:
    return next((found for found in NoRunway if found.value == text), None) or Lasts(Fraction(text))
