"""Forms that outlive the program: what is typed is kept as a draft, and is there when the form opens again.

A form is known by its class and by what it was opened with, so that no form has to do anything for this.
Saving a form and leaving it forget its draft; closing pruner in the middle, or losing the terminal, does not.
"""

from typing import Self

from textual.content import Content
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from pruner.core.drafts import Draft
from pruner.core.errors import Refusal
from pruner.core.models import Client, Id
from pruner.i18n import _
from pruner.tui.bindings import key_name
from pruner.tui.screens.base import Dialog

LOOK_EVERY = 0.5
"""Seconds between two looks at what was typed."""
TICKED = "yes"
Typed = Input | TextArea | Select[str] | Checkbox


class Drafting(Dialog[None]):
    """A dialog with fields whose text is not lost."""

    _given: tuple[object, ...] = ()
    _kept: dict[str, str]
    _untouched: dict[str, str]
    _forgotten = False
    _unkept = False

    def __new__(cls, *given: object, **said: object) -> Self:
        """Remember what the form is opened with: it tells which form it is."""
        form = super().__new__(cls)
        form._given = (*given, *said.values())
        form._kept, form._untouched = {}, {}
        return form

    @property
    def heading(self) -> str:
        """What the form is about."""
        return ""

    @property
    def draft_name(self) -> str:
        """The name under which this form's draft is kept."""
        return "-".join((type(self).__name__, *(part for each in self._given if (part := _part(each)))))

    @property
    def about_clients(self) -> tuple[Id, ...]:
        """The clients this form is about."""
        ids = (each.id if isinstance(each, Client) else _owner(each) for each in self._given)
        return tuple(found for found in ids if found is not None)

    def on_mount(self) -> None:
        """Bring back what was typed before, and look from now on at what is typed."""
        self._untouched = self._typed()
        draft = self.gardener.garden.draft(self.draft_name)
        if draft:
            self._bring_back(draft)
        self.set_interval(LOOK_EVERY, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed now, where it is other than what is kept."""
        if self._forgotten or not self.is_mounted:
            return
        now = {field: text for field, text in self._typed().items() if text != self._untouched.get(field)}
        if now == self._kept:
            return
        if now:
            self._keep(now)
        else:
            self.gardener.garden.drop_draft(self.draft_name)
            self._kept = now

    def forget_draft(self) -> None:
        """It was saved, or is not wanted."""
        if self._kept:
            self.gardener.garden.drop_draft(self.draft_name)
        self._forgotten = True

    def _keep(self, fields: dict[str, str]) -> None:
        draft = Draft(form=self.draft_name, about=self.heading, clients=self.about_clients, fields=fields)
        try:
            self.gardener.garden.keep_draft(draft)
        except Refusal as refusal:  # a disk that is full has room again one day: the next look tries anew
            self._warn_in_form(self.gardener.why(refusal))
            self._unkept = True
            return
        self._kept = fields
        if self._unkept:
            self._unkept = False
            self._warn_in_form("")

    def _bring_back(self, draft: Draft) -> None:
        for widget in self._fields():
            text = draft.fields.get(widget.id or "")
            if text is not None:
                _fill(widget, text)
        self._kept = dict(draft.fields)
        said = _("What you had typed before is back; {back} throws it away.")
        self._warn_in_form(said.format(back=key_name(self.gardener.config.keys["back"][0])))

    def _warn_in_form(self, words: str) -> None:
        for line in self.query("#refusal").results(Static):
            line.update(Content(words))

    def _fields(self) -> list[Typed]:
        return [
            *self.query(Input).results(Input),
            *self.query(TextArea).results(TextArea),
            *self.query(Select).results(Select),
            *self.query(Checkbox).results(Checkbox),
        ]

    def _typed(self) -> dict[str, str]:
        return {widget.id: _text(widget) for widget in self._fields() if widget.id}


def _part(given: object) -> str:
    record = getattr(given, "id", given)
    text = str(record) if isinstance(record, int | str) else ""
    return "".join(each if each.isalnum() else "_" for each in text)


def _owner(given: object) -> Id | None:
    found = getattr(given, "client_id", None)
    return found if isinstance(found, int) else None


def _text(widget: Typed) -> str:
    if isinstance(widget, Input):
        return widget.value
    if isinstance(widget, TextArea):
        return widget.text
    if isinstance(widget, Checkbox):
        return TICKED if widget.value else ""
    return widget.value if isinstance(widget.value, str) else ""


def _fill(widget: Typed, text: str) -> None:
    if isinstance(widget, Input):
        widget.value = text
    elif isinstance(widget, TextArea):
        widget.text = text
    elif isinstance(widget, Checkbox):
        widget.value = bool(text)
    elif text in {value for _words, value in widget._options}:  # noqa: SLF001  # Textual tells them nowhere else
        widget.value = text
