"""A verdict in words: its headline, why it is what it is, and what would turn it."""

from pruner.core.house import Yardstick
from pruner.core.judging import VerdictName
from pruner.core.rules import Rules
from pruner.core.verdict import Verdict
from pruner.i18n import _
from pruner.wording.grounds import reason
from pruner.wording.tongue import Tongue
from pruner.wording.turns import flips


def headline(verdict: Verdict) -> str:
    """The verdict's name with what qualifies it."""
    said = [verdict.name.value]
    if verdict.by_signs_alone and verdict.name is not VerdictName.TOO_LITTLE_DATA:
        said.append(_("by signs alone"))
    if verdict.protected and verdict.name is VerdictName.FIX:
        said.append(_("protected: replace first"))
    if verdict.name is VerdictName.PROTECT:
        said.append(_("replace first, then cut"))
    return ", ".join(said)


def verdict_reasons(verdict: Verdict, rules: Rules) -> list[str]:
    """Why, one sentence a reason, the most telling first."""
    tongue = Tongue(currency=verdict.currency, rules=rules)
    return [reason(each, tongue) for each in verdict.reasons]


def verdict_flips(verdict: Verdict, rules: Rules) -> list[str]:
    """What would turn it, the nearest way first."""
    return flips(verdict.flips, verdict.name, Tongue(currency=verdict.currency, rules=rules))


def yardstick_note(verdict: Verdict) -> str:
    """Where the other yardstick would say something else; empty where it would not."""
    if verdict.other_name is None or not verdict.differs_with_others:
        return ""
    if verdict.yardstick is Yardstick.ALL:
        return _("Held against the others alone it would be {verdict}.").format(verdict=verdict.other_name)
    return _("Held against all clients together it would be {verdict}.").format(verdict=verdict.other_name)
