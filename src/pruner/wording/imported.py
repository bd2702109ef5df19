"""A file that came in, or would: what it holds, what became of it, and how the history tells it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pruner.core.changes import Change
from pruner.core.exact import rounded
from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Cut, Decision, Fix, Incident, Intake, Job, Record, Session, Step
from pruner.formats.options import Format
from pruner.garden import Found, UnknownName
from pruner.i18n import N_, _, listed, n_, number
from pruner.wording import imports

OWN_KINDS = {
    Client: N_("Clients: {n}"),
    Incident: N_("Incidents: {n}"),
    Job: N_("Jobs: {n}"),
    Fix: N_("Fixes: {n}"),
    Step: N_("Steps: {n}"),
    Session: N_("Sessions: {n}"),
    Decision: N_("Decisions: {n}"),
    Cut: N_("Cuts: {n}"),
    Intake: N_("Intakes: {n}"),
    Terms: N_("Terms: {n}"),
    KnownAs: N_("Remembered names: {n}"),
    ColumnMap: N_("Mappings of columns: {n}"),
}
"""What only an export of pruner holds."""
CUT = 60
"""Of a long name so many characters are told."""


def holds(found: Found) -> list[str]:
    """What the file says: product and days, then each kind of row with its sum."""
    head = [imports.format_name(found.format), imports.days(found)]
    own = [
        _(text).format(n=number(found.rows[kind])) for kind, text in OWN_KINDS.items() if kind in found.rows
    ]
    rows = [_kind(found, kind) for kind in (Hours, Invoice, Payment, Cost) if kind in found.rows]
    return [", ".join(filter(None, head)), *own, *rows]


def unknown(name: UnknownName) -> str:
    """A name that no client has, and whom it may mean."""
    said = n_("“{name}” ({n} row) is no client.", "“{name}” ({n} rows) is no client.", name.rows)
    short = name.name if len(name.name) <= CUT else name.name[:CUT] + "…"
    told = said.format(name=short, n=number(name.rows))
    if not name.nearest:
        return told
    return told + " " + _("Did you mean {names}?").format(names=listed(name.nearest))


def more(count: int) -> str:
    """So many further lines of a list that is not told to its end."""
    return n_("… and {n} more", "… and {n} more", count).format(n=number(count))


def taken_for_granted(found: Found) -> Iterator[str]:
    """What was assumed about net and gross, since nobody said it."""
    if found.unnamed:
        yield _("Nothing says whether the amounts are net; they were taken as net. Else say --gross RATE.")
    if found.gross:
        yield _(
            "The amounts contain tax; 19 % were taken out. Say --gross RATE for another rate, 0 for none."
        )


def summary(change: Change) -> str:
    """An import in a few words, for the history."""
    records = [edit.record for edit in change.edits]
    said = [*_rows(records), *_planted(records), *_paid(change)]
    return " · ".join(said) or _("Remembered what was said about a file")


def _kind(found: Found, kind: type[Record]) -> str:
    sums = _hours(found.minutes) if kind is Hours else imports.sums(found, kind)
    return ": ".join(filter(None, [imports.kind_rows(kind, found.rows[kind]), sums]))


def _hours(minutes: int) -> str:
    """Hours to the hundredth, to be held against what the other program says."""
    return _("{n} h").format(n=number(rounded(Fraction(minutes, 60)), 2))


def _rows(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        if isinstance(record, Import):
            said = n_("Imported {n} row ({format})", "Imported {n} rows ({format})", record.rows)
            yield said.format(n=number(record.rows), format=_format(record.format))


def _planted(records: Sequence[Record]) -> Iterator[str]:
    clients = sum(isinstance(record, Client) for record in records)
    if clients:
        yield n_("Planted {n} client", "Planted {n} clients", clients).format(n=number(clients))


def _paid(change: Change) -> Iterator[str]:
    paid = sum(isinstance(edit.before, Invoice) or isinstance(edit.after, Invoice) for edit in change.edits)
    if paid:
        yield n_("{n} invoice is now paid", "{n} invoices are now paid", paid).format(n=number(paid))


def _format(name: str) -> str:
    """What the journal's word for a format is called; a word that nobody knows any more is told as it is."""
    return imports.format_name(Format(name)) if name in {of.value for of in Format} else name
