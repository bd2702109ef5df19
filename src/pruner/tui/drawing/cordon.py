"""The garden as a table: the trunk at the left, one row per client, as many columns as the width bears."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from pruner.core.lately import WEEKS
from pruner.core.lazily import dataclass
from pruner.core.models import Id, State
from pruner.core.plants import LEAVES, Branch
from pruner.core.rules import SignRule
from pruner.core.standing import Parting
from pruner.garden import View
from pruner.i18n import N_, _, number, typed
from pruner.tui.drawing import takings
from pruner.tui.drawing.bough import LEAF_ROLES, Look, bough
from pruner.tui.drawing.pieces import THORN, Piece, blank, fitted, lit, runs
from pruner.tui.drawing.places import Places, Seat
from pruner.tui.widgets import cells
from pruner.tui.widgets.glyphs import UNICODE, Glyphs, sparkline
from pruner.wording import level, state

TREE, NAME, LEVEL, HEAT, RECENT, LIMB, QUIET = "tree", "name", "level", "heat", "weeks", "limb", "quiet"
RATE, SHARE, COURSE, VERDICT, FIX = "rate", "share", "course", "verdict", "fix"
SIGN = "sign."
"""How the key of a sign's column begins; the sign's id follows."""

TITLES = {
    TREE: N_("Tree"),
    NAME: N_("Name"),
    LEVEL: N_("Level"),
    HEAT: N_("Heat"),
    RECENT: N_("13 weeks"),
    LIMB: N_("Limb"),
    QUIET: N_("Quiet"),
    RATE: N_("Per hour"),
    SHARE: N_("Share"),
    COURSE: N_("Rate"),
    VERDICT: N_("Verdict"),
    FIX: N_("Deadline"),
}
SHORT_TITLES = {RATE: N_("Hourly")}
"""What stands over a column that has no room for its title."""
RIGHT_ALIGNED = (HEAT, QUIET, RATE, SHARE, FIX)
LEAD = 4
"""A blank and the trunk."""
SHORT, LONG = 11, 17
"""Cells of a branch's drawing, leaves included."""
LEAST_NAME, MOST_NAME = 16, 32
SHOWN_FROM, DECIMALS_BELOW, MOST_HEAT = 0.05, 9.95, 999
ASLEEP = (State.DORMANT, State.DECLINED, Parting.PRUNED)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, which is also what sorts by it, and how many cells it takes."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column the rows stand, and whether the other way round than is usual for it."""

    key: str = TREE
    turned: bool = False


def columns(
    size: int, signs: Sequence[SignRule], months: int = 0, *, mending: bool = False
) -> tuple[Column, ...]:
    """What fits into `size` cells: branch and name always, then heat, money, weeks, level, signs and so on.

    `months` is the length of the window where anything is known of money, else 0; `mending` says whether
    any fix runs.
    """
    taken = {TREE: SHORT}
    money: list[dict[str, int]] = [{VERDICT: 8}, {RATE: 8}, {SHARE: 5}] if months else []
    steps: list[dict[str, int]] = [
        {HEAT: 6},
        *money,
        {RECENT: WEEKS},
        *([{COURSE: months}] if months else []),
        {LEVEL: 11},
        *([{FIX: cells.width(_("overdue"))}] if mending else []),
        {TREE: LONG},
        {SIGN + sign.id: 3 for sign in signs},
        {LIMB: 12},
        {QUIET: 7},
    ]
    for step in steps:
        wider = taken | {key: _under_its_title(key, least) for key, least in step.items()}
        if _room(size, wider) < LEAST_NAME:
            break
        taken = wider
    taken[NAME] = max(0, min(MOST_NAME, _room(size, taken)))
    heats = [HEAT, *(SIGN + sign.id for sign in signs), RECENT]
    order = [TREE, NAME, LEVEL, *heats, RATE, COURSE, SHARE, VERDICT, FIX, LIMB, QUIET]
    return tuple(Column(key, taken[key]) for key in order if key in taken)


def _under_its_title(key: str, least: int) -> int:
    """How many cells a column takes whose cells need `least`: its title and the arrow fit over it."""
    title = SHORT_TITLES.get(key) or TITLES.get(key)
    return max(least, cells.width(_(title)) + len(UNICODE.falling)) if title else least


def _room(size: int, taken: dict[str, int]) -> int:
    """What is left for the name, one blank after each column."""
    return size - LEAD - 1 - sum(taken.values()) - len(taken)


def column_at(x: int, chosen: Sequence[Column]) -> str:
    """The key of the column that this cell belongs to."""
    end = LEAD
    for column in chosen:
        end += column.size + 1
        if x < end:
            return column.key
    return chosen[-1].key


