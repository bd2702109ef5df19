"""The colours of the verdicts, as those of the levels are (`colours.py`)."""

from pruner.core.judging import VerdictName

OF_VERDICT = {
    VerdictName.PRUNE: "1;31",
    VerdictName.PROTECT: "31",
    VerdictName.FIX: "33",
    VerdictName.WATCH: "33",
    VerdictName.TOO_LITTLE_DATA: "",
    VerdictName.KEEP: "32",
}
