"""Clockify, the detailed report as CSV.

Days and times follow the user's settings there. The duration in hours, minutes and seconds is preferred
to the decimal one, which is rounded; where it is not end less start, somebody changed it by hand, and
the user is told.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from pruner.formats import hours
from pruner.formats.cells import Cells
from pruner.formats.layout import Layout
from pruner.formats.options import DecimalSign, Format
from pruner.formats.rows import Entry, Remark, Remarked

WORTH_TELLING: Final = timedelta(seconds=60)


def read(cells: Cells) -> Iterator[Entry]:
    """The row as hours, and a remark where its own numbers differ."""
    worked = hours.block(cells)
    yield hours.hours(cells, worked)
    if worked.start and worked.end:
        between = hours.elapsed(worked.start, worked.end, cells.reading.options)
        if abs(between - worked.length) >= WORTH_TELLING:
            text = f"{worked.length} ≠ {between}" if between >= timedelta() else str(worked.length)
            yield Remark(line=cells.line, kind=Remarked.DURATION_DIFFERS, text=text)


LAYOUTS: Final = (
    Layout(
        format=Format.CLOCKIFY,
        columns={
            "client": ("client",),
            "project": ("project",),
            "task": ("task", "activity"),
            "note": ("description",),
            "billable": ("billable",),
            "day": ("start date",),
            "start": ("start time",),
            "end_day": ("end date",),
            "end": ("end time",),
            "duration": ("duration (h)",),
            "hours": ("duration (decimal)",),
        },
        needed=(("day",), ("duration", "hours"), ("client", "project")),
        read=read,
        decimal=DecimalSign.POINT,
    ),
)