def in_order(view: View, sorting: Sorting) -> list[Branch]:
    """The rows from top to bottom: what needs attention first, words by the alphabet; stumps at the end.

    The branches stand in the order of the tree, which also decides between equals.
    """
    rows = list(view.branches)
    if sorting.key not in (TREE, NAME, LIMB):
        rows.reverse()
    rows.sort(key=_of_money(view, sorting.key) or _order_of(sorting.key))
    if sorting.turned:
        rows.reverse()
    return [*rows, *view.stumps]


def _order_of(key: str) -> Callable[[Branch], tuple[float | str, ...]]:
    """What a row is sorted by, the least first; an empty one keeps the rows as they stand."""
    if key.startswith(SIGN):
        return lambda branch: (-heat_of(branch, key.removeprefix(SIGN)),)
    orders: dict[str, Callable[[Branch], tuple[float | str, ...]]] = {
        NAME: lambda branch: (branch.client.name.casefold(),),
        HEAT: lambda branch: (-branch.heat,),
        RECENT: lambda branch: (-sum(branch.weeks),),
        LIMB: lambda branch: (not branch.client.limb, (branch.client.limb or "").casefold()),
        FIX: lambda branch: (branch.mending.days_left if branch.mending else date.max.toordinal(),),
        QUIET: lambda branch: ((branch.quiet_since or date.max).toordinal(),),
    }
    return orders.get(key, lambda _: ())


def _of_money(view: View, key: str) -> Callable[[Branch], tuple[Fraction, ...]] | None:
    """What a row is sorted by in a column about money: lowest rate, largest share, worst verdict first."""
    orders: dict[str, Callable[[Branch], Fraction | None]] = {
        RATE: lambda branch: takings.rate_of(view, branch),
        SHARE: lambda branch: None if branch.share is None else -Fraction(branch.share),
        COURSE: lambda branch: takings.drift_of(view, branch),
        VERDICT: lambda branch: Fraction(takings.severity_of(view, branch)),
    }
    order = orders.get(key)
    if order is None:
        return None

    def known(branch: Branch) -> tuple[Fraction, ...]:
        value = order(branch)
        return (takings.UNKNOWN if value is None else value,)

    return known


def heat_of(branch: Branch, sign: str) -> float:
    """How strongly this sign burns at the client."""
    return branch.near.heats.get(sign, 0.0)


def heading(
    shown: Sequence[Column], sorting: Sorting, signs: Sequence[SignRule], glyphs: Glyphs, size: int
) -> list[Piece]:
    """The titles of the columns; an arrow stands at the one the rows are sorted by."""
    keys = {SIGN + sign.id: sign.key for sign in signs}
    pieces = blank(LEAD)
    for column in shown:
        arrow = (glyphs.rising if sorting.turned else glyphs.falling) if column.key == sorting.key else ""
        text = keys.get(column.key) or _title(column.key, column.size - len(arrow), glyphs)
        gap = " " if arrow and cells.width(text) + 2 <= column.size else ""
        text += gap + arrow
        right = column.key in keys or column.key in RIGHT_ALIGNED
        role = THORN + column.key.removeprefix(SIGN) if column.key in keys else "heading"
        pieces += [Piece((cells.pad_left if right else cells.pad)(text, column.size), role), *blank(1)]
    return fitted(pieces, size)


def _title(key: str, size: int, glyphs: Glyphs) -> str:
    """What stands over a column, in at most `size` cells."""
    title = _(TITLES[key])
    if cells.width(title) > size and key in SHORT_TITLES:
        title = _(SHORT_TITLES[key])
    return cells.cut(title, size, glyphs.ellipsis)


