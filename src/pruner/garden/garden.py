"""The garden with every verb there is."""

from pruner.garden.backups import Backups
from pruner.garden.daily import Daily
from pruner.garden.drafts import Drafts
from pruner.garden.exits import Exits
from pruner.garden.exporting import Exporting
from pruner.garden.fixes import Fixes
from pruner.garden.importing import Importing
from pruner.garden.intakes import Intakes
from pruner.garden.ledger import Ledger
from pruner.garden.looking import Looking


class Garden(Backups, Intakes, Drafts, Exits, Exporting, Fixes, Importing, Ledger, Looking, Daily):
    """The client portfolio of one user, over a store that keeps it."""
