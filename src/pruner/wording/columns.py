"""What the rows and columns of a table of the user's own can mean, in words."""

from pruner.formats.generic import Kind
from pruner.i18n import N_, _

KINDS = {
    Kind.HOURS: N_("hours of work"),
    Kind.INVOICES: N_("invoices"),
    Kind.PAYMENTS: N_("payments"),
    Kind.COSTS: N_("direct costs"),
}
FIELDS = {
    "client": N_("client"),
    "project": N_("project"),
    "task": N_("task"),
    "day": N_("day"),
    "start": N_("begin"),
    "end_day": N_("day of the end"),
    "end": N_("end"),
    "duration": N_("duration, such as 1:30"),
    "hours": N_("hours"),
    "minutes": N_("minutes"),
    "billable": N_("billable"),
    "note": N_("note"),
    "number": N_("invoice number"),
    "issued": N_("day of the invoice"),
    "due": N_("due day"),
    "paid_on": N_("paid on"),
    "status": N_("status, such as paid"),
    "net": N_("net amount"),
    "gross": N_("gross amount"),
    "amount": N_("amount"),
    "currency": N_("currency"),
    "service_from": N_("service from"),
    "service_to": N_("service to"),
    "received": N_("day of the payment"),
    "spent": N_("day of the cost"),
}


def kind_name(kind: Kind) -> str:
    """What the rows of a table are."""
    return _(KINDS[kind])


def field_name(field: str) -> str:
    """What a column means."""
    return _(FIELDS[field])
