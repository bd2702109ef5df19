"""Harvest, the time report as CSV. No start or end; numbers follow the account's locale inside the commas."""

from typing import Final

from pruner.formats import hours
from pruner.formats.layout import Layout
from pruner.formats.options import Format
from pruner.formats.usual import usual_hours

LAYOUTS: Final = (
    Layout(
        format=Format.HARVEST,
        columns={
            "client": ("client",),
            "project": ("project",),
            "task": ("task",),
            "note": ("notes",),
            "billable": ("billable?",),
            "day": ("date",),
            "hours": ("hours",),
        },
        needed=(("day",), ("client",), ("hours",), ("task",)),
        read=hours.read,
        usual=usual_hours,
    ),
)
