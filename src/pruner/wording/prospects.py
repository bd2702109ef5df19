"""The ten questions about a prospect, their answers, and what follows from them (product.md §8)."""

from pruner.core.hindsight import Lesson
from pruner.core.prospect import Advice, Assessment, Outlook, Question
from pruner.i18n import N_, _
from pruner.wording.numbers import hours
from pruner.wording.tongue import percent

QUESTIONS = {
    Question.CHANNEL: N_("How did they find you?"),
    Question.OFFER: N_("Can they name what you sell?"),
    Question.PROBLEM: N_("Problem and result in one sentence?"),
    Question.BUDGET: N_("Does the budget reach your minimum?"),
    Question.DECIDER: N_("Does one person decide and approve?"),
    Question.TIMELINE: N_("Does the date leave your lead time?"),
    Question.EARLIER: N_("Why did earlier providers end?"),
    Question.ROUNDS: N_("Are rounds and rush tariff accepted?"),
    Question.PAYMENT: N_("A deposit, or your payment terms?"),
    Question.TONE: N_("How is the tone?"),
}
ANSWERS = {
    Question.CHANNEL: (N_("recommended, or looked for me"), N_("website or social media"), N_("by chance")),
    Question.OFFER: (N_("yes, in their own words"), N_("roughly"), N_("no")),
    Question.PROBLEM: (N_("both"), N_("one of them"), N_("neither")),
    Question.BUDGET: (N_("yes"), N_("just below, or not said"), N_("far below")),
    Question.DECIDER: (N_("yes"), N_("two of them"), N_("a committee, or nobody")),
    Question.TIMELINE: (N_("easily"), N_("just about"), N_("it should have begun yesterday")),
    Question.EARLIER: (N_("a plain reason, or the first one"), N_("unclear"), N_("it was all their fault")),
    Question.ROUNDS: (N_("both"), N_("after some haggling"), N_("no")),
    Question.PAYMENT: (N_("yes"), N_("after some haggling"), N_("no")),
    Question.TONE: (N_("at eye level"), N_("a little off"), N_("from above, or in tears")),
}
CONDITIONS = {
    Question.CHANNEL: N_("Send the expectation sheet before the first hour."),
    Question.OFFER: N_("Begin with a small trial order of what you sell."),
    Question.PROBLEM: N_("Have problem and result in writing before you quote."),
    Question.BUDGET: N_("Name your minimum, or cut the scope to the budget."),
    Question.DECIDER: N_("One approver, named in the order."),
    Question.TIMELINE: N_("A later date, or the rush tariff from the start."),
    Question.EARLIER: N_("Ask for a word with the earlier provider."),
    Question.ROUNDS: N_("Rounds and rush tariff stand in the order."),
    Question.PAYMENT: N_("Half of it before you begin."),
    Question.TONE: N_("Talks with agenda and end; the talk fee stands in the order."),
}
ADVICE = {
    Advice.TAKE: N_("Take it."),
    Advice.CONDITIONS: N_("Take it with conditions."),
    Advice.DECLINE: N_("Decline. “No” is a good result: it keeps the place for somebody who fits."),
}


def question(which: Question) -> str:
    """The question as it is asked."""
    return _(QUESTIONS[which])


def answer(which: Question, score: int) -> str:
    """What an answer of 0, 1 or 2 means."""
    return _(ANSWERS[which][score])


def advice(found: Assessment) -> str:
    """What the answers advise, with the points."""
    said = _("{points} of 20 points.").format(points=found.total)
    return f"{said} {_(ADVICE[found.advice])}"


def conditions(found: Assessment) -> list[str]:
    """What to ask for: by the answers, and by what is computed beside them."""
    said = [_(CONDITIONS[which]) for which in found.conditions]
    if found.overbooked:
        said.append(_("There is no room for it yet: end or shrink something first."))
    if found.lopsided:
        said.append(_("Too much would hang on one client: grow beside it, or take less of it."))
    return said


def computed(seen: Outlook) -> list[str]:
    """Free capacity and concentration after acceptance, or what is missing to know them."""
    room = (
        _("Free capacity: unknown; set intake.month_hours, and say the hours a month it would take.")
        if seen.free_hours is None
        else _("Free capacity afterwards: {hours} a month.").format(hours=hours(seen.free_hours))
    )
    if seen.share is None or seen.top is None:
        share = _(
            "Share of your income: unknown; it takes what it would bring a month, and what others bring."
        )
    else:
        share = _("Share of your income: {share} %; the largest client would have {top} %.").format(
            share=percent(seen.share), top=percent(seen.top)
        )
    return [room, share]


def lesson(told: Lesson) -> str:
    """Such as "By chance: 3 of 4 ended badly."."""
    return _("{answer} ({question}): {bad} of {cases} ended badly.").format(
        question=question(told.question).rstrip("?"),
        answer=answer(told.question, 2),
        bad=told.ended_badly,
        cases=told.cases,
    )
