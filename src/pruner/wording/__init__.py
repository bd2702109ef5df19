"""Changes, levels and refusals -> sentences, in the user's language.

The one place where facts become words, so that the screen and the command line say the same.
"""

from typing import TYPE_CHECKING

from pruner.core.lazily import on_demand

if TYPE_CHECKING:
    from pruner.wording.branches import (
        channel,
        level,
        masked_name,
        paid,
        quiet,
        reasons,
        rounds,
        sentence,
        sign,
        sign_level,
        standing,
        state,
        status_line,
    )
    from pruner.wording.changes import adjusted, done, entry_summary, redone, round_words, undone
    from pruner.wording.refusals import refusal

__all__ = [
    "adjusted",
    "channel",
    "done",
    "entry_summary",
    "level",
    "masked_name",
    "paid",
    "quiet",
    "reasons",
    "redone",
    "refusal",
    "round_words",
    "rounds",
    "sentence",
    "sign",
    "sign_level",
    "standing",
    "state",
    "status_line",
    "undone",
]

__getattr__ = on_demand(
    __name__,
    {
        "branches": (
            "channel",
            "level",
            "masked_name",
            "paid",
            "quiet",
            "reasons",
            "rounds",
            "sentence",
            "sign",
            "sign_level",
            "standing",
            "state",
            "status_line",
        ),
        "changes": ("adjusted", "done", "entry_summary", "redone", "round_words", "undone"),
        "refusals": ("refusal",),
    },
)
