"""What a client brings, for a row of the table: rate, share of income, the rate's course, and the verdict."""

from fractions import Fraction

from pruner.core.heat import Level
from pruner.core.judging import VerdictName
from pruner.core.plants import Branch
from pruner.garden import View
from pruner.i18n import _, number
from pruner.tui.drawing.bough import LEAF_ROLES
from pruner.tui.widgets.glyphs import Glyphs

SEVERITY = tuple(VerdictName)
"""The worst verdict first."""
ROLES = {
    VerdictName.PRUNE: "thorn",
    VerdictName.PROTECT: "thorn",
    VerdictName.FIX: LEAF_ROLES[Level.WILTING],
    VerdictName.WATCH: LEAF_ROLES[Level.WATCH],
    VerdictName.TOO_LITTLE_DATA: "rest",
    VerdictName.KEEP: LEAF_ROLES[Level.HEALTHY],
}
UNKNOWN = Fraction(10) ** 15
"""Sorts what is not known behind everything that is."""
HIDDEN = "***"


def rate_of(view: View, branch: Branch) -> Fraction | None:
    """The effective hourly rate over the window."""
    return view.worth(branch.client.id).ehr


def drift_of(view: View, branch: Branch) -> Fraction | None:
    """By how much the rate of the last half of the window differs from the first."""
    return view.worth(branch.client.id).trend.change


def severity_of(view: View, branch: Branch) -> int:
    """The verdict's place, the worst being 0."""
    return SEVERITY.index(view.verdict_name(branch.client.id))


def rate_words(view: View, branch: Branch, *, masked: bool) -> str:
    """The rate without its currency: a column has one width; the client's page tells it exactly."""
    rate = rate_of(view, branch)
    if rate is None:
        return ""
    return HIDDEN if masked else number(float(rate), 2)


def share_words(branch: Branch, *, masked: bool) -> str:
    """The share of income in whole percent."""
    if branch.share is None:
        return ""
    return HIDDEN if masked else f"{number(100 * branch.share, 0)}%"


def verdict_words(view: View, branch: Branch) -> tuple[str, str]:
    """The verdict's name and role; nothing where nothing at all is known."""
    name = view.verdict_name(branch.client.id)
    if name is VerdictName.TOO_LITTLE_DATA:
        return _("unclear") if view.worth(branch.client.id).known else "", ROLES[name]
    return name.value, ROLES[name]


def course(view: View, branch: Branch, glyphs: Glyphs) -> str:
    """The rate month by month as bars, oldest first, against the best of the shown months."""
    worth = view.worth(branch.client.id)
    rates = [figures.ehr for _month, figures in worth.by_month]
    best = max((rate for rate in rates if rate is not None), default=Fraction(0))
    if best <= 0:
        return " " * len(rates)
    steps = len(glyphs.bars) - 1
    return "".join(" " if r is None else glyphs.bars[max(0, round(r / best * steps))] for r in rates)
