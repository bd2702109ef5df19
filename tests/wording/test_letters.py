"""What a letter is written from: the plan, the terms and the answers of this very client."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pruner.core.ledger import Contract
from pruner.core.models import Id
from pruner.core.prospect import Question
from pruner.core.season import Choice
from pruner.garden import Prospect
from pruner.letters.kinds import Form, Kind, Letter, Occasion
from pruner.wording import letters
from tests.garden.beds import Bed
from tests.garden.orchard import END, NOTICE, Orchard

PROMISED = date(2026, 12, 11)


@pytest.fixture
def orchard(garden_file: Path) -> Iterator[Orchard]:
    bed = Bed(garden_file)
    yield Orchard(bed)
    bed.close()


def occasion(orchard: Orchard, client_id: Id, kind: Kind = Kind.FAREWELL) -> Occasion:
    view = orchard.bed.garden.view()
    branch = view.branch(client_id)
    assert branch is not None
    return letters.occasion(kind, view, branch.client)


def test_a_farewell_names_the_planned_end_and_the_next_delivery(orchard: Orchard) -> None:
    orchard.prune_weak()
    orchard.bed.garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, next_delivery=PROMISED)
    found = occasion(orchard, orchard.weak)
    assert (found.ends_on, found.next_delivery) == (END, PROMISED)


def test_a_delivery_after_the_end_is_not_promised_again(orchard: Orchard) -> None:
    orchard.prune_weak()
    orchard.bed.garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, next_delivery=date(2027, 1, 8))
    assert occasion(orchard, orchard.weak).next_delivery is None


def test_a_plan_counts_while_the_session_still_runs(orchard: Orchard) -> None:
    garden = orchard.bed.garden
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END)
    assert occasion(orchard, orchard.weak).ends_on == END


def test_a_revoked_plan_counts_no_more(orchard: Orchard) -> None:
    orchard.bed.garden.set_terms(orchard.weak, contract=Contract.AGREED, notice="2 weeks")
    orchard.prune_weak()
    [decision] = [d for d in orchard.bed.garden.view().facts.decisions if d.client_id == orchard.weak]
    orchard.bed.garden.revoke(decision.id)
    assert occasion(orchard, orchard.weak).ends_on == date(2026, 12, 7)


def test_without_a_plan_the_end_is_that_of_notice_today(orchard: Orchard) -> None:
    garden = orchard.bed.garden
    garden.set_terms(orchard.thin, contract=Contract.AGREED, notice="2 weeks")
    assert occasion(orchard, orchard.thin).ends_on == date(2026, 12, 7)


def test_only_a_farewell_asks_for_the_notice(orchard: Orchard) -> None:
    orchard.bed.garden.set_terms(orchard.thin, contract=Contract.AGREED, notice="whenever")
    assert occasion(orchard, orchard.thin, Kind.FIX).ends_on is None


def test_the_terms_are_those_of_the_client_and_the_target_rate_stays_private(orchard: Orchard) -> None:
    orchard.bed.garden.set_terms(orchard.thin, included_rounds=5)
    found = occasion(orchard, orchard.thin, Kind.FIX).offered
    assert (found.rounds, found.rate) == (5, None)
    orchard.bed.garden.set_terms(orchard.thin, rate=Decimal("92.5"))
    rate = occasion(orchard, orchard.thin, Kind.FIX).offered.rate
    assert rate is not None
    assert rate.amount == Decimal("92.5")


def test_the_conditions_are_those_of_the_answers(orchard: Orchard) -> None:
    scores = dict.fromkeys(Question, 0) | {Question.PAYMENT: 1, Question.TONE: 2}
    done = orchard.bed.garden.keep_answers(Prospect(name="Quince"), scores)
    asked = occasion(orchard, done.entry.change.edits[0].record.id, Kind.CONDITIONS).conditions
    assert asked == (Question.PAYMENT, Question.TONE)


@pytest.mark.parametrize("form", Form)
def test_a_text_worked_on_is_a_letter_again(orchard: Orchard, form: Form) -> None:
    view = orchard.bed.garden.view()
    for kind in Kind:
        draft = letters.written(kind, form, view, view.branches[0].client)
        assert letters.parsed(letters.text_of(draft)) == draft


def test_the_first_line_of_a_text_is_its_subject() -> None:
    assert letters.parsed("\n New subject \n\nHello,\n\nbye") == Letter("New subject", "Hello,\n\nbye\n")
