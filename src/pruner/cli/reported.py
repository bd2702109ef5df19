"""What a verb did, told as a sentence or, with `--json`, as its entry of the history."""

from collections.abc import Mapping

from pruner import wording
from pruner.cli import output
from pruner.cli.desk import Desk
from pruner.core.changes import Entry, Standing
from pruner.core.models import Id
from pruner.core.rules import Rules
from pruner.garden import Done


def report(desk: Desk, done: Done) -> None:
    """Tell what a verb did."""
    if desk.json:
        output.say_json(done_object(done, desk.config.rules))
    else:
        output.say(wording.done(done, desk.config.rules))


def done_object(done: Done, rules: Rules) -> dict[str, object]:
    """A step just done, as the history shows it."""
    return _object(done.entry, wording.entry_summary(done.entry, {}, rules, name=done.name))


def entry_object(entry: Entry, names: Mapping[Id, str], rules: Rules) -> dict[str, object]:
    """One step of the history; `names` knows the clients."""
    return _object(entry, wording.entry_summary(entry, names, rules))


def _object(entry: Entry, summary: str) -> dict[str, object]:
    return {
        "id": str(entry.id),
        "did": entry.change.did,
        "at": entry.at.isoformat(timespec="seconds"),
        "undone": entry.standing is not Standing.DONE,
        "summary": summary,
    }
