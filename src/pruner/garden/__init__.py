"""The garden: every verb a user has, one method each.

A verb finds what it is about or refuses, builds a Change, and lets the store write it whole or not
at all. The screen and the command line hold a Garden and nothing below it. What comes back is a
`Done`: facts, worded elsewhere. The verbs stand in one file a noun.
"""

from typing import TYPE_CHECKING

from pruner.core.lazily import on_demand

if TYPE_CHECKING:
    from pruner.garden.clients import ClientFields
    from pruner.garden.daily import Daily
    from pruner.garden.garden import Garden
    from pruner.garden.ground import Backing, Clock, Done
    from pruner.garden.intakes import Prospect
    from pruner.garden.ledger import TermsFields
    from pruner.garden.looking import Review
    from pruner.garden.preview import Choices, Found, Imported, Preview, UnknownName
    from pruner.garden.season_view import SeasonView
    from pruner.garden.standings import Counts
    from pruner.garden.view import View

__all__ = [
    "Backing",
    "Choices",
    "ClientFields",
    "Clock",
    "Counts",
    "Daily",
    "Done",
    "Found",
    "Garden",
    "Imported",
    "Preview",
    "Prospect",
    "Review",
    "SeasonView",
    "TermsFields",
    "UnknownName",
    "View",
]

__getattr__ = on_demand(
    __name__,
    {
        "clients": ("ClientFields",),
        "daily": ("Daily",),
        "garden": ("Garden",),
        "ground": ("Backing", "Clock", "Done"),
        "intakes": ("Prospect",),
        "ledger": ("TermsFields",),
        "looking": ("Review",),
        "preview": ("Choices", "Found", "Imported", "Preview", "UnknownName"),
        "season_view": ("SeasonView",),
        "standings": ("Counts",),
        "view": ("View",),
    },
)
