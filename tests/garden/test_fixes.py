"""Fixes through the verbs of the garden: the ladder, undo, erasing, and the gate before PRUNE."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pruner.core.endings import Ending
from pruner.core.errors import NothingToUndo, Refusal, TooLong
from pruner.core.fix_refusals import (
    EmptyTitle,
    FixEnded,
    FixNotDue,
    FixRunning,
    FixUnanswered,
    NothingToMend,
    StepDone,
    StepOpen,
)
from pruner.core.fixes import Course, Fix, Rung
from pruner.core.judging import VerdictName
from pruner.core.models import NAME_CAP, Id
from pruner.core.playbooks import MONEY
from pruner.garden import Done
from tests.builders import TODAY
from tests.faults.soak import times
from tests.garden.beds import Bed

SIGNS = ("rush", "mismatch", MONEY)
RED = (100, 95, 92, 65, 62, 35, 32, 5, 2)
"""Days ago on which somebody rushed who was red each time the rules look back."""


def the_fix(bed: Bed, client: Id) -> Course:
    return bed.garden.view().courses(client)[0]


def opened(bed: Bed, client: Id, sign: str = "rush") -> Fix:
    bed.garden.open_fix(client, sign)
    return the_fix(bed, client).fix


def rushing(bed: Bed, days: tuple[int, ...] = RED) -> Id:
    """A client who is red for good, as long as nothing is known of money."""
    client = bed.plant()
    for ago in days:
        at = bed.garden.now() - timedelta(days=ago)
        bed.garden.log(client, "rush", at=at)
    return client


def name(bed: Bed, client: Id) -> VerdictName:
    return bed.garden.view().verdict_name(client)


def test_a_fix_brings_the_steps_of_its_playbook(bed: Bed) -> None:
    client = bed.plant()
    fix = opened(bed, client)
    assert (fix.opened_on, fix.due_on, fix.allowed) == (TODAY, TODAY + timedelta(days=90), 2)
    assert [step.title for step in bed.garden.view().steps(fix.id)] == ["talk", "write"]
    bed.garden.open_fix(client, MONEY, language="de")
    assert [step.title for step in bed.garden.view().steps(the_fix(bed, client).fix.id)] == [
        "reden",
        "schreiben",
    ]


def test_unpaid_incidents_after_the_opening_use_up_the_time(bed: Bed) -> None:
    client = rushing(bed, (3, 2, 1, 0))
    opened(bed, client)
    assert the_fix(bed, client).left == 2
    bed.garden.log(client, "rush")
    bed.garden.log(client, "venting")
    assert (the_fix(bed, client).left, the_fix(bed, client).overdue) == (1, False)
    bed.garden.log(client, "rush")
    assert (the_fix(bed, client).overdue, the_fix(bed, client).due_on) == (True, TODAY)


def test_included_rounds_do_not_count_against_a_fix(bed: Bed) -> None:
    client = bed.plant()
    rules = bed.garden.rules
    bed.garden.rules = replace(rules, playbooks=(replace(rules.playbook("mismatch"), allowed=1),))
    opened(bed, client, "mismatch")
    for left in (1, 1, 0):
        bed.garden.log(client, "mismatch")
        assert the_fix(bed, client).left == left


def test_the_last_day_still_belongs_to_the_fix(bed: Bed) -> None:
    client = bed.plant()
    fix = opened(bed, client)
    bed.today = fix.due_on
    assert not the_fix(bed, client).overdue
    with pytest.raises(FixNotDue):
        bed.garden.end_fix(fix.id, Ending.FAILED)
    bed.today += timedelta(days=1)
    assert the_fix(bed, client).overdue
    bed.garden.end_fix(fix.id, Ending.FAILED)


def test_one_sign_has_one_fix_and_another_may_have_its_own(bed: Bed) -> None:
    client = bed.plant()
    opened(bed, client)
    with pytest.raises(FixRunning):
        bed.garden.open_fix(client, "rush")
    bed.garden.open_fix(client, "venting")


def test_nothing_is_opened_while_a_fix_waits_for_its_outcome(bed: Bed) -> None:
    client = bed.plant()
    fix = opened(bed, client)
    bed.today = fix.due_on + timedelta(days=1)
    with pytest.raises(FixUnanswered):
        bed.garden.open_fix(client, "venting")
    bed.garden.extend(fix.id)
    bed.garden.open_fix(client, "venting")


def test_a_client_of_whom_nothing_is_known_asks_for_no_fix(bed: Bed) -> None:
    with pytest.raises(NothingToMend):
        bed.garden.open_fix(bed.plant())


def test_steps_are_ticked_and_unticked_once(bed: Bed) -> None:
    client = bed.plant()
    fix = opened(bed, client)
    step = bed.garden.view().steps(fix.id)[0]
    with pytest.raises(StepOpen):
        bed.garden.untick(step.id)
    bed.garden.tick(step.id, "by phone")
    with pytest.raises(StepDone):
        bed.garden.tick(step.id)
    assert (bed.garden.step(step.id).done_on, bed.garden.step(step.id).note) == (TODAY, "by phone")


@pytest.mark.parametrize(("title", "refusal"), [(" \n", EmptyTitle), ("x" * (NAME_CAP + 1), TooLong)])
def test_a_step_needs_a_title_that_fits(bed: Bed, title: str, refusal: type[Refusal]) -> None:
    fix = opened(bed, bed.plant())
    with pytest.raises(refusal):
        bed.garden.add_step(fix.id, title)


def test_a_fix_that_ended_gets_no_further_step(bed: Bed) -> None:
    fix = opened(bed, bed.plant())
    bed.garden.end_fix(fix.id, Ending.IMPROVED)
    with pytest.raises(FixEnded):
        bed.garden.add_step(fix.id, "one more")


def test_erasing_a_client_takes_its_fixes_and_steps_along(bed: Bed) -> None:
    client = bed.plant()
    opened(bed, client)
    bed.garden.erase(client)
    facts = bed.garden.view().facts
    assert (facts.fixes, facts.steps) == ((), ())


def test_a_red_client_is_not_pruned_before_its_fix_was_refused(bed: Bed) -> None:
    client = rushing(bed)
    assert name(bed, client) is VerdictName.FIX
    fix = opened(bed, client)
    assert name(bed, client) is VerdictName.FIX
    bed.garden.send_terms(fix.id)
    assert name(bed, client) is VerdictName.FIX
    bed.garden.refuse(fix.id)
    assert name(bed, client) is VerdictName.PRUNE
    bed.garden.undo()
    assert name(bed, client) is VerdictName.FIX


def test_a_fix_that_was_never_offered_opens_no_gate(bed: Bed) -> None:
    client = rushing(bed)
    fix = opened(bed, client)
    for _time in range(2):
        bed.garden.log(client, "rush")
    bed.garden.end_fix(fix.id, Ending.FAILED)
    assert name(bed, client) is VerdictName.FIX


def test_incidents_that_used_up_the_time_of_a_fix_lead_to_prune_once_that_is_said(bed: Bed) -> None:
    client = rushing(bed)
    fix = opened(bed, client)
    bed.garden.offer_talk(fix.id)
    for _time in range(2):
        bed.garden.log(client, "rush")
    assert name(bed, client) is VerdictName.FIX
    bed.garden.end_fix(fix.id, Ending.FAILED)
    assert name(bed, client) is VerdictName.PRUNE


def test_a_later_fix_that_improved_closes_the_gate_again(bed: Bed) -> None:
    client = rushing(bed)
    first = opened(bed, client)
    bed.garden.send_terms(first.id)
    bed.garden.refuse(first.id)
    second = opened(bed, client)
    bed.garden.end_fix(second.id, Ending.IMPROVED)
    assert name(bed, client) is VerdictName.FIX


class Mending(RuleBasedStateMachine):
    """Any verbs in any order on a real garden, beside undo, redo and time that passes."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.bed = Bed(Path(self._folder.name) / "garden.db")

    @initialize()
    def plant(self) -> None:
        self.client = self.bed.plant()

    def teardown(self) -> None:
        self.bed.close()
        self._folder.cleanup()

    @rule(sign=st.sampled_from(SIGNS))
    def open(self, sign: str) -> None:
        self._try(partial(self.bed.garden.open_fix, self.client, sign))

    @rule(sign=st.sampled_from(("rush", "mismatch")))
    def log(self, sign: str) -> None:
        self.bed.garden.log(self.client, sign)

    @rule(
        at=st.integers(0, 5), verb=st.sampled_from(("offer_talk", "send_terms", "accept", "refuse", "extend"))
    )
    def climb(self, at: int, verb: str) -> None:
        if fix := self._any(at):
            self._try(partial(getattr(self.bed.garden, verb), fix.id))

    @rule(at=st.integers(0, 5), ending=st.sampled_from(Ending), back=st.integers(0, 100))
    def end(self, at: int, ending: Ending, back: int) -> None:
        if fix := self._any(at):
            on = self.bed.today - timedelta(days=back)
            self._try(partial(self.bed.garden.end_fix, fix.id, ending, on=on))

    @rule(at=st.integers(0, 20))
    def tick(self, at: int) -> None:
        steps = self.bed.garden.view().facts.steps
        if steps:
            self._try(partial(self.bed.garden.tick, steps[at % len(steps)].id))

    @rule(days=st.integers(1, 60))
    def wait(self, days: int) -> None:
        self.bed.today += timedelta(days=days)

    @rule()
    def take_back_and_do_again(self) -> None:
        before = self.bed.garden.view().facts
        try:
            self.bed.garden.undo()
        except NothingToUndo:
            return
        self.bed.garden.redo()
        assert self.bed.garden.view().facts == before

    @rule()
    def take_back(self) -> None:
        if len(self.bed.garden.history()) > 1:
            self._try(self.bed.garden.undo)
        if not self.bed.garden.clients():
            self.bed.garden.redo()

    @rule()
    def erase(self) -> None:
        self.bed.garden.erase(self.client)
        facts = self.bed.garden.view().facts
        assert (facts.fixes, facts.steps) == ((), ())
        self.client = self.bed.plant()

    @invariant()
    def one_fix_runs_for_each_sign(self) -> None:
        signs = [course.fix.sign for course in self.bed.garden.view().running(self.client)]
        assert len(signs) == len(set(signs))

    @invariant()
    def days_stand_in_the_order_of_the_ladder(self) -> None:
        for course in self.bed.garden.view().courses(self.client):
            fix = course.fix
            days = (fix.opened_on, fix.talk_offered_on, fix.terms_sent_on, fix.accepted_on, fix.ended_on)
            known = [day for day in days if day is not None]
            assert known == sorted(known)
            assert known[-1] <= self.bed.today
            assert (fix.ending is None) is (fix.ended_on is None)
            assert fix.accepted_on is None or fix.terms_sent_on is not None
            assert fix.ending is not Ending.REFUSED or fix.offered(self.bed.today)

    @invariant()
    def only_a_fix_without_an_outcome_is_late(self) -> None:
        view = self.bed.garden.view()
        for course in view.courses(self.client):
            assert not course.overdue or course.fix.ending is None
            assert (course.rung is Rung.OVERDUE) is course.overdue
        overdue = {what.of_id for what in view.due if what.overdue}
        assert overdue == {course.fix.id for course in view.courses(self.client) if course.overdue}

    @invariant()
    def every_step_belongs_to_a_fix(self) -> None:
        facts = self.bed.garden.view().facts
        assert {step.of_id for step in facts.steps} <= {fix.id for fix in facts.fixes}

    def _any(self, at: int) -> Fix | None:
        fixes = self.bed.garden.view().facts.fixes
        return fixes[at % len(fixes)] if fixes else None

    def _try(self, verb: Callable[[], Done]) -> None:
        """Do it, or find everything as it was."""
        before = self.bed.garden.view().facts
        try:
            verb()
        except Refusal:
            assert self.bed.garden.view().facts == before


Mending.TestCase.settings = settings(max_examples=times(12), stateful_step_count=20, deadline=None)
TestMending = Mending.TestCase
