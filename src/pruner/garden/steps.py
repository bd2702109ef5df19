"""The verbs about steps, of a fix or of a plan by which a client leaves: tick, untick, change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pruner.core.changes import Change, Edit
from pruner.core.errors import NoSuchRecord, NothingChanged
from pruner.core.fix_refusals import EmptyTitle, StepDone, StepOpen
from pruner.core.ladder import hold_past
from pruner.core.models import NAME_CAP, NOTE_CAP, Id
from pruner.core.steps import Step
from pruner.core.text import capped, clean, clean_note
from pruner.garden.ground import Done
from pruner.garden.ledger import Ledger


class Steps(Ledger):
    """What can be done with a step."""

    def step(self, step_id: Id) -> Step:
        """The step with this id, or a refusal."""
        found = self._store.get(Step, step_id)
        if found is None:
            raise NoSuchRecord("step", step_id)
        return found

    def tick(self, step_id: Id, note: str = "", *, on: date | None = None) -> Done:
        """Keep that a step was done; a note replaces the one it had.

        Raises:
            StepDone: it was ticked before.
            InTheFuture: the day has not come yet.
        """
        step = self.step(step_id)
        if step.done_on is not None:
            raise StepDone(step.title)
        hold_past(on or self.today, self.today)
        said = _note(note) or step.note
        return self._kept_step("ticked", step, replace(step, done_on=on or self.today, note=said))

    def untick(self, step_id: Id) -> Done:
        """Keep that a step is to be done still; its note stays.

        Raises:
            StepOpen: it was not ticked.
        """
        step = self.step(step_id)
        if step.done_on is None:
            raise StepOpen(step.title)
        return self._kept_step("unticked", step, replace(step, done_on=None))

    def edit_step(self, step: Step) -> Done:
        """Keep a step as given instead of as stored: its title, its last day and its note.

        Raises:
            EmptyTitle, TooLong: a text is not as it may be.
            InTheFuture: it cannot be done on a day that has not come yet.
        """
        before = self.step(step.id)
        if step.done_on is not None:
            hold_past(step.done_on, self.today)
        return self._kept_step(
            "edited-step", before, replace(step, title=_title(step.title), note=_note(step.note))
        )

    def delete_step(self, step_id: Id) -> Done:
        """Take a step out; undo brings it back."""
        step = self.step(step_id)
        name = self._client(step.client_id).name
        return self._do(Change("deleted-step", (Edit(step, None),)), name)

    # -- inside

    def _new_step(self, client_id: Id, of_id: Id, title: str, due_on: date | None) -> Done:
        step = Step(
            id=self._clock.new_id(), client_id=client_id, of_id=of_id, title=_title(title), due_on=due_on
        )
        name = self._client(client_id).name
        return self._do(Change("added-step", (Edit(None, step),)), name)

    def _titled(self, client_id: Id, of_id: Id, titles: Iterable[str]) -> tuple[Step, ...]:
        """New steps with these titles, none of them kept yet."""
        return tuple(
            Step(id=self._clock.new_id(), client_id=client_id, of_id=of_id, title=_title(title))
            for title in titles
        )

    def _kept_step(self, did: str, before: Step, after: Step) -> Done:
        name = self._client(before.client_id).name
        if after == before:
            raise NothingChanged(name)
        return self._do(Change(did, (Edit(before, after),)), name)


def _title(title: str) -> str:
    cleaned = capped(clean(title), "title", NAME_CAP)
    if not cleaned:
        raise EmptyTitle
    return cleaned


def _note(note: str) -> str:
    return capped(clean_note(note), "note", NOTE_CAP)
