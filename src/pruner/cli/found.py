"""What a file holds and what became of it, told as lines or as data."""

from collections.abc import Mapping
from typing import Any

from pruner import wording
from pruner.cli import output
from pruner.core.models import Record
from pruner.core.rules import Rules
from pruner.formats.own import KINDS
from pruner.garden import Found, Imported
from pruner.i18n import _
from pruner.wording import imported as words
from pruner.wording import imports

REMARKS_TOLD = 20
Document = dict[str, object]


def tell(found: Found, rules: Rules, *, aloud: bool, only_looked: bool) -> None:
    """What the file holds and what became of it; aside, what is to be known about single rows."""
    if aloud:
        for line in words.holds(found):
            output.say(line)
    _tell_aside(found)
    if not aloud:
        return
    done = found.done if isinstance(found, Imported) else None
    if done:
        output.say(wording.done(done, rules))
    said = imports.outcome(found)
    output.say(_("An import would bring: {what}").format(what=said) if only_looked else said)


def found_object(found: Found, rules: Rules, *, only_looked: bool) -> Document:
    """The same as data: the entry of the history, empty where nothing was written, and the counts."""
    from pruner.cli.reported import done_object  # whoever only reads lines does without

    done = found.done if isinstance(found, Imported) else None
    entry: Document = dict.fromkeys(("id", "did", "at", "undone", "summary"))
    return {
        **(done_object(done, rules) if done else entry),
        "dry_run": only_looked,
        "format": found.format.value,
        "rows": _by_part(found.rows),
        "minutes": found.minutes,
        "amounts": [
            {"kind": _part(kind), "currency": currency, "amount": f"{amount:f}"}
            for (kind, currency), amount in found.amounts.items()
        ],
        "first": found.first and found.first.isoformat(),
        "last": found.last and found.last.isoformat(),
        "new": _by_part(found.new),
        "known": found.known,
        "paid": found.paid,
        "skipped": found.skipped,
        "created": list(found.created),
        **_aside(found),
    }


def _aside(found: Found) -> Document:
    return {
        "unknown": [
            {"name": name.name, "rows": name.rows, "nearest": list(name.nearest)} for name in found.unknown
        ],
        "rejected": [
            {"line": row.line, "reason": row.reason.value, "column": row.column, "text": row.text}
            for row in found.rejected
        ],
        "rejected_total": found.rejected_total,
        "remarks": [{"line": row.line, "kind": row.kind.value, "text": row.text} for row in found.remarks],
        "remarks_total": found.remarks_total,
    }


def _tell_aside(found: Found) -> None:
    for sentence in words.taken_for_granted(found):
        output.tell(sentence)
    for remark in found.remarks[:REMARKS_TOLD]:
        output.tell(imports.remark(remark))
    _tell_more(found.remarks_total - REMARKS_TOLD)
    for row in found.rejected:
        output.tell(imports.rejected(row))
    _tell_more(found.rejected_total - len(found.rejected))
    for name in found.unknown[:REMARKS_TOLD]:
        output.tell(words.unknown(name))
    _tell_more(len(found.unknown) - REMARKS_TOLD)
    if found.unknown:
        output.tell(_("Say --create, --map 'THEIRS=CLIENT' or --skip-unknown."))


def _tell_more(count: int) -> None:
    if count > 0:
        output.tell(words.more(count))


def _by_part(counts: Mapping[type[Record], int]) -> dict[str, int]:
    return {_part(kind): count for kind, count in counts.items() if count}


def _part(kind: type[Any]) -> str:
    return next(part for part, known in KINDS.items() if known is kind)
