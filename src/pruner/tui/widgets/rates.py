"""The chart of a client's rate on the money page, with a legend that names what its lines are."""

from decimal import Decimal
from fractions import Fraction

from textual.content import Content

from pruner.core.months import Month
from pruner.core.worth import Worth
from pruner.i18n import N_, _
from pruner.tui.discretion import HIDDEN
from pruner.tui.drawing.chart import ASCII, THROUGH, UNICODE, Chart, Column, Ink
from pruner.tui.drawing.pieces import Piece
from pruner.wording.numbers import amount

MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
STYLES = {
    "leaf": "$leaf",
    "faded": "$faded",
    "red": "$thorn",
    "limb": "$limb",
    "rest": "$text-muted",
    "figure": "$text-muted",
}


def month_name(month: Month) -> str:
    """The short name of a month."""
    return _(MONTHS[month.number - 1])


def rates(worth: Worth, far_below: Decimal, size: tuple[int, int], *, plain: bool, masked: bool) -> Content:
    """The chart in `size`, width and height, the legend's row included; `far_below` as in `Chart`."""
    chart = Chart(
        columns=[
            Column(label=month_name(month), rate=figures.ehr, estimated=figures.estimated)
            for month, figures in worth.by_month
        ],
        target=worth.target,
        baseline=worth.baseline,
        far_below=Fraction(far_below),
        ink=ASCII if plain else UNICODE,
        hidden=HIDDEN if masked else "",
    )
    width, height = size
    lines = [_styled(row) for row in chart.rows(width, height - 1)]
    legends = (_legend(worth, chart.ink, amounts=amounts, masked=masked) for amounts in (True, False))
    legend = min(legends, key=lambda legend: legend.cell_length > width)
    return Content("\n").join([*lines, legend])


def _legend(worth: Worth, ink: Ink, *, amounts: bool, masked: bool) -> Content:
    """What the signs of the chart mean; without the amounts of its lines where they have no room."""
    parts = [Content.assemble((ink.full, "$leaf"), f" {_('rate an hour')}")]
    if any(figures.estimated for _month, figures in worth.by_month):
        parts.append(Content.assemble((ink.estimated, "$leaf"), f" {_('estimated')}"))
    lines = (
        (ink.target, "$limb", _("target"), worth.target),
        (ink.baseline, "", _("all clients"), worth.baseline),
    )
    for sign, style, words, value in lines:
        if value is not None:
            told = f" {_amount(value, worth, masked=masked)}" if amounts else ""
            parts.append(Content.assemble((sign * 2, style), f" {words}{told}"))
    return Content("  ").join(parts)


def _amount(value: Fraction, worth: Worth, *, masked: bool) -> str:
    return HIDDEN if masked else amount(value, worth.currency)


def _styled(row: list[Piece]) -> Content:
    return Content.assemble(*((piece.text, _style(piece.role)) for piece in row))


def _style(role: str) -> str:
    colour = STYLES.get(role.removesuffix(THROUGH), "")
    return f"reverse {colour}".rstrip() if role.endswith(THROUGH) else colour
