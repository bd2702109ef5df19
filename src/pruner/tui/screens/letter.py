"""A letter to read, copy, save or work on in the user's editor; pruner sends nothing."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from pruner import saving
from pruner.core.errors import FileNotWritten, Refusal
from pruner.core.models import Client, Id
from pruner.editing import edited
from pruner.formats import mail
from pruner.i18n import N_, _
from pruner.letters.kinds import Form as LetterForm
from pruner.letters.kinds import Kind, Letter
from pruner.tui.folders import expanded
from pruner.tui.screens.base import Dialog
from pruner.tui.screens.form import Form
from pruner.wording import letters

TITLES = {
    Kind.FIX: N_("Letter: new terms"),
    Kind.FAREWELL: N_("Letter: farewell"),
    Kind.ACCEPT: N_("Letter: accepted"),
    Kind.CONDITIONS: N_("Letter: accepted with conditions"),
    Kind.DECLINE: N_("Letter: declined"),
}
FORMS = {LetterForm.SIE: N_("German, Sie"), LetterForm.DU: N_("German, du"), LetterForm.EN: N_("English")}
MAIL = ".eml"
"""A file that ends so is written as the draft of an e-mail."""


class LetterScreen(Dialog[None]):
    """The draft of one letter to one client."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = (
        "back",
        "up",
        "down",
        "left",
        "right",
        "first",
        "last",
        "page-up",
        "page-down",
        "letter-form",
        "copy",
        "save",
        "editor",
    )

    def __init__(self, client_id: Id, kind: str) -> None:
        super().__init__()
        self._client_id = client_id
        self._kind = Kind(kind)
        self._form = letters.usual_form()
        self._draft: Letter | None = None

    def compose(self) -> ComposeResult:
        """The form it speaks in, the letter, and what can be done with it."""
        with Vertical(classes="box sheet"):
            yield Static(id="heading", classes="heading")
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="letter")
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Write it; while names are hidden it stays hidden too."""
        self._write()
        self.watch(self.gardener, "masked", self._show, init=False)

    # -- what can be done

    def action_letter_form(self) -> None:
        """German with Sie, German with du, English; what was changed by hand goes."""
        forms = tuple(LetterForm)
        self._form = forms[(forms.index(self._form) + 1) % len(forms)]
        self._write()

    def action_left(self) -> None:
        """The letter of the kind before."""
        self._turn(-1)

    def action_right(self) -> None:
        """The letter of the next kind."""
        self._turn(1)

    def action_copy(self) -> None:
        """Copy the letter."""
        if draft := self._shown:
            self.app.copy_to_clipboard(letters.text_of(draft))
            self.gardener.tell(_("Copied the letter."))

    def action_save(self) -> None:
        """Save it into a file."""
        client = self._client
        if client and (draft := self._shown):
            self.gardener.open(SaveLetter(draft, client, self._kind))

    def action_editor(self) -> None:
        """Open it in the user's editor, and go on with what was made of it."""
        if draft := self._shown:
            try:
                with self.app.suspend():
                    text = edited(letters.text_of(draft), self.gardener.garden.path, os.environ)
            except SuspendNotSupported:
                self.gardener.tell(_("This terminal cannot step aside for an editor."), warning=True)
            except Refusal as refusal:
                self.gardener.tell(self.gardener.why(refusal), warning=True)
            else:
                self._draft = letters.parsed(text)
                self._show()

    def action_up(self) -> None:
        """A line up."""
        self._page.scroll_up(animate=False)

    def action_down(self) -> None:
        """A line down."""
        self._page.scroll_down(animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self._page.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._page.scroll_end(animate=False)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self._page.scroll_relative(y=direction * self._page.size.height // 2, animate=False)

    # -- inside

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#page", VerticalScroll)

    @property
    def _client(self) -> Client | None:
        branch = self.gardener.view.branch(self._client_id) if self.gardener.view else None
        return branch.client if branch else None

    @property
    def _shown(self) -> Letter | None:
        """The draft, where it may be seen; else it is said why nothing is done with it."""
        if self._draft is not None and self.gardener.masked:
            self.gardener.tell(_("Names are hidden; show them before using the letter."), warning=True)
            return None
        return self._draft

    def _turn(self, direction: int) -> None:
        kinds = tuple(Kind)
        self._kind = kinds[(kinds.index(self._kind) + direction) % len(kinds)]
        self._write()

    def _write(self) -> None:
        """Draft it anew; where that is refused, the page says why."""
        view, client = self.gardener.view, self._client
        self._draft, said = None, ""
        if view is not None and client is not None:
            try:
                self._draft = letters.written(self._kind, self._form, view, client)
            except Refusal as refusal:
                said = self.gardener.why(refusal)
        self.query_one("#refusal", Static).update(Content(said))
        self._show()
        self._page.scroll_home(animate=False)

    def _show(self) -> None:
        heading = f"{_(TITLES[self._kind])} · {_(FORMS[self._form])}"
        self.query_one("#heading", Static).update(Content(heading))
        text = letters.text_of(self._draft) if self._draft else ""
        shown = _("Names are hidden.") if self.gardener.masked else text
        self.query_one("#letter", Static).update(Content(shown))

    def _offers(self) -> str:
        app = self.gardener
        return _(
            "{form} Sie/du/English   {left} {right} another letter   {copy} copy   {save} save   "
            "{editor} editor   {back} leave"
        ).format(
            form=app.key("letter-form"),
            left=app.key("left"),
            right=app.key("right"),
            copy=app.key("copy"),
            save=app.key("save"),
            editor=app.key("editor"),
            back=app.key("back"),
        )


class SaveLetter(Form):
    """Where a letter goes; a name that ends in .eml makes it the draft of an e-mail."""

    def __init__(self, draft: Letter, client: Client, kind: Kind) -> None:
        super().__init__()
        self._draft = draft
        self._client = client
        self._kind = kind

    @property
    def heading(self) -> str:
        """What the form is about."""
        return _("Save the letter")

    @property
    def explanation(self) -> str:
        """Which kinds of files there are."""
        return _("A name that ends in .eml makes it a draft for your mail program.")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """One line for the file."""
        yield _("File"), Input(f"~/{self._kind.value}.txt", select_on_focus=False, id="path")

    def save(self) -> Callable[[], object]:
        """Write the file, never over another one."""
        path = expanded(self.text("path"))
        if path.is_dir():
            raise FileNotWritten(str(path), _("it is a folder"))
        saving.write(path, self._text(path), garden=self.gardener.garden.path, force=False)
        return lambda: self.gardener.tell(_("Written to {path}").format(path=path))

    def _text(self, path: Path) -> str | bytes:
        draft = self._draft
        if path.suffix.lower() == MAIL:
            return mail.draft(self._client.email, draft.subject, draft.text)
        return letters.text_of(draft)
