"""Nothing leads to a decision to prune but a failed fix or a reason, and all of it can be undone."""

import shutil
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pruner.core.changes import Standing
from pruner.core.errors import Refusal
from pruner.core.evidence import Ending
from pruner.core.season import Choice, Stage
from tests.builders import TODAY
from tests.faults.soak import times
from tests.garden.beds import Bed
from tests.garden.orchard import Orchard

WHO = st.sampled_from(["weak", "thin", "strong"])
DAYS = st.integers(0, 40)


class Sessions(RuleBasedStateMachine):
    """Somebody who tries everything, in any order, on a garden in which Weak alone may be pruned."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.bed = Bed(self.folder / "garden.db")
        self.orchard = Orchard(self.bed)
        self.garden = self.bed.garden
        self.start, self.begun = self.garden.view().facts, self._done()

    def teardown(self) -> None:
        """Undo leads back to the garden before, and redo to where it stood."""
        try:
            self._undo_and_redo_everything()
        finally:
            self.bed.close()
            shutil.rmtree(self.folder)

    @rule()
    def begin(self) -> None:
        with suppress(Refusal):
            self.garden.begin_session()

    @rule(stage=st.sampled_from(Stage))
    def go_on(self, stage: Stage) -> None:
        with suppress(Refusal):
            self.garden.go_to(stage)

    @rule(who=WHO, choice=st.sampled_from(Choice), reason=st.sampled_from(["", " ", "fraud"]))
    def decide(self, who: str, choice: Choice, reason: str) -> None:
        price = Decimal(500) if choice is Choice.RAISE else None
        with suppress(Refusal):
            self.garden.decide(getattr(self.orchard, who), choice, price=price, reason=reason)

    @rule(who=WHO)
    def prune(self, who: str) -> None:
        with suppress(Refusal):
            self.garden.decide(getattr(self.orchard, who), Choice.PRUNE)

    @rule()
    def keep_rest(self) -> None:
        with suppress(Refusal):
            self.garden.keep_rest()

    @rule(who=WHO, notice=DAYS, more=DAYS)
    def plan(self, who: str, notice: int, more: int) -> None:
        received = self.bed.today + timedelta(days=notice)
        with suppress(Refusal):
            self.garden.plan_cut(
                getattr(self.orchard, who),
                notice_on=received,
                ends_on=received + timedelta(days=more),
                steps=(("hand over", received),),
            )

    @rule()
    def close(self) -> None:
        with suppress(Refusal):
            self.garden.close_session()

    @precondition(lambda self: self.garden.view().facts.decisions)
    @rule(data=st.data())
    def revoke(self, data: st.DataObject) -> None:
        decision = data.draw(st.sampled_from(self.garden.view().facts.decisions))
        with suppress(Refusal):
            self.garden.revoke(decision.id)

    @rule(who=WHO, ending=st.sampled_from(Ending))
    def end_a_fix(self, who: str, ending: Ending) -> None:
        self.orchard.fail(getattr(self.orchard, who), ending=ending)

    @rule(who=WHO)
    def mark(self, who: str) -> None:
        with suppress(Refusal):
            self.garden.mark(getattr(self.orchard, who))

    @rule(days=DAYS)
    def wait(self, days: int) -> None:
        self.bed.today = min(self.bed.today + timedelta(days=days), TODAY + timedelta(days=90))

    @rule()
    def undo(self) -> None:
        """What made the garden stays."""
        if self._done() > self.begun:
            self.garden.undo()

    @rule()
    def redo(self) -> None:
        with suppress(Refusal):
            self.garden.redo()

    @invariant()
    def nobody_is_pruned_without_a_failed_fix_or_a_reason(self) -> None:
        facts = self.garden.view().facts
        vain = {fix.client_id for fix in facts.fixes if fix.ending in {Ending.FAILED, Ending.REFUSED}}
        for decision in facts.decisions:
            if decision.choice is Choice.PRUNE:
                allowed = decision.verdict == "PRUNE" and decision.client_id in vain
                assert allowed or decision.reason.strip(), decision

    @invariant()
    def who_leaves_was_decided_about_in_a_closed_session(self) -> None:
        view = self.garden.view()
        closed = {session.id for session in view.sessions if session.closed_on is not None}
        for branch in view.all_branches:
            if branch.exit is not None:
                assert branch.exit.decision.session_id in closed
                assert branch.exit.decision.revoked_on is None
        assert sum(session.closed_on is None for session in view.sessions) <= 1

    @invariant()
    def plans_and_steps_belong_to_a_decision_to_prune(self) -> None:
        facts = self.garden.view().facts
        pruned = {d.id for d in facts.decisions if d.choice is Choice.PRUNE}
        assert {cut.decision_id for cut in facts.cuts} <= pruned
        assert {step.of_id for step in facts.steps} <= {cut.id for cut in facts.cuts}

    def _undo_and_redo_everything(self) -> None:
        end, steps = self.garden.view().facts, self._done() - self.begun
        for _step in range(steps):
            self.garden.undo()
        assert self.garden.view().facts == self.start
        for _step in range(steps):
            self.garden.redo()
        assert self.garden.view().facts == end

    def _done(self) -> int:
        return sum(entry.standing is Standing.DONE for entry in self.garden.history())


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=times(8), stateful_step_count=20, deadline=None)
