"""How a client stands, in words."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pruner.core.heat import Level, SignLevel, SignState
from pruner.core.models import Channel, Money, State
from pruner.core.money import minor_digits
from pruner.core.rules import SignRule
from pruner.core.standing import Parting
from pruner.i18n import N_, _, day, language, n_, number

if TYPE_CHECKING:  # a status line is told without
    from pruner.core.plants import Branch
    from pruner.garden import Counts

LEVELS = {
    Level.THRIVING: N_("thriving"),
    Level.HEALTHY: N_("healthy"),
    Level.WATCH: N_("watch"),
    Level.WILTING: N_("wilting"),
    Level.RED: N_("red"),
}
SIGN_LEVELS = {
    SignLevel.CLEAR: N_("clear"),
    SignLevel.WATCH: N_("watch"),
    SignLevel.WILTING: N_("wilting"),
    SignLevel.RED: N_("red"),
}
STATES: dict[State | Parting, str] = {
    State.SEEDLING: N_("seedling"),
    State.DECLINED: N_("declined"),
    State.ACTIVE: N_("active"),
    State.DORMANT: N_("dormant"),
    Parting.LEAVING: N_("leaving"),
    Parting.PRUNED: N_("pruned"),
}
CHANNELS = {
    Channel.REFERRAL: N_("referral"),
    Channel.RESEARCH: N_("research"),
    Channel.WEBSITE: N_("website"),
    Channel.SOCIAL: N_("social media"),
    Channel.CHANCE: N_("chance"),
}


def level(value: Level) -> str:
    """The word for a client's level."""
    return _(LEVELS[value])


def sign_level(value: SignLevel) -> str:
    """The word for a sign's level."""
    return _(SIGN_LEVELS[value])


def state(value: State | Parting) -> str:
    """The word for where a client stands."""
    return _(STATES[value])


def standing(branch: "Branch") -> str:
    """Where a client stands, with the day of the end where there is one."""
    if branch.ends_on is None:
        return state(branch.client.state)
    said = _("pruned since {day}") if branch.pruned else _("leaving, until {day}")
    return said.format(day=day(branch.ends_on))


def channel(value: Channel) -> str:
    """The word for how a client found the user."""
    return _(CHANNELS[value])


def sign(rule: SignRule) -> str:
    """A sign's name in the user's language; both names come from the configuration."""
    return rule.de if language() == "de" else rule.en


def masked_name(position: int) -> str:
    """What stands for a name while names are hidden."""
    return _("Client {n}").format(n=position)


def reasons(branch: "Branch") -> list[str]:
    """Why the branch has its colour, one line a sign that burns, hottest first."""
    return [_reason(found) for found in branch.health.signs if found.level > SignLevel.CLEAR]


def quiet(branch: "Branch", today: date) -> str:
    """For how long nothing was heard of a client, empty where that is not long."""
    if branch.quiet_since is None:
        return ""
    return _("quiet for {days} days").format(days=(today - branch.quiet_since).days)


def rounds(branch: "Branch") -> str:
    """The correction rounds of the running job."""
    used, included = branch.rounds
    said = n_(
        "{used} round in this job, {included} included",
        "{used} rounds in this job, {included} included",
        used,
    )
    return said.format(used=used, included=included)


def paid(money: Money) -> str:
    """What was paid for an incident."""
    amount = number(money.amount, minor_digits(money.currency))
    return _("paid {amount} {currency}").format(amount=amount, currency=money.currency)


def sentence(branch: "Branch", today: date, money: Sequence[str] = ()) -> str:
    """One client in one sentence, for screen readers and pipes; `money` is what is known of that."""
    client, health = branch.client, branch.health
    parts = [level(health.level)]
    if branch.standing is not State.ACTIVE:
        parts.append(standing(branch))
    if client.marked:
        parts.append(_("marked for pruning"))
    parts += [*money, *reasons(branch)]
    if health.fades_on:
        parts.append(_("better from {day} if nothing more happens").format(day=day(health.fades_on)))
    if branch.quiet_since:
        parts.append(quiet(branch, today))
    return f"{client.name}: {'; '.join(parts)}."


def status_line(counts: "Counts") -> str:
    """The garden in one short line, for a prompt."""
    told = [
        _("{n} {level}").format(n=n, level=level(value))
        for value, n in counts.by_level.items()
        if value >= Level.WATCH and n
    ]
    if counts.marked:
        told.append(_("{n} marked").format(n=counts.marked))
    if counts.due:
        told.append(_("{n} due").format(n=counts.due))
    if counts.overdue:
        told.append(_("{n} overdue").format(n=counts.overdue))
    return n_("{n} client", "{n} clients", counts.clients).format(n=counts.clients) + (
        ": " + ", ".join(told) if told else ""
    )


def _reason(found: SignState) -> str:
    return _("{sign} {heat} of {red_at}, {level}").format(
        sign=sign(found.rule),
        heat=number(found.heat, 2),
        red_at=number(found.rule.red_at, 1),
        level=sign_level(found.level),
    )
