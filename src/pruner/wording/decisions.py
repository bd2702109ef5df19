"""What was decided and by which numbers, in words: of one client, and of the whole portfolio."""

from collections.abc import Sequence
from fractions import Fraction

from pruner.core.exact import rounded
from pruner.core.models import Cut, Decision, Step
from pruner.core.seen import Balance, Figures, Seen
from pruner.core.whatif import Lasts, NoRunway, Outlook, Runway, WhatIf
from pruner.i18n import N_, _, day, number
from pruner.wording.branches import level
from pruner.wording.numbers import amount, hours, rate
from pruner.wording.seasons import choice
from pruner.wording.tongue import percent, tenths_down

Fact = tuple[str, str]
"""A title and a sentence."""

RUNWAYS = {
    NoRunway.ENDLESS: N_("endless, nothing is missing"),
    NoRunway.UNSET: N_("not known until monthly costs and savings are set"),
    NoRunway.NO_RATE: N_("not known: part of the income is in a currency without a rate"),
}


def decided(decision: Decision) -> str:
    """What was decided, with the new price, and whether it still holds."""
    said = choice(decision.choice)
    if decision.price is not None and decision.currency:
        said = _("{choice} to {amount} a month").format(
            choice=said, amount=amount(Fraction(decision.price), decision.currency)
        )
    if decision.revoked_on:
        said = _("{choice}, revoked on {day}").format(choice=said, day=day(decision.revoked_on))
    return said


def reason(decision: Decision) -> str:
    """The reason that was given, on one line; empty where none was."""
    return " ".join(decision.reason.split())


def seen(decision: Decision) -> str:
    """The numbers as they were: verdict, level, rate, income and hours, and the share of income."""
    was = Seen.thawed(decision.seen)
    said = [decision.verdict, level(was.level)]
    if was.ehr is not None:
        said.append(rate(was.ehr, was.currency))
    if was.income is not None and was.hours is not None:
        said.append(
            _("{income} a month in {hours}").format(
                income=amount(was.income, was.currency), hours=hours(was.hours)
            )
        )
    if was.share is not None:
        said.append(_("{share} % of the income").format(share=percent(was.share)))
    return ", ".join(filter(None, said))


def figures(of: Figures) -> list[Fact]:
    """The portfolio before and after, and what has to be refilled; nothing where there is no money."""
    if not of.currency or of.before.income is None or of.after.income is None:
        return []
    changed = of.before != of.after
    return [*_balances(of.before, of.after, of.currency), *(_refill(of.refill) if changed else [])]


def outlook(of: Outlook) -> list[Fact]:
    """What would follow of cuts and raises, the main currency first; another one is named."""
    facts: list[Fact] = []
    for place, found in enumerate(of.by_currency):
        refill = found.refill_hours
        told = figures(
            Figures(
                currency=found.before.currency,
                before=Balance.of(found.before, of.runway_before),
                after=Balance.of(found.after, of.runway_after),
                refill=None if refill is None else found.per_month(refill),
            )
        )
        facts += told if place == 0 else _apart(told, found.before.currency)
    return facts


def exit_facts(cut: Cut, steps: Sequence[Step]) -> list[Fact]:
    """The days on which a client leaves, and the steps of the plan."""
    facts = [(_("notice received"), day(cut.notice_on)), (_("last day"), day(cut.ends_on))]
    if cut.next_delivery:
        facts.append((_("next delivery"), day(cut.next_delivery)))
    return facts + [(_("done") if step.done_on else _("to do"), _step(step)) for step in steps]


def _step(step: Step) -> str:
    return _("{step}, by {day}").format(step=step.title, day=day(step.due_on)) if step.due_on else step.title


def warnings(of: Outlook) -> list[str]:
    """The 5/6 rule, asked of the main currency: what others bring has no rate that it could be told by."""
    return _warnings(of.main) if of.main else []


def runway(of: Runway) -> str:
    """How long the savings last."""
    if isinstance(of, Lasts):
        return _("{n} months").format(n=tenths_down(of.months))
    return _(RUNWAYS[of])


def _apart(facts: list[Fact], currency: str) -> list[Fact]:
    """The facts of another currency: named, and without the runway, which is one for all."""
    return [(f"{title} ({currency})", text) for title, text in facts if title != _("runway")]


def _balances(before: Balance, after: Balance, currency: str) -> list[Fact]:
    told = [
        (_("income a month"), _money(before.income, currency), _money(after.income, currency)),
        (_("hours a month"), _hours(before.hours), _hours(after.hours)),
        (_("rate"), _rate(before.ehr, currency), _rate(after.ehr, currency)),
        (_("largest share"), _share(before.top), _share(after.top)),
        (_("runway"), runway(before.runway), runway(after.runway)),
    ]
    return [(title, _then(was, then)) for title, was, then in told if was or then]


def _refill(refill: Fraction | None) -> list[Fact]:
    said = _("not possible at the rate of the others") if refill is None else hours_exactly(refill)
    return [(_("to refill a month"), said)]


def hours_exactly(value: Fraction) -> str:
    """Hours with two decimals: so much has to be refilled to break even."""
    return _("{n} h").format(n=number(rounded(value), 2))


def _warnings(found: WhatIf) -> list[str]:
    if found.leads_to_five_sixths:
        return [
            _(
                "After this at least 5/6 of the income would come from one client: in Germany compulsory "
                "pension insurance may apply."
            )
        ]
    if found.after.five_sixths:
        return [
            _(
                "At least 5/6 of the income comes from one client: in Germany compulsory pension insurance "
                "may apply."
            )
        ]
    return []


def _then(before: str, after: str) -> str:
    if before == after:
        return before
    return _("{before}, then {after}").format(before=before or "?", after=after or "?")


def _money(value: Fraction | None, currency: str) -> str:
    return "" if value is None else amount(value, currency)


def _hours(value: Fraction | None) -> str:
    return "" if value is None else hours(value)


def _rate(value: Fraction | None, currency: str) -> str:
    return "" if value is None else rate(value, currency)


def _share(value: Fraction | None) -> str:
    return "" if value is None else f"{percent(value)} %"
