"""The forms of a fix: one of its steps, and its note."""

from collections.abc import Iterator
from dataclasses import replace

from textual.widget import Widget
from textual.widgets import Input, TextArea

from pruner.core.fixes import Fix
from pruner.core.models import Client
from pruner.core.steps import Step
from pruner.garden import Done
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.screens.form import FactForm
from pruner.tui.touched import touched


class StepForm(FactForm):
    """A step of one's own, or a change to one that is there."""

    def __init__(self, client: Client, fix: Fix, step: Step | None = None) -> None:
        super().__init__()
        self._client = client
        self._fix = fix
        self._step = step

    @property
    def heading(self) -> str:
        """Whose step it is."""
        return _("A step for {name}").format(name=self.gardener.called(self._client))

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Title, last day, and for a step that is there the day on which it was done, and its note."""
        step = self._step
        yield _("What"), Input(step.title if step else "", id="title")
        yield _("Until"), Input(typed.day_text(step.due_on if step else None), id="due")
        if step:
            yield _("Done on"), Input(typed.day_text(step.done_on), id="done")
            yield _("Note"), TextArea(step.note, id="note")

    def ask(self) -> Done:
        """Keep the step."""
        garden = self.gardener.garden
        due_on = typed.day(self.text("due"), garden.today)
        if self._step is None:
            return garden.add_step(self._fix.id, self.text("title"), due_on=due_on)
        said = {
            "title": self.text("title"),
            "due_on": due_on,
            "done_on": typed.day(self.text("done"), garden.today),
            "note": self.text("note"),
        }
        return garden.edit_step(replace(garden.step(self._step.id), **touched(self._step, said)))


class FixNoteForm(FactForm):
    """The note of a fix."""

    def __init__(self, client: Client, fix: Fix) -> None:
        super().__init__()
        self._client = client
        self._fix = fix

    @property
    def heading(self) -> str:
        """Whose fix it is."""
        return _("Note to a fix of {name}").format(name=self.gardener.called(self._client))

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """The note alone."""
        yield _("Note"), TextArea(self._fix.note, id="note")

    def ask(self) -> Done:
        """Keep the note."""
        return self.gardener.garden.note_fix(self._fix.id, self.text("note"))
