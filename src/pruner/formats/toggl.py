"""Toggl Track, the detailed report as CSV. Local times without a zone; a duration may exceed a day."""

from typing import Final

from pruner.formats import hours
from pruner.formats.layout import Layout
from pruner.formats.options import Format
from pruner.formats.usual import usual_hours

LAYOUTS: Final = (
    Layout(
        format=Format.TOGGL,
        columns={
            "client": ("client",),
            "project": ("project",),
            "task": ("task",),
            "note": ("description",),
            "billable": ("billable",),
            "day": ("start date",),
            "start": ("start time",),
            "end_day": ("end date",),
            "end": ("end time",),
            "duration": ("duration",),
        },
        needed=(("day",), ("start",), ("duration",), ("client", "project")),
        read=hours.read,
        usual=usual_hours,
    ),
)
