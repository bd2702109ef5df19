"""A pruning session as data, for `--json`: keys and ids that scripts can rely on, in no language.

Amounts, rates and hours are texts, rounded half up; null is not known.
"""

from datetime import date

from pruner.cli.objects import Document, two_places
from pruner.core.heat import Level
from pruner.core.lookback import LookBack, Quarter
from pruner.core.models import Cut, Decision, Session
from pruner.core.regrowth import Check, Regrowth
from pruner.core.seen import Balance, Figures, Seen
from pruner.core.whatif import Lasts, Outlook, Runway
from pruner.garden import SeasonView


def session_object(number: int, session: Session) -> Document:
    """A session without what was decided in it."""
    return {
        "number": number,
        "id": str(session.id),
        "began_on": session.began_on.isoformat(),
        "stage": session.stage.value,
        "closed_on": _day(session.closed_on),
    }


def shown_object(number: int, session: Session, season: SeasonView) -> Document:
    """A session with everything; while it is open, what would follow stands for the figures."""
    view = season.view
    found = session_object(number, session)
    decisions = view.decisions_in(session)
    closed = session.closed_on is not None
    figures = Figures.thawed(session.figures) if closed else Figures.of(season.what_if())
    cuts = {cut.decision_id: cut for cut in season.cuts_of({d.id for d in decisions.values()})}
    grown = {of.cut.decision_id: of for of in season.regrowths}
    return {
        **found,
        "figures": figures_object(figures),
        "walk": [] if closed else [branch.client.name for branch in season.walk],
        "undecided": [] if closed else [branch.client.name for branch in season.undecided],
        "decisions": [
            {
                **decision_object(decision, _name(season, decision)),
                "cut": cut_object(cuts[decision.id], season) if decision.id in cuts else None,
                "regrowth": regrowth_object(grown[decision.id]) if decision.id in grown else None,
            }
            for decision in decisions.values()
        ],
    }


def decision_object(decision: Decision, name: str) -> Document:
    """One decision, with the numbers as they were."""
    return {
        "id": str(decision.id),
        "client_id": str(decision.client_id),
        "client": name,
        "choice": decision.choice.value,
        "decided_on": decision.decided_on.isoformat(),
        "verdict": decision.verdict,
        "price": None if decision.price is None else str(decision.price),
        "currency": decision.currency,
        "reason": decision.reason,
        "revoked_on": _day(decision.revoked_on),
        "seen": _seen(Seen.thawed(decision.seen)),
    }


def cut_object(cut: Cut, season: SeasonView) -> Document:
    """How a client leaves."""
    return {
        "notice_on": cut.notice_on.isoformat(),
        "ends_on": cut.ends_on.isoformat(),
        "next_delivery": _day(cut.next_delivery),
        "steps": [
            {"title": step.title, "due_on": _day(step.due_on), "done_on": _day(step.done_on)}
            for step in season.steps(cut)
        ],
        "regret": cut.regret,
        "regret_on": _day(cut.regret_on),
    }


def regrowth_object(of: Regrowth) -> Document:
    """What grew back after a cut."""
    return {"paid_back_on": _day(of.paid_back_on), "checks": [_check(check) for check in of.checks]}


def figures_object(of: Figures) -> Document:
    """The portfolio of the main currency, a month, before and after."""
    return {
        "currency": of.currency or None,
        "before": _balance(of.before),
        "after": _balance(of.after),
        "refill_hours": two_places(of.refill),
    }


def outlook_object(of: Outlook) -> list[Document]:
    """What would follow, a currency each, the main one first."""
    return [
        {
            "currency": found.before.currency,
            "income_lost": two_places(found.per_month(found.income_lost)),
            "income_gained": two_places(found.per_month(found.gained)),
            "hours_freed": two_places(found.per_month(found.hours_freed)),
            "refill_hours": None
            if found.refill_hours is None
            else two_places(found.per_month(found.refill_hours)),
            "before": _balance(Balance.of(found.before, of.runway_before)),
            "after": _balance(Balance.of(found.after, of.runway_after)),
            "leads_to_five_sixths": found.leads_to_five_sixths,
        }
        for found in of.by_currency
    ]


def look_back_object(back: LookBack) -> Document:
    """The quarter against the one before, and what the last session brought."""
    return {
        "quarter": _quarter(back.quarter),
        "earlier": _quarter(back.earlier),
        "moved": [
            {"client": m.branch.client.name, "before": _level(m.before), "now": _level(m.now)}
            for m in back.moved
        ],
        "last_session": [
            {
                "client": of.branch.client.name,
                "choice": of.decision.choice.value,
                "verdict": of.decision.verdict,
                "verdict_now": of.verdict and of.verdict.value,
                "level_now": _level(of.branch.level),
                "state": of.branch.standing.value,
            }
            for of in back.outcomes
        ],
    }


def _quarter(of: Quarter) -> Document:
    return {
        "first": of.first.isoformat(),
        "last": of.last.isoformat(),
        "hours": two_places(of.hours),
        "money": {
            currency: {"revenue": two_places(p.total.revenue), "ehr": two_places(p.baseline)}
            for currency, p in of.portfolios.items()
        },
        "given_away": {"minutes": of.given_minutes, "amount": two_places(of.given_amount)},
        "incidents": dict(of.incidents),
    }


def _seen(seen: Seen) -> Document:
    return {
        "level": _level(seen.level),
        "heat": seen.heat,
        "currency": seen.currency,
        "income": two_places(seen.income),
        "hours": two_places(seen.hours),
        "costs": two_places(seen.costs),
        "ehr": two_places(seen.ehr),
        "baseline": two_places(seen.baseline),
        "baseline_others": two_places(seen.others),
        "income_share": None if seen.share is None else float(seen.share),
        "marked": seen.marked,
    }


def _balance(of: Balance) -> Document:
    return {
        "income": two_places(of.income),
        "hours": two_places(of.hours),
        "ehr": two_places(of.ehr),
        "top_share": None if of.top is None else float(of.top),
        "five_sixths": of.five_sixths,
        "runway_months": _runway(of.runway),
    }


def _runway(of: Runway) -> str | None:
    """A number of months, or "endless"; null where it is not known."""
    if isinstance(of, Lasts):
        return two_places(of.months)
    return "endless" if of.value == "endless" else None


def _check(check: Check) -> Document:
    return {
        "days": check.days,
        "on": check.on.isoformat(),
        "hours_freed": two_places(check.freed),
        "hours_filled": two_places(check.filled),
        "others_ehr": two_places(check.others),
        "gap": two_places(check.gap),
        "friction": two_places(check.friction),
    }


def _name(season: SeasonView, decision: Decision) -> str:
    branch = season.view.branch(decision.client_id)
    return branch.client.name if branch else ""


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _level(level: Level) -> str:
    return level.name.lower()
