"""Kimai, the CSV export in English and German. A duration is `0:06`, or decimal hours with a point."""

from typing import Final

from pruner.formats import hours
from pruner.formats.layout import Layout
from pruner.formats.options import DecimalSign, Format
from pruner.formats.usual import usual_hours

LAYOUTS: Final = (
    Layout(
        format=Format.KIMAI,
        columns={
            "client": ("customer", "kunde"),
            "project": ("project", "projekt"),
            "task": ("activity", "taetigkeit"),
            "note": ("description", "beschreibung"),
            "billable": ("billable", "abrechenbar"),
            "day": ("date", "datum"),
            "start": ("from", "von"),
            "end": ("to", "bis"),
            "duration": ("duration", "dauer"),
        },
        needed=(("day",), ("start",), ("duration",), ("client",)),
        read=hours.read,
        usual=usual_hours,
        decimal=DecimalSign.POINT,
    ),
)
