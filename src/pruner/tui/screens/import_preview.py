"""What a file holds and what would become of it, before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner import saving
from pruner.core.errors import FileThere
from pruner.core.lazily import dataclass
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Id, Record
from pruner.formats.rows import Reason
from pruner.garden import Preview, UnknownName
from pruner.i18n import _, n_, number
from pruner.tui.discretion import HIDDEN
from pruner.tui.incoming import Fate, Incoming
from pruner.tui.screens.import_list import ChoiceScreen, ListDialog
from pruner.wording import imported, imports

RATES = ("0", "0.19", "0.07", "0.2", "0.1", "0.081")
"""None, then the rates of German, Austrian and Swiss value added tax that invoices mostly have."""
PERCENT = 100
KINDS = (Hours, Invoice, Payment, Cost)


class Answer(Enum):
    """What shall become of the file."""

    TAKE_IN = auto()
    AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the preview, and what Enter on it does; the cursor passes over a heading."""

    content: Content
    act: Callable[[], None] | None = None
    is_heading: bool = False


class ImportPreview(ListDialog[Answer | None]):
    """One list of everything; lines that ask something open their choices."""

    command_ids: ClassVar[tuple[str, ...]] = (*ListDialog.command_ids, "save")

    def __init__(self, file: Incoming, preview: Preview) -> None:
        super().__init__()
        self._file, self._preview = file, preview
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """The file, the list and the keys."""
        said = f"{self._file.path.name}: {imports.format_name(self._preview.format)}"
        with Vertical(classes="box book"):
            yield Static(Content(said), classes="heading")
            yield OptionList()
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Names and amounts may be hidden and shown while this is open."""
        self.watch(self.gardener, "masked", self._show)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask what the line is about."""
        if act := self._lines[event.option_index].act:
            act()

    def action_save(self) -> None:
        """Take it in."""
        self.dismiss(Answer.TAKE_IN)

    # -- what is shown

    def _show(self) -> None:
        self._lines = [*self._sums(), *self._questions(), *self._names(), *self._rejected(), *self._remarks()]
        self.fill([Option(line.content, disabled=line.is_heading) for line in self._lines])

    def _sums(self) -> Iterator[Line]:
        found = self._preview
        for kind in (*KINDS, *(kind for kind in found.rows if kind not in KINDS)):
            if rows := found.rows.get(kind, 0):
                yield _plain(self._kind(kind, rows))
        if not any(found.rows.values()):
            yield _plain(_("There is no row that could be taken in."))
        if days := imports.days(found):
            yield _plain(days)
        if found.known:
            yield _plain(
                n_("{n} row is there already", "{n} rows are there already", found.known).format(
                    n=number(found.known)
                )
            )
        if found.skipped:
            yield _plain(
                n_("{n} row is skipped, as before", "{n} rows are skipped, as before", found.skipped).format(
                    n=number(found.skipped)
                )
            )

    def _questions(self) -> Iterator[Line]:
        said, found = self._file.answers, self._preview
        if self._file.amounts_unnamed or found.unnamed or found.gross or said.gross is not None:
            yield _asking(_("The amounts are"), self._rate(said.gross), self._ask_rate)
        if said.columns is not None:
            yield _plain(_("The columns are read as kept under “{name}”.").format(name=said.name))

    def _names(self) -> Iterator[Line]:
        unknown = self._preview.unknown
        if not unknown:
            return
        yield from _heading(_("Unknown clients ({n})").format(n=number(len(unknown))))
        for place, name in enumerate(unknown, start=1):
            rows = n_("{n} row", "{n} rows", name.rows).format(n=number(name.rows))
            shown = _("Name {n}").format(n=place) if self.gardener.masked else name.name
            fate = self._fate(self._file.answers.fates[name.name])
            yield _asking(f"{shown} ({rows})", fate, self._asking_about(name))

    def _rejected(self) -> Iterator[Line]:
        found = self._preview
        total = found.rejected_total - sum(name.rows for name in found.unknown)
        rows = [row for row in found.rejected if row.reason is not Reason.UNKNOWN_CLIENT]
        if total:
            yield from _heading(_("Rejected rows ({n})").format(n=number(total)))
            wanted = self._file.beside.name if self._file.answers.keeps_rejected else _("no")
            yield _asking(_("Save them as a table, to mend them"), wanted, self._keep_rejected)
        for row in rows:
            yield _plain(imports.rejected(row, hidden=self._hidden))
        if total > len(rows):
            yield _plain(_("and {n} more").format(n=number(total - len(rows))))

    def _remarks(self) -> Iterator[Line]:
        found = self._preview
        if found.remarks_total:
            yield from _heading(_("Worth knowing ({n})").format(n=number(found.remarks_total)))
        for remark in found.remarks:
            yield _plain(imports.remark(remark, hidden=self._hidden))
        if found.remarks_total > len(found.remarks):
            yield _plain(_("and {n} more").format(n=number(found.remarks_total - len(found.remarks))))

    # -- what is asked

    def _keep_rejected(self) -> None:
        """Save the rejected rows, or not after all; said at once where something lies in their place."""
        said = self._file.answers
        self.say("")
        try:
            if not said.keeps_rejected:
                saving.hold_free(self._file.beside)
        except FileThere as refusal:
            self.say(self.gardener.why(refusal))
        else:
            self._file.answers = replace(said, keeps_rejected=not said.keeps_rejected)
            self._show()

    def _ask_rate(self) -> None:
        rates = [Decimal(rate) for rate in RATES]
        before = self._file.answers.gross
        at = rates.index(before) if before in rates else int(bool(self._preview.gross))

        def answer(place: int | None) -> None:
            if place is not None:
                self._file.answers = replace(self._file.answers, gross=rates[place])
                self.dismiss(Answer.AGAIN)

        question = _("Are the amounts net, or is tax in them?")
        self.gardener.open(ChoiceScreen(question, [self._rate(rate) for rate in rates], at=at), answer)

    def _asking_about(self, name: UnknownName) -> Callable[[], None]:
        return lambda: self._ask_about(name)

    def _ask_about(self, name: UnknownName) -> None:
        said = self._file.answers
        fates: list[Id | Fate] = [Fate.CREATE, Fate.SKIP, *self._clients(name)]

        def answer(place: int | None) -> None:
            if place is not None:
                self._file.answers = replace(said, fates=said.fates | {name.name: fates[place]})
                self._show()

        question = _("Who is “{name}”?").format(name=self._hidden or name.name)
        at = fates.index(said.fates[name.name])
        self.gardener.open(ChoiceScreen(question, list(map(self._fate, fates)), at=at), answer)

    def _clients(self, name: UnknownName) -> list[Id]:
        """Every client, the most similar ones first."""
        clients = sorted(self.gardener.garden.clients(), key=lambda client: client.name.casefold())
        near = [client.id for like in name.nearest for client in clients if client.name == like]
        return [*near, *(client.id for client in clients if client.id not in near)]

    # -- words

    @property
    def _hidden(self) -> str:
        return HIDDEN if self.gardener.masked else ""

    def _kind(self, kind: type[Record], rows: int) -> str:
        if kind not in KINDS:
            return _(imported.OWN_KINDS[kind]).format(n=number(rows))
        return f"{imports.kind_rows(kind, rows)}: {self._hidden or imports.sums(self._preview, kind)}"

    def _fate(self, fate: Id | Fate) -> str:
        match fate:
            case Fate.CREATE:
                return _("plant as a new client")
            case Fate.SKIP:
                return _("skip, now and later")
        return _("is {name}").format(name=self.gardener.shown_names().get(fate, ""))

    def _rate(self, rate: Decimal | None) -> str:
        if rate is None:
            rate = Decimal(RATES[1 if self._preview.gross else 0])
        if not rate:
            return _("net")
        return _("gross, with {rate} % tax").format(
            rate=number(rate * PERCENT, 1 if rate * PERCENT % 1 else 0)
        )

    def _offers(self) -> str:
        key = self.gardener.key
        return _("{save} take in    {open} change    {back} leave").format(
            save=key("save"), open=key("open"), back=key("back")
        )


def _plain(words: str) -> Line:
    return Line(Content(words))


def _asking(words: str, answer: str, act: Callable[[], None]) -> Line:
    return Line(Content.assemble(words, "  → ", (answer, "bold")), act)


def _heading(words: str) -> Iterator[Line]:
    yield Line(Content(""), is_heading=True)
    yield Line(Content(words), is_heading=True)
