"""How a client leaves, in words: the rule of notice, its dates, and the steps of the way out."""

from pruner.core.exitplan import Caution, ExitPlan, Proposed, Task
from pruner.core.notice import Hint, NoNotice, Notice, Rule
from pruner.i18n import N_, _, day

RULES = {
    Rule.AGREED: N_("as agreed in the contract"),
    Rule.DAY: N_("paid by the day: for the end of the next day (§ 621 BGB)"),
    Rule.WEEK: N_("paid by the week: on the first working day for the following Saturday (§ 621 BGB)"),
    Rule.MONTH: N_("paid by the month: by the 15th for the end of the month (§ 621 BGB)"),
    Rule.QUARTER: N_("paid by the quarter or longer: six weeks to the end of the quarter (§ 621 BGB)"),
    Rule.ANY_TIME: N_("paid otherwise: at any time (§ 621 BGB)"),
    Rule.TWO_WEEKS: N_("paid otherwise, and the main occupation: two weeks (§ 621 BGB)"),
    Rule.HIGHER_TRUST: N_("higher-trust service: at any time, but at no untimely moment (§ 627 BGB)"),
}
HINTS = {
    Hint.NO_LEGAL_ADVICE: N_("A hint and no legal advice; the contract comes first."),
    Hint.MONDAY: N_("There is no calendar of holidays here: the first working day is taken to be Monday."),
    Hint.MAIN_OCCUPATION: N_("Where it is your main occupation, it takes two weeks."),
}
CAUTIONS = {
    Caution.UNTIMELY: N_("The next promised delivery is less than 14 days away: an end now may be untimely."),
    Caution.BEFORE_NOTICE: N_("The last day comes before the notice is over: agree it with the client."),
    Caution.DELIVERY_AFTER_END: N_("A delivery is promised for a day after the last one."),
    Caution.NO_NOTICE: N_(
        "A Werkvertrag knows no ordinary notice: finish the work, or agree an end. The deadline of the fix "
        "is your evidence."
    ),
}
TASKS = {
    Task.NOTICE: N_("Give notice: the farewell letter has to be there"),
    Task.AGREE_END: N_("Agree an end in writing, or finish the work"),
    Task.REFERRALS: N_("Name two others who may take over"),
    Task.DELIVER: N_("Deliver what is still promised"),
    Task.HAND_OVER: N_("Hand over files, accounts and what is open"),
    Task.REVOKE_ACCESS: N_("Give up access and passwords on both sides"),
    Task.FINAL_INVOICE: N_("Send the final invoice"),
    Task.REVIEW_RISK: N_("Look for a bad review, and answer it once, short and kind"),
}


def rule(found: Notice | NoNotice) -> str:
    """By which rule it ends."""
    return _(CAUTIONS[Caution.NO_NOTICE]) if isinstance(found, NoNotice) else _(RULES[found.rule])


def dates(found: Notice) -> str:
    """Until when notice has to be there, and the last day it leads to."""
    return _("Received by {by}, it ends on {last}.").format(by=day(found.by), last=day(found.ends_on))


def hints(found: Notice | NoNotice) -> list[str]:
    """What has to be said beside the dates."""
    return [_(HINTS[hint]) for hint in found.hints]


def cautions(plan: ExitPlan) -> list[str]:
    """What may be wrong with the planned end."""
    return [_(CAUTIONS[caution]) for caution in plan.cautions]


def step(proposed: Proposed) -> str:
    """What is to be done, as the title of a step."""
    return _(TASKS[proposed.task])
