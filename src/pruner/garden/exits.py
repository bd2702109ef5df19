"""The verbs about the way out: plan it, revoke it, say later whether it is regretted (product.md §6, §7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pruner.core.changes import Change, Edit
from pruner.core.errors import NoSuchRecord, OutOfRange
from pruner.core.models import NAME_CAP, Client, Cut, Decision, Id, Session, Step
from pruner.core.regrowth import Footing
from pruner.core.season import Choice, Stage
from pruner.core.season_refusals import (
    AlreadyRevoked,
    EndsBeforeNotice,
    NoDecision,
    NotPruned,
    RegretGiven,
    RegretTooEarly,
)
from pruner.core.text import capped, clean
from pruner.garden.ground import Done
from pruner.garden.seasons import Seasons, came_to
from pruner.garden.view import View

Planned = tuple[str, date | None]
"""A step of a plan: what is to be done, and its last day."""
REGRET = (1, 5)


class Exits(Seasons):
    """What can be done with a client who is to leave, or has left."""

    def plan_cut(
        self,
        client_id: Id,
        *,
        notice_on: date,
        ends_on: date,
        next_delivery: date | None = None,
        steps: Sequence[Planned] = (),
    ) -> Done:
        """Plan how a client leaves, instead of what was planned before; a step that stays keeps its tick.

        Raises:
            NotPruned: no decision to prune this client holds.
            EndsBeforeNotice: the last day comes before the notice.
        """
        client, view = self._client(client_id), self.view()
        decision = _to_prune(view, client)
        if ends_on < notice_on:
            raise EndsBeforeNotice(notice_on, ends_on)
        before = next((cut for cut in view.facts.cuts if cut.decision_id == decision.id), None)
        start = before or Cut(
            id=self._clock.new_id(),
            client_id=client_id,
            decision_id=decision.id,
            notice_on=notice_on,
            ends_on=ends_on,
            seen=Footing.of(view.estate, client_id, view.warnings).frozen(),
        )
        after = replace(start, notice_on=notice_on, ends_on=ends_on, next_delivery=next_delivery)
        old = [step for step in view.facts.steps if step.of_id == after.id]
        edits = (Edit(before, after), *self._steps(after, old, steps), *_on_the_way_out(view, decision))
        return self._do(Change("planned-cut", edits), client.name)

    def revoke(self, decision_id: Id) -> Done:
        """Take a decision of a closed session back from today on; the journal keeps both.

        Raises:
            NoSuchRecord: there is no such decision.
            NoDecision: its session is still open; there it is decided anew.
            AlreadyRevoked: it was revoked.
        """
        decision = self._store.get(Decision, decision_id)
        if decision is None:
            raise NoSuchRecord("decision", decision_id)
        name = self._client(decision.client_id).name
        session = self._store.get(Session, decision.session_id)
        if session is None or not session.closed(self.today):
            raise NoDecision(name)
        if decision.revoked_on is not None:
            raise AlreadyRevoked(name, decision.revoked_on)
        return self._do(Change("revoked", (Edit(decision, replace(decision, revoked_on=self.today)),)), name)

    def regret(self, cut_id: Id, score: int) -> Done:
        """Say once how much a cut is regretted, from 1 (not at all) to 5.

        Raises:
            OutOfRange: another number.
            RegretTooEarly: it is asked some days after the end (a house rule).
            RegretGiven: it was answered.
        """
        cut = self._store.get(Cut, cut_id)
        if cut is None:
            raise NoSuchRecord("cut", cut_id)
        name = self._client(cut.client_id).name
        low, high = REGRET
        if not low <= score <= high:
            raise OutOfRange("regret", score, low, high)
        if cut.regret_on is not None:
            raise RegretGiven(name, cut.regret_on)
        if (asked_on := cut.ends_on + timedelta(days=self.rules.regret_days)) > self.today:
            raise RegretTooEarly(name, asked_on)
        told = replace(cut, regret=score, regret_on=self.today)
        return self._do(Change("regretted", (Edit(cut, told),)), name)

    def _steps(self, cut: Cut, old: Sequence[Step], planned: Sequence[Planned]) -> Iterable[Edit]:
        """The edits that leave the plan with these steps."""
        stay = {step.title: step for step in old}
        wanted = [(capped(clean(title), "step", NAME_CAP), due_on) for title, due_on in planned]
        for title, due_on in dict(wanted).items():
            before = stay.pop(title, None)
            start = before or Step(
                id=self._clock.new_id(), client_id=cut.client_id, of_id=cut.id, title=title
            )
            after = replace(start, due_on=due_on)
            if after != before:
                yield Edit(before, after)
        yield from (Edit(step, None) for step in stay.values())


def _on_the_way_out(view: View, decision: Decision) -> Iterable[Edit]:
    """The open session stands at the plans once one is made; a plan of an earlier session moves nothing."""
    session = view.running_session
    if session is not None and decision.session_id == session.id:
        yield from came_to(session, Stage.EXIT)


def _to_prune(view: View, client: Client) -> Decision:
    """The decision to prune a client: that of the open session, else the one that holds."""
    session = view.running_session
    decided = view.decisions_in(session).get(client.id) if session else None
    if decided is not None and decided.choice is Choice.PRUNE:
        return decided
    branch = view.branch(client.id)
    if branch is None or branch.exit is None:
        raise NotPruned(client.name)
    return branch.exit.decision
