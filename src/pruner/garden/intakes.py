"""The verbs about prospects: ask ten questions, reply, and look back at what became of earlier ones."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from pruner.core.changes import Change, Edit
from pruner.core.errors import EmptyName, NoIntake, NotAnAnswer, NothingChanged, Unanswered
from pruner.core.heat import Level
from pruner.core.hindsight import Lesson, hindsight
from pruner.core.intake import Intake, Reply
from pruner.core.judging import VerdictName
from pruner.core.lazily import dataclass
from pruner.core.models import NOTE_CAP, Channel, Client, Id, State
from pruner.core.names import fold
from pruner.core.prospect import WORST, Assessment, Question, assess, outlook, written
from pruner.core.text import capped, clean, clean_note
from pruner.garden.clients import Clients
from pruner.garden.ground import Done
from pruner.garden.ledger import TermsFields
from pruner.garden.view import View

BAD = frozenset({VerdictName.PRUNE, VerdictName.PROTECT, VerdictName.FIX})
STATE_AFTER = {Reply.ACCEPTED: State.ACTIVE, Reply.CONDITIONS: State.ACTIVE, Reply.DECLINED: State.DECLINED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Who asks: what is known before there is a client. `terms` hold what is expected and agreed."""

    name: str
    channel: Channel | None = None
    email: str = ""
    note: str = ""
    terms: TermsFields | None = None


class Intakes(Clients):
    """What can be done about somebody who asks to become a client."""

    def intake_of(self, client_id: Id) -> Intake | None:
        """The client's last intake, None where the questions were never asked."""
        return next(reversed(self._store.of(Intake, client_id)), None)

    def assessment(self, view: View, scores: Mapping[Question, int], terms: TermsFields | None) -> Assessment:
        """What the answers lead to.

        Raises:
            Unanswered: not every question has an answer.
            NotAnAnswer: an answer is not 0, 1 or 2.
        """
        self._hold_scores(scores)
        income, hours = (terms or {}).get("income"), (terms or {}).get("hours")
        seen = outlook(
            view.estate,
            self.rules.intake,
            None if income is None else Fraction(income),
            None if hours is None else Fraction(hours),
        )
        return assess(scores, seen, self.rules.intake)

    def keep_answers(
        self, who: Prospect, scores: Mapping[Question, int], reply: Reply | None = None, note: str = ""
    ) -> Done:
        """Keep the answers of a prospect, planted as a seedling until there is a reply.

        A seedling of this name gets the answers; any other client of the name is in the way.

        Raises:
            Unanswered, NotAnAnswer: as for `assessment`.
            EmptyName, NameTaken, TooLong, OutOfRange: as for `add`.
        """
        self._hold_scores(scores)
        before, after = self._planted(who, reply)
        intake = Intake(
            id=self._clock.new_id(),
            client_id=after.id,
            asked_on=self.today,
            scores=written(scores),
            reply=reply,
            replied_on=self.today if reply else None,
            note=capped(clean_note(note), "note", NOTE_CAP),
        )
        agreed = self._terms_edit(after, who.terms or {})
        edits = (Edit(before, after), Edit(None, intake), *([agreed] if agreed else []))
        return self._do(Change(_did(reply), tuple(e for e in edits if e.before != e.after)), after.name)

    def reply(self, client_id: Id, reply: Reply) -> Done:
        """Tell a prospect; who is accepted becomes a client.

        Raises:
            NoIntake: the questions were never asked.
            NothingChanged: that is what it was told already.
        """
        client = self._client(client_id)
        intake = self.intake_of(client_id)
        if intake is None:
            raise NoIntake(client.name)
        if intake.reply is reply:
            raise NothingChanged(client.name)
        told = replace(intake, reply=reply, replied_on=self.today)
        after = replace(client, state=STATE_AFTER[reply])
        edits = tuple(edit for edit in (Edit(client, after), Edit(intake, told)) if edit.before != edit.after)
        return self._do(Change(_did(reply), edits), client.name)

    def lessons(self, view: View) -> tuple[Lesson, ...]:
        """What past answers teach; silent while there are too few."""
        return hindsight(view.facts.intakes, self._ended_badly(view), self.rules.intake)

    def _ended_badly(self, view: View) -> Collection[Id]:
        """Clients who are red, or whose verdict asks for more than watching."""
        return {
            branch.client.id
            for branch in view.branches
            if branch.level is Level.RED or view.verdict_name(branch.client.id) in BAD
        }

    def _planted(self, who: Prospect, reply: Reply | None) -> tuple[Client | None, Client]:
        """The seedling of this name, or a new client, and what becomes of it."""
        name = clean(who.name)
        if not name:
            raise EmptyName
        before = next((c for c in self.clients() if fold(c.name) == fold(name)), None)
        if before is not None and before.state is not State.SEEDLING:
            before = None  # the name is refused below
        client = before or Client(id=self._clock.new_id(), name="", planted_on=self.today)
        after = self._with(
            client,
            {
                "name": name,
                "channel": who.channel or client.channel,
                "email": who.email or client.email,
                "note": who.note or client.note,
                "state": STATE_AFTER[reply] if reply else State.SEEDLING,
            },
        )
        return before, after

    def _hold_scores(self, scores: Mapping[Question, int]) -> None:
        missing = tuple(question for question in Question if question not in scores)
        if missing:
            raise Unanswered(tuple(map(str, missing)))
        for question, score in scores.items():
            if not 0 <= score <= WORST:
                raise NotAnAnswer(question, str(score))


def _did(reply: Reply | None) -> str:
    return f"{reply}-prospect" if reply else "asked-prospect"
