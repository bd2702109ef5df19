"""The verbs about fixes: open one, lead it up its ladder, and tick off its steps (product.md §5)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from pruner.core import ladder
from pruner.core.changes import Change, Edit
from pruner.core.courses import courses, mendable, running
from pruner.core.errors import NoSuchRecord, NothingChanged, OutOfRange, UnknownSign
from pruner.core.evidence import Ending
from pruner.core.fix_refusals import FixEnded, FixRunning, NothingToMend
from pruner.core.fixes import Course, Fix
from pruner.core.models import NOTE_CAP, Client, Id
from pruner.core.playbooks import Playbook
from pruner.core.text import capped, clean_note
from pruner.garden.ground import Done
from pruner.garden.looking import Looking
from pruner.garden.steps import Steps

DAYS = (1, 3650)
"""From and to how many days a deadline is put off."""
ENDED = {
    Ending.IMPROVED: "improved-fix",
    Ending.FAILED: "failed-fix",
    Ending.REFUSED: "refused-fix",
}


class Fixes(Steps, Looking):
    """What can be done to mend a client."""

    def open_fix(
        self,
        client_id: Id,
        sign: str | None = None,
        *,
        on: date | None = None,
        days: int | None = None,
        note: str = "",
        language: str = "en",
    ) -> Done:
        """Begin to repair a sign, or the rate, by its playbook, whose steps are written in this language.

        Without a sign it is the one that the view proposes. The deadline is `days` away, or as the playbook
        says.

        Raises:
            UnknownSign: nothing of this name can be mended.
            NothingToMend: no sign was named, and none asks for it.
            FixRunning: it is being mended already.
            FixUnanswered: the time of an earlier fix is over; how it ended has to be said first.
            InTheFuture, OutOfRange, TooLong: the day, the days or the note are not as they may be.
        """
        client = self._client(client_id)
        chosen = self._mendable(client, sign or self.view().proposed(client_id))
        self._hold_free(client, chosen)
        day = on or self.today
        ladder.hold_past(day, self.today)
        playbook = self.rules.playbook(chosen)
        fix = self._begun(client, playbook, day, self._length(days, playbook), note)
        steps = self._titled(client_id, fix.id, playbook.steps(language))
        edits = (Edit(None, fix), *(Edit(None, step) for step in steps))
        return self._do(Change("opened-fix", edits), client.name)

    def offer_talk(self, fix_id: Id, *, on: date | None = None) -> Done:
        """Keep that the talk was offered.

        Raises:
            FixUnanswered, FixEnded, RungReached, InTheFuture, BeforeOpening: the ladder does not allow it.
        """
        return self._climb(fix_id, "offered-talk", ladder.offer_talk, on)

    def send_terms(self, fix_id: Id, *, on: date | None = None) -> Done:
        """Keep that the terms were sent; refusals as for `offer_talk`."""
        return self._climb(fix_id, "sent-terms", ladder.send_terms, on)

    def accept(self, fix_id: Id, *, on: date | None = None) -> Done:
        """Keep that the client accepted the terms; they must have been sent (`RungMissing`)."""
        return self._climb(fix_id, "accepted-fix", ladder.accept, on)

    def refuse(self, fix_id: Id, *, on: date | None = None, note: str = "") -> Done:
        """Keep that the client refused what was offered, which ends the fix."""
        return self.end_fix(fix_id, Ending.REFUSED, on=on, note=note)

    def extend(self, fix_id: Id, *, days: int | None = None) -> Done:
        """Put the deadline off, once; by as many days as the playbook gives unless said otherwise.

        Raises:
            ExtendedBefore: it was put off before.
            FixEnded: it has its outcome.
        """
        course, name = self._course(fix_id)
        length = self._length(days, self.rules.playbook(course.fix.sign))
        return self._kept("extended-fix", course.fix, ladder.extend(course, name, length), name)

    def end_fix(self, fix_id: Id, ending: Ending, *, on: date | None = None, note: str = "") -> Done:
        """Say how a fix ended; a note joins the one that is there.

        Raises:
            FixNotDue: it cannot have failed while its time runs.
            RungMissing: what was never offered cannot have been refused.
            FixEnded, InTheFuture, BeforeOpening, TooLong: as for the other steps.
        """
        course, name = self._course(fix_id)
        ended = ladder.end(course, name, ending, on or self.today)
        joined = "\n".join(filter(None, (ended.note, note)))
        return self._kept(ENDED[ending], course.fix, replace(ended, note=_sound(joined)), name)

    def note_fix(self, fix_id: Id, note: str) -> Done:
        """Replace the note of a fix."""
        course, name = self._course(fix_id)
        return self._kept("noted-fix", course.fix, replace(course.fix, note=_sound(note)), name)

    def add_step(self, fix_id: Id, title: str, *, due_on: date | None = None) -> Done:
        """A step of one's own, after those that are there.

        Raises:
            EmptyTitle, TooLong: the title is no title.
            FixEnded: nothing is done any more for a fix that ended.
        """
        course, name = self._course(fix_id)
        if course.fix.ending is not None:
            raise FixEnded(name, course.fix.sign, course.fix.ending)
        return self._new_step(course.fix.client_id, fix_id, title, due_on)

    # -- inside

    def _climb(self, fix_id: Id, did: str, rung: Callable[[Course, str, date], Fix], on: date | None) -> Done:
        course, name = self._course(fix_id)
        return self._kept(did, course.fix, rung(course, name, on or self.today), name)

    def _kept(self, did: str, before: Fix, after: Fix, name: str) -> Done:
        if after == before:
            raise NothingChanged(name)
        return self._do(Change(did, (Edit(before, after),)), name)

    def _course(self, fix_id: Id) -> tuple[Course, str]:
        """How the fix goes, and the client's name."""
        fix = self._store.get(Fix, fix_id)
        if fix is None or fix.opened_on > self.today:
            raise NoSuchRecord("fix", fix_id)
        client = self._client(fix.client_id)
        return self._courses(client, (fix,))[0], client.name

    def _courses(self, client: Client, fixes: tuple[Fix, ...]) -> tuple[Course, ...]:
        return courses(fixes, self._health(client.id), self.today)

    def _mendable(self, client: Client, sign: str | None) -> str:
        known = mendable(self.rules)
        if sign is None:
            raise NothingToMend(client.name, known)
        if sign not in known:
            raise UnknownSign(sign, known)
        return sign

    def _hold_free(self, client: Client, sign: str) -> None:
        """No fix waits for its outcome, and none for this sign runs."""
        for course in running(self._courses(client, self._store.of(Fix, client.id))):
            ladder.hold_answered(course, client.name)
            if course.fix.sign == sign:
                raise FixRunning(client.name, sign, course.due_on)

    def _begun(self, client: Client, playbook: Playbook, day: date, days: int, note: str) -> Fix:
        return Fix(
            id=self._clock.new_id(),
            client_id=client.id,
            sign=playbook.sign,
            opened_on=day,
            due_on=day + timedelta(days=days),
            allowed=playbook.allowed,
            note=_sound(note),
        )

    def _length(self, days: int | None, playbook: Playbook) -> int:
        low, high = DAYS
        if days is not None and not low <= days <= high:
            raise OutOfRange("days", days, low, high)
        return playbook.days if days is None else days


def _sound(note: str) -> str:
    return capped(clean_note(note), "note", NOTE_CAP)
