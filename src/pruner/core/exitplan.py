"""How a client leaves well: the proposed steps with their last days (product.md §6).

A proposal that the user changes before it is planned. What is delivered and handed over by the last day
makes an end that nobody has to argue about; the two referrals come with the news, since they take its edge.
"""

from datetime import date, timedelta
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.notice import Deal, NoNotice, Notice, notice

REFERRALS_WITHIN = timedelta(days=7)
REVOKED_AFTER = timedelta(days=1)
INVOICED_WITHIN = timedelta(days=7)
REVIEWED_WITHIN = timedelta(days=30)


class Task(StrEnum):
    """What there is to do when a client leaves."""

    NOTICE = "notice"
    AGREE_END = "agree-end"
    REFERRALS = "referrals"
    DELIVER = "deliver"
    HAND_OVER = "hand-over"
    REVOKE_ACCESS = "revoke-access"
    FINAL_INVOICE = "final-invoice"
    REVIEW_RISK = "review-risk"


class Caution(StrEnum):
    """What may be wrong with a planned end."""

    UNTIMELY = "untimely"
    BEFORE_NOTICE = "before-notice"
    DELIVERY_AFTER_END = "delivery-after-end"
    NO_NOTICE = "no-notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One step and its last day."""

    task: Task
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitPlan:
    """The way out: notice is received on `notice_on`, `ends_on` is the last day, `steps` in their order.

    `notice` is what the rule says about that day, whatever end is planned.
    """

    notice: Notice | NoNotice
    notice_on: date
    ends_on: date
    next_delivery: date | None
    steps: tuple[Proposed, ...]
    cautions: tuple[Caution, ...]


def exit_plan(of: Deal, notice_on: date, ends_on: date | None = None) -> ExitPlan:
    """The proposal for notice on this day, for the first possible end unless another one is wished.

    A contract for a work has no end of its own: the next delivery is its last day, where one was named.
    """
    ruled = notice(of, notice_on)
    last = ends_on or _first_end(ruled, of, notice_on)
    return ExitPlan(
        notice=ruled,
        notice_on=notice_on,
        ends_on=last,
        next_delivery=of.next_delivery,
        steps=_steps(ruled, of, notice_on, last),
        cautions=tuple(_cautions(ruled, of, last)),
    )


def _first_end(ruled: Notice | NoNotice, of: Deal, notice_on: date) -> date:
    if isinstance(ruled, Notice):
        return ruled.ends_on
    return max(notice_on, of.next_delivery or notice_on)


def _steps(ruled: Notice | NoNotice, of: Deal, notice_on: date, last: date) -> tuple[Proposed, ...]:
    begins = Task.NOTICE if isinstance(ruled, Notice) else Task.AGREE_END
    due = {
        begins: notice_on,
        Task.REFERRALS: min(notice_on + REFERRALS_WITHIN, last),
        Task.DELIVER: _delivery(of, notice_on, last),
        Task.HAND_OVER: last,
        Task.REVOKE_ACCESS: last + REVOKED_AFTER,
        Task.FINAL_INVOICE: last + INVOICED_WITHIN,
        Task.REVIEW_RISK: last + REVIEWED_WITHIN,
    }
    order = list(Task)
    steps = (Proposed(task=task, due_on=day) for task, day in due.items())
    return tuple(sorted(steps, key=lambda step: (step.due_on, order.index(step.task))))


def _delivery(of: Deal, notice_on: date, last: date) -> date:
    """The promised day; the last one where nothing is promised within the time that is left."""
    promised = of.next_delivery
    return promised if promised is not None and notice_on <= promised <= last else last


def _cautions(ruled: Notice | NoNotice, of: Deal, last: date) -> list[Caution]:
    said = {
        Caution.NO_NOTICE: isinstance(ruled, NoNotice),
        Caution.BEFORE_NOTICE: isinstance(ruled, Notice) and last < ruled.ends_on,
        Caution.UNTIMELY: isinstance(ruled, Notice) and bool(ruled.warnings) and _cut_off(of, last),
        Caution.DELIVERY_AFTER_END: _cut_off(of, last),
    }
    return [caution for caution, holds in said.items() if holds]


def _cut_off(of: Deal, last: date) -> bool:
    """Whether something is promised for a day after the last one."""
    return of.next_delivery is not None and of.next_delivery > last
