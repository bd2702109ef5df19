"""A screen and its style sheet are neighbours.

Whatever a key opens is imported when it is opened: the first frame shows the garden alone, and most of
the others bring widgets and formats that it does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pruner.tui.screens.backups import BackupsScreen
    from pruner.tui.screens.client import ClientScreen
    from pruner.tui.screens.client_form import ClientForm
    from pruner.tui.screens.confirm import ConfirmScreen
    from pruner.tui.screens.find_line import FindLine
    from pruner.tui.screens.fix import FixScreen
    from pruner.tui.screens.help import HelpScreen
    from pruner.tui.screens.import_file import ImportFile
    from pruner.tui.screens.incident_form import IncidentForm
    from pruner.tui.screens.intake import IntakeScreen
    from pruner.tui.screens.intake_form import IntakeForm
    from pruner.tui.screens.letter import LetterScreen
    from pruner.tui.screens.money import MoneyScreen
    from pruner.tui.screens.note_line import NoteLine
    from pruner.tui.screens.numbers_form import NumbersForm
    from pruner.tui.screens.record import RecordScreen
    from pruner.tui.screens.review import ReviewScreen
    from pruner.tui.screens.row_forms import CostForm, HoursForm, InvoiceForm, PaymentForm
    from pruner.tui.screens.session_steps import open_session
    from pruner.tui.screens.settings import SettingsScreen
    from pruner.tui.screens.terms_form import TermsForm

__all__ = [
    "BackupsScreen",
    "ClientForm",
    "ClientScreen",
    "ConfirmScreen",
    "CostForm",
    "FindLine",
    "FixScreen",
    "HelpScreen",
    "HoursForm",
    "ImportFile",
    "IncidentForm",
    "IntakeForm",
    "IntakeScreen",
    "InvoiceForm",
    "LetterScreen",
    "MoneyScreen",
    "NoteLine",
    "NumbersForm",
    "PaymentForm",
    "RecordScreen",
    "ReviewScreen",
    "SettingsScreen",
    "TermsForm",
    "open_session",
]

WHERE = {
    "BackupsScreen": "backups",
    "ClientForm": "client_form",
    "ClientScreen": "client",
    "ConfirmScreen": "confirm",
    "CostForm": "row_forms",
    "FindLine": "find_line",
    "FixScreen": "fix",
    "HelpScreen": "help",
    "HoursForm": "row_forms",
    "ImportFile": "import_file",
    "IncidentForm": "incident_form",
    "IntakeForm": "intake_form",
    "IntakeScreen": "intake",
    "InvoiceForm": "row_forms",
    "LetterScreen": "letter",
    "MoneyScreen": "money",
    "NoteLine": "note_line",
    "NumbersForm": "numbers_form",
    "open_session": "session_steps",
    "PaymentForm": "row_forms",
    "RecordScreen": "record",
    "ReviewScreen": "review",
    "SettingsScreen": "settings",
    "TermsForm": "terms_form",
}
"""The module of each screen that a key opens."""


def __getattr__(name: str) -> object:
    """The screen of this name."""
    if name not in WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
