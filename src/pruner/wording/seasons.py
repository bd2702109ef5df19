"""Sessions and decisions in words."""

from collections import Counter
from collections.abc import Iterable

from pruner.core.changes import Change
from pruner.core.models import Decision
from pruner.core.season import Choice, Stage
from pruner.i18n import N_, _, n_

CHOICES = {
    Choice.KEEP: N_("keep"),
    Choice.WATCH: N_("watch"),
    Choice.FIX: N_("fix"),
    Choice.RAISE: N_("raise"),
    Choice.PRUNE: N_("prune"),
    Choice.LATER: N_("later"),
}
STAGES = {
    Stage.LOOK_BACK.value: N_("the look back"),
    Stage.WALK.value: N_("the walk"),
    Stage.WHAT_IF.value: N_("what if"),
    Stage.EXIT.value: N_("the way out"),
    Stage.CLOSE.value: N_("the close"),
}
OF_A_CLIENT = {
    "decided": N_("Decided about {name}: {choice}"),
    "revoked": N_("Revoked the decision about {name}: {choice}"),
    "planned-cut": N_("Planned how {name} leaves"),
    "regretted": N_("Noted how much the cut of {name} is regretted"),
}
OF_A_SESSION = {
    "began-session": N_("Began a pruning session"),
    "went-to-stage": N_("Went on in the pruning session"),
    "closed-session": N_("Closed the pruning session"),
}


def choice(value: Choice) -> str:
    """The word for what was decided."""
    return _(CHOICES[value])


def stage(value: Stage) -> str:
    """The word for a step of a session."""
    return _(STAGES[value.value])


def tally(choices: Iterable[Choice]) -> str:
    """How often each choice was made, such as "keep 9, fix 2"."""
    made = Counter(choices)
    return ", ".join(f"{choice(of)} {made[of]}" for of in Choice if made[of])


def summary(change: Change, name: str) -> str:
    """One step of a session in a few words, empty where the change is none."""
    if change.did == "kept-rest":
        kept = sum(isinstance(edit.record, Decision) for edit in change.edits)
        return n_("Kept the rest: {n} client", "Kept the rest: {n} clients", kept).format(n=kept)
    if change.did in OF_A_SESSION:
        return _(OF_A_SESSION[change.did])
    if change.did not in OF_A_CLIENT:
        return ""
    record = change.edits[0].record
    said = choice(record.choice) if isinstance(record, Decision) else ""
    return _(OF_A_CLIENT[change.did]).format(name=name, choice=said)
