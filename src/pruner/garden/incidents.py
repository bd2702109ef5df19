"""The verbs about incidents: log, edit, delete, and adjust the last one."""

from dataclasses import replace
from datetime import datetime

from pruner.core.changes import Change, Edit
from pruner.core.errors import InTheFuture, NoSuchRecord, NotAnAmount, NothingChanged, OutOfRange, UnknownSign
from pruner.core.models import NOTE_CAP, Id, Incident, Money
from pruner.core.text import capped, clean_note
from pruner.garden.ground import Done, Ground

MINUTES_CAP = 24 * 60


class Incidents(Ground):
    """What can be done with an incident."""

    def incidents(self, client_id: Id) -> tuple[Incident, ...]:
        """The client's incidents in the order of recording."""
        return self._store.of(Incident, client_id)

    def incident(self, incident_id: Id) -> Incident:
        """The incident with this id, or a refusal."""
        found = self._store.get(Incident, incident_id)
        if found is None:
            raise NoSuchRecord("incident", incident_id)
        return found

    def log(
        self,
        client_id: Id,
        sign: str,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        paid: Money | None = None,
        note: str = "",
    ) -> Done:
        """Log one incident; what is not said comes from the house rules: now, the usual minutes, unpaid.

        Raises:
            UnknownSign: no such sign is configured.
            InTheFuture: `at` has not come yet.
        """
        client = self._client(client_id)
        incident = Incident(
            id=self._clock.new_id(),
            client_id=client_id,
            sign=sign,
            at=at or self._clock.now(),
            minutes=self._usual_minutes(sign) if minutes is None else minutes,
            paid=paid,
            note=note,
        )
        logged = self._sound(incident)
        done = self._do(Change("logged", (Edit(None, logged),)), client.name)
        return self._counted(done, logged)

    def edit_incident(self, incident: Incident) -> Done:
        """Keep the incident as given instead of as stored."""
        before = self.incident(incident.id)
        after = self._sound(incident, known_as=before.sign)
        name = self._client(after.client_id).name
        if after == before:
            raise NothingChanged(name)
        return self._do(Change("edited-incident", (Edit(before, after),)), name)

    def delete_incident(self, incident_id: Id) -> Done:
        """Take an incident out; undo brings it back."""
        incident = self.incident(incident_id)
        name = self._client(incident.client_id).name
        return self._do(Change("deleted-incident", (Edit(incident, None),)), name)

    def adjust(self, done: Done, *, minutes: int = 0, note: str | None = None) -> Done:
        """More or fewer minutes for, or a note to, the incident that `done` logged.

        The adjustment joins its undo step until another action follows. Minutes never fall below 0.
        """
        logged = done.entry.change.edits[0].record
        incident = self.incident(logged.id)
        said = incident.note if note is None else note
        lost = min(MINUTES_CAP, max(0, incident.minutes + minutes))
        after = self._sound(replace(incident, minutes=lost, note=said), known_as=incident.sign)
        if after == incident:
            raise NothingChanged(done.name)
        change = Change("adjusted", (Edit(incident, after),))
        entry = self._apply(change, join=done.entry.id)
        return replace(done, entry=entry)

    def _usual_minutes(self, sign: str) -> int:
        return self.rules.sign(sign).minutes

    def _sound(self, incident: Incident, known_as: str = "") -> Incident:
        """The incident, its note cleaned, or a refusal. A sign it already had may stay, configured or not."""
        known = tuple(rule.id for rule in self.rules.signs)
        if incident.sign not in (*known, known_as):
            raise UnknownSign(incident.sign, known)
        if self.day_of(incident.at) > self.today:
            raise InTheFuture(incident.at, self.today)
        if not 0 <= incident.minutes <= MINUTES_CAP:
            raise OutOfRange("minutes", incident.minutes, 0, MINUTES_CAP)
        if incident.paid is not None and incident.paid.amount < 0:
            raise NotAnAmount(str(incident.paid.amount), incident.paid.currency)
        return replace(incident, note=capped(clean_note(incident.note), "note", NOTE_CAP))

    def _counted(self, done: Done, logged: Incident) -> Done:
        count = self._store.logged(logged.client_id, logged.sign)
        if not self.rules.sign(logged.sign).counts_rounds:
            return replace(done, count=count)
        embers = self._health(logged.client_id).embers
        ember = next((e for e in embers if e.incident.id == logged.id), None)
        return replace(done, count=count, round=ember.round if ember else None)
