"""What cuts and raises would change: every number before and after, each pair with a bar (product.md §6)."""

from collections.abc import Iterator
from fractions import Fraction

from textual.content import Content

from pruner.core.exact import ZERO
from pruner.core.lazily import dataclass
from pruner.core.portfolio import Portfolio
from pruner.core.whatif import Lasts, NoRunway, Outlook, Runway, WhatIf
from pruner.i18n import N_, _
from pruner.tui.discretion import HIDDEN
from pruner.tui.widgets.cells import pad, pad_left, width
from pruner.tui.widgets.glyphs import ASCII, Glyphs
from pruner.wording.numbers import amount, hours
from pruner.wording.tongue import percent, tenths_down

LEAST_BAR, MOST_BAR = 10, 40
GAP = 2
RUNWAYS = {
    NoRunway.ENDLESS: N_("endless"),
    NoRunway.UNSET: N_("not known"),
    NoRunway.NO_RATE: N_("not known"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A number before and after, in words, and as sizes where a bar can show them."""

    title: str
    before: str
    after: str
    sizes: tuple[Fraction, Fraction] | None = None


def pairs(outlook: Outlook) -> list[Pair]:
    """Every number of the main currency, then the runway; nothing without anybody."""
    main = outlook.main
    if main is None:
        return []
    before, after = main.before, main.after
    code = before.currency
    return [
        _pair(_("Income a month"), code, before.monthly_income, after.monthly_income),
        Pair(
            title=_("Hours a month"),
            before=hours(_hours(before)),
            after=hours(_hours(after)),
            sizes=(_hours(before), _hours(after)),
        ),
        _pair(_("Rate an hour"), code, before.baseline, after.baseline),
        _shares(before, after),
        Pair(
            title=_("Savings last"),
            before=runway_words(outlook.runway_before),
            after=runway_words(outlook.runway_after),
        ),
    ]


def balance(outlook: Outlook, glyphs: Glyphs, room: int, *, masked: bool) -> Iterator[Content]:
    """The numbers as rows of at most `room` cells: title, before, after, and a bar where one fits."""
    found = pairs(outlook)
    heads = (_("before"), _("after"))
    shown = [(HIDDEN, HIDDEN) if masked else (pair.before, pair.after) for pair in found]
    titles = max((width(pair.title) for pair in found), default=0) + GAP
    columns = [max(map(width, (head, *(row[n] for row in shown)))) for n, head in enumerate(heads)]
    bar = min(MOST_BAR, room - titles - sum(columns) - 3 * GAP)
    lead = " " * titles + (" " * GAP).join(
        pad_left(head, size) for head, size in zip(heads, columns, strict=True)
    )
    yield Content.styled(lead, "$text-muted")
    for pair, row in zip(found, shown, strict=True):
        words = (" " * GAP).join(pad_left(text, size) for text, size in zip(row, columns, strict=True))
        line = Content.assemble((pad(pair.title, titles), "$text-muted"), words, " " * GAP)
        drawn = bars(pair.sizes, bar, glyphs) if pair.sizes and bar >= LEAST_BAR else Content("")
        yield line + drawn


def bars(sizes: tuple[Fraction, Fraction], room: int, glyphs: Glyphs) -> Content:
    """What stays, and behind it what goes or what is added."""
    before, after = (max(ZERO, size) for size in sizes)
    longest = max(before, after)
    if longest == 0:
        return Content("")
    full, lost, gained = ("#", "-", "+") if glyphs is ASCII else ("█", "░", "▓")
    stays = round(min(before, after) / longest * room)
    changed = (gained, "$bloom") if after > before else (lost, "$thorn")
    rest = 0 if before == after else room - stays
    return Content.assemble((full * stays, "$leaf"), (changed[0] * rest, changed[1]))


def warnings(outlook: Outlook) -> Iterator[str]:
    """What is to be known before anything is final."""
    for found in outlook.by_currency:
        yield from _refill(found)
    if any(found.leads_to_five_sixths for found in outlook.by_currency):
        yield _(
            "One client would bring 5/6 of your income: in Germany compulsory pension insurance may apply."
        )
    elif any(found.after.five_sixths for found in outlook.by_currency):
        yield _("One client brings 5/6 of your income: in Germany compulsory pension insurance may apply.")


def runway_words(found: Runway) -> str:
    """How long the savings last."""
    if isinstance(found, Lasts):
        return _("{n} months").format(n=tenths_down(found.months))
    return _(RUNWAYS[found])


def _refill(found: WhatIf) -> Iterator[str]:
    """What goes each month, and the hours that make up for it."""
    lost = found.per_month(found.income_lost)
    freed = found.per_month(found.hours_freed)
    code = found.before.currency
    if lost or freed:
        yield _("{amount} and {hours} a month go.").format(amount=amount(lost, code), hours=hours(freed))
    if found.gained:
        gained = amount(found.per_month(found.gained), code)
        yield _("{amount} a month come in by raises.").format(amount=gained)
    refill = found.refill_hours
    if refill is None:
        yield _("What must be refilled is not known: the others have no rate.")
    elif refill:
        said = _("To break even, {hours} a month must be refilled at {rate} an hour.")
        rate = found.after.baseline or ZERO
        yield said.format(hours=hours(found.per_month(refill)), rate=amount(rate, code))


def _pair(title: str, code: str, before: Fraction | None, after: Fraction | None) -> Pair:
    return Pair(
        title=title,
        before=_("not known") if before is None else amount(before, code),
        after=_("not known") if after is None else amount(after, code),
        sizes=None if before is None or after is None else (before, after),
    )


def _shares(before: Portfolio, after: Portfolio) -> Pair:
    first, then = before.top(1), after.top(1)
    return Pair(
        title=_("Largest client"),
        before=_share(first),
        after=_share(then),
        sizes=None if first is None or then is None else (first, then),
    )


def _share(share: Fraction | None) -> str:
    return _("not known") if share is None else f"{percent(share)} %"


def _hours(of: Portfolio) -> Fraction:
    return of.total.hours / of.months
