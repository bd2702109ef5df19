"""What the screen says, in the words of the garden; names and amounts only where they may be shown."""

from dataclasses import replace

from textual.reactive import reactive, var

from pruner import wording
from pruner.config import ConfigError
from pruner.core.changes import Entry
from pruner.core.errors import Refusal
from pruner.core.models import Client, Id, Incident, owner
from pruner.garden import Done, View
from pruner.i18n import _
from pruner.tui.discretion import discreet, tells_figures, unmarked, without_figures
from pruner.tui.toasts import Toasting
from pruner.tui.widgets.names import namer


class Telling(Toasting):
    """An app with one view of the garden that speaks in toasts."""

    view: var[View | None] = var(None)
    masked = reactive(default=False)

    def why(self, refusal: Refusal | ConfigError) -> str:
        """Why something was not done; while names are hidden, the sentence names nobody."""
        if isinstance(refusal, ConfigError):
            return wording.refusal(refusal)
        branches = self.view.all_branches if self.view and self.masked else ()
        hidden = {b.client.name: self.called(b.client) for b in branches}
        return wording.refusal(discreet(refusal, hidden), self.garden.rules)

    # -- names

    def called(self, client: Client) -> str:
        """The client's name as it may be shown now."""
        branch = self.view.branch(client.id) if self.view else None
        if self.view is None or branch is None:
            return "" if self.masked else client.name
        return namer(self.view.all_branches, masked=self.masked)(branch)

    def shown_names(self) -> dict[Id, str]:
        """The names of all clients as they may be shown now."""
        if not self.masked:
            return self.garden.names()
        return {b.client.id: self.called(b.client) for b in (self.view.all_branches if self.view else ())}

    def named(self, done: Done) -> Done:
        """With the name that may be shown now."""
        if not self.masked:
            return done
        client_id = owner(done.entry.change.edits[0].record)
        name = "" if client_id is None else self.shown_names().get(client_id, "")
        return replace(done, name=name, entry=unmarked(done.entry))

    # -- what was done

    def worded(self, done: Done) -> str:
        """What was done."""
        return self._shown(done, wording.done(done, self.garden.rules))

    def taken_back(self, done: Done) -> str:
        """What was taken back."""
        return self._shown(done, wording.undone(done, self.garden.rules))

    def done_again(self, done: Done) -> str:
        """What was done again."""
        return self._shown(done, wording.redone(done, self.garden.rules))

    def summary(self, entry: Entry) -> str:
        """An entry of the journal."""
        done = self.named(Done(entry=entry))
        name = done.name if self.masked else None
        said = wording.entry_summary(done.entry, self.shown_names(), self.garden.rules, name=name)
        return self._shown(done, said)

    def logged(self, done: Done) -> str:
        """What was logged, and what can be done about it now."""
        offers = _("{undo} undo   {more} {fewer} minutes   {note} note").format(
            undo=self.key("undo"),
            more=self.key("more-minutes"),
            fewer=self.key("fewer-minutes"),
            note=self.key("note"),
        )
        return f"{self.worded(done)}\n{offers}"

    def adjusted(self, done: Done) -> str:
        """The last incident as it is now."""
        record = done.entry.change.edits[0].after
        return wording.adjusted(done, self.garden.rules, record) if isinstance(record, Incident) else ""

    def _shown(self, done: Done, sentence: str) -> str:
        """The sentence; while amounts are hidden, without those of a row of the ledger."""
        if not self.masked or not tells_figures(done.entry):
            return sentence
        parts = sentence.split(done.name) if done.name else [sentence]
        return done.name.join(map(without_figures, parts))