@dataclass(frozen=True, slots=True)
class Cordon:
    """The rows in their order (a `Drawing`)."""

    branches: tuple[Branch, ...]
    places: Places
    look: Look
    signs: tuple[SignRule, ...]
    view: View

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.branches)

    def row(self, number: int, size: int, chosen: Id | None) -> list[Piece]:
        """One client's row in exactly `size` cells, lit from the trunk on where it is the chosen one."""
        branch = self.branches[number]
        pieces: list[Piece] = []
        for column in columns(size, self.signs, months_shown(self.view), mending=mends(self.view)):
            cell = self._of_stump if branch.pruned else self._cell
            pieces += [*cell(branch, column), *blank(1)]
        row = fitted(pieces, max(0, size - LEAD))
        lead = [*blank(1), Piece(self.look.glyphs.trunk, "bark")]
        return fitted([*lead, *(lit(row) if branch.client.id == chosen else row)], size)

    def about(self, number: int) -> object:  # noqa: ARG002  # any row
        """The whole garden: what a client is worth beside the others changes with every one of them."""
        return self.view

    def client_at(self, _x: int, number: int, _size: int) -> Id | None:
        """Whose row it is."""
        return self.branches[number].client.id if 0 <= number < self.height else None

    def _cell(self, branch: Branch, column: Column) -> list[Piece]:
        """What stands in one column, in exactly its size."""
        glyphs = self.look.glyphs
        if column.key == TREE:
            return bough(branch, self.look, max(0, column.size - LEAVES))
        if column.key.startswith(SIGN):
            sign = column.key.removeprefix(SIGN)
            return [_figure(heat_of(branch, sign), column.size, THORN + sign, glyphs)]
        if column.key == HEAT:
            return [_figure(branch.heat, column.size, "figure", glyphs)]
        if column.key == RECENT:
            bars = sparkline(branch.weeks, glyphs)
            return runs([(bar, "count" if n else "rest") for bar, n in zip(bars, branch.weeks, strict=True)])
        if column.key == COURSE:
            return [Piece(cells.pad(takings.course(self.view, branch, glyphs), column.size), "figure")]
        text, role = self._money(branch, column.key) or self._words(branch, column.key)
        align = cells.pad_left if column.key in RIGHT_ALIGNED else cells.pad
        return [Piece(align(cells.cut(text, column.size, glyphs.ellipsis), column.size), role)]

    def _of_stump(self, branch: Branch, column: Column) -> list[Piece]:
        """Who was pruned and when; the numbers of the living say nothing of a stump."""
        if column.key == TREE and branch.ends_on:
            return fitted([Piece(f"{self.look.glyphs.stump}{typed(branch.ends_on)}", "bark")], column.size)
        told = column.key in {NAME, LEVEL, LIMB}
        return self._cell(branch, column) if told else blank(column.size)

    def _deadline(self, branch: Branch) -> tuple[str, str]:
        """The days that are left to the most pressing of the fixes that run."""
        if branch.mending is None:
            return "", "figure"
        if branch.mending.overdue:
            return _("overdue"), "late"
        mend = self.look.glyphs.mend
        return _("{mend} {n} d").format(mend=mend, n=branch.mending.days_left), "mend"

    def _money(self, branch: Branch, key: str) -> tuple[str, str] | None:
        """The text and the role of a column about money, None for any other column."""
        if key == VERDICT:
            return takings.verdict_words(self.view, branch)
        if key == RATE:
            return takings.rate_words(self.view, branch, masked=self.look.masked), "figure"
        return (takings.share_words(branch, masked=self.look.masked), "figure") if key == SHARE else None

    def _words(self, branch: Branch, key: str) -> tuple[str, str]:
        """The text of a column and the role it plays."""
        client = branch.client
        if key == NAME:
            return self.look.name_of(branch), "asleep" if branch.standing in ASLEEP else "name"
        if key == LEVEL:
            active = branch.standing is State.ACTIVE
            word = level(branch.level) if active else state(branch.standing)
            return word, "asleep" if branch.pruned else LEAF_ROLES[branch.level]
        if key == LIMB:
            return cells.plain(client.limb or ""), "figure"
        if key == FIX:
            return self._deadline(branch)
        days = (self.view.today - branch.quiet_since).days if branch.quiet_since else None
        return ("", "figure") if days is None else (_("{n} d").format(n=days), "figure")


def months_shown(view: View | None) -> int:
    """How many months the course of a rate has; 0 where nothing is known of money."""
    return len(view.estate.months) if view is not None and view.knows_money else 0


def mends(view: View | None) -> bool:
    """Whether any fix runs."""
    return view is not None and view.mends


def cordon(view: View, look: Look, sorting: Sorting, signs: tuple[SignRule, ...]) -> Cordon:
    """The table of everybody, those who were declined too."""
    rows = tuple(in_order(view, sorting))
    places = Places([(number, [Seat(0, branch.client.id)]) for number, branch in enumerate(rows)])
    return Cordon(rows, places, look, signs, view)


def _figure(heat: float, size: int, role: str, glyphs: Glyphs) -> Piece:
    """A heat in three cells, or the sign for none worth a digit."""
    if heat < SHOWN_FROM:
        return Piece(cells.pad_left(glyphs.rest, size), "rest")
    shown = number(heat, 1) if heat < DECIMALS_BELOW else number(min(heat, MOST_HEAT), 0)
    return Piece(cells.pad_left(shown, size), role)
