"""The columns of a table that no known product writes, and what each of them means here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pruner.formats.generic import FIELDS, Kind, Mapping
from pruner.i18n import _
from pruner.tui.columns import guess, guessed_kind, lacking
from pruner.tui.discretion import HIDDEN
from pruner.tui.incoming import Answers, Incoming
from pruner.tui.screens.import_list import ChoiceScreen, ListDialog
from pruner.wording import columns

EXAMPLES = 2


class ImportColumns(ListDialog[Answers]):
    """Answers with the columns mapped, and the name to keep them under."""

    command_ids: ClassVar[tuple[str, ...]] = (*ListDialog.command_ids, "save")

    def __init__(
        self, file: Incoming, header: tuple[str, ...], sample: Sequence[tuple[str, ...]] = ()
    ) -> None:
        super().__init__()
        self._file, self._header, self._sample = file, header, sample
        self._kind = guessed_kind(header)
        self._fields = guess(header, self._kind)

    def compose(self) -> ComposeResult:
        """The columns, and a name for them."""
        said = _("What do the columns of {name} mean?").format(name=self._file.path.name)
        with Vertical(classes="box book"):
            yield Static(Content(said), classes="heading")
            yield OptionList()
            with Horizontal(classes="field"):
                yield Static(Content(_("Keep as")), classes="label")
                yield Input(self._file.path.stem, id="name")
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Cells may be hidden and shown while this is open."""
        self.watch(self.gardener, "masked", self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the line for the name the keys of the list are the line's own."""
        del parameters
        return action in {"back", "save"} or not isinstance(self.focused, Input)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The first line asks what the rows are, the others what their column is."""
        if event.option_index == 0:
            self._ask_kind()
        else:
            self._ask_field(event.option_index - 1)

    def on_input_submitted(self) -> None:
        """Enter in the name goes on too."""
        self.action_save()

    def action_save(self) -> None:
        """Go on to the preview, once enough columns are known."""
        mapping = Mapping(tuple((field, self._header[at]) for field, at in self._fields.items()))
        name = self.query_one(Input).value.strip()
        if missing := lacking(self._kind, mapping):
            words = [_(" or ").join(map(columns.field_name, group)) for group in missing]
            self.say(_("Still missing: {fields}.").format(fields=", ".join(words)))
        elif not name:
            self.say(_("Give these columns a name; the next file like this is read by it."))
        else:
            self.dismiss(replace(self._file.answers, columns=mapping, name=name))

    def _show(self) -> None:
        self.fill([self._first(), *self._columns()])

    def _first(self) -> Content:
        return Content.assemble(_("The rows are"), "  → ", (columns.kind_name(self._kind), "bold"))

    def _columns(self) -> Iterator[Content]:
        at = {place: field for field, place in self._fields.items()}
        for place, title in enumerate(self._header):
            field = at.get(place)
            meant = columns.field_name(field) if field else _("not used")
            yield Content.assemble(
                (title, "bold"), self._examples(place), "  → ", (meant, "bold" if field else "")
            )

    def _examples(self, place: int) -> str:
        cells = [row[place] for row in self._sample if place < len(row) and row[place]]
        shown = " · ".join(cell[:24] for cell in dict.fromkeys(cells[:EXAMPLES]))
        return f"  {HIDDEN if self.gardener.masked else shown}" if shown else ""

    def _ask_kind(self) -> None:
        kinds = tuple(Kind)

        def answer(place: int | None) -> None:
            if place is not None and kinds[place] is not self._kind:
                self._kind = kinds[place]
                self._fields = guess(self._header, self._kind)
                self._show()

        words = [columns.kind_name(kind) for kind in kinds]
        self.gardener.open(ChoiceScreen(_("What are the rows?"), words, at=kinds.index(self._kind)), answer)

    def _ask_field(self, column: int) -> None:
        fields = (None, *FIELDS[self._kind])
        before = next((field for field, place in self._fields.items() if place == column), None)

        def answer(place: int | None) -> None:
            if place is None:
                return
            self._fields = {field: at for field, at in self._fields.items() if at != column}
            if field := fields[place]:
                self._fields[field] = column
            self._show()

        words = [columns.field_name(field) if field else _("not used") for field in fields]
        question = _("What is “{column}”?").format(column=self._header[column])
        self.gardener.open(ChoiceScreen(question, words, at=fields.index(before)), answer)

    def _offers(self) -> str:
        key = self.gardener.key
        return _("{save} go on    {open} change    {back} leave").format(
            save=key("save"), open=key("open"), back=key("back")
        )
