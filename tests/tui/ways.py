"""The way from the garden, with a client under the cursor, to every screen there is.

Under the name of its class, so that a screen nobody has listed is found missing; a second way to the same
screen has a word more in its name. `path ...` types a path into the picker of files, `wait` waits until
what was begun has come about.
"""

WAYS: dict[str, tuple[str, ...]] = {
    "GardenScreen": (),
    "GardenScreen list": ("tab",),
    "GardenScreen overview": ("z",),
    "GardenScreen toast": ("r",),
    "GardenScreen taken back": ("r", "u"),
    "GardenScreen job": ("C",),
    "GardenScreen marked": ("space",),
    "GardenScreen copied": ("y",),
    "ClientScreen": ("enter",),
    "ClientScreen deleted": ("enter", "x"),
    "ClientForm": ("a",),
    "ClientForm edit": ("e",),
    "IncidentForm": ("i",),
    "IncidentForm of the timeline": ("enter", "enter"),
    "ConfirmScreen": ("X",),
    "FindLine": ("/", "a"),
    "NoteLine": ("r", ";"),
    "HelpScreen": ("?",),
    "ReviewScreen": ("d",),
    "MoneyScreen": ("m",),
    "RowsScreen": ("m", "enter"),
    "HoursForm": ("H",),
    "InvoiceForm": ("B",),
    "PaymentForm": ("E",),
    "CostForm": ("K",),
    "TermsForm": ("T",),
    "NumbersForm": ("M",),
    "SettingsScreen": ("comma",),
    "SettingForm": ("comma", "enter"),
    "IntakeForm": ("p",),
    "IntakeScreen": ("p", "name", "enter"),
    "LookBackScreen": ("S",),
    "WalkScreen": ("S", "enter"),
    "PriceLine": ("S", "enter", "4"),
    "ReasonLine": ("S", "enter", "5"),
    "WhatIfScreen": ("S", "right", "right"),
    "ExitScreen": ("S", "right", "right", "right"),
    "CloseScreen": ("S", "right", "right", "right", "right"),
    "ReportLine": ("S", "right", "right", "right", "right", "enter"),
    "RecordScreen": ("R",),
    "LetterScreen": ("L",),
    "SaveLetter": ("L", "ctrl+s"),
    "ImportFile": ("I", "path folder"),
    "ImportPreview": ("I", "path toggl.csv", "enter", "wait"),
    "ImportColumns": ("I", "path unknown.csv", "enter", "wait"),
    "ChoiceScreen": ("I", "path either.csv", "enter", "wait"),
}
PASSING = {
    "ImportRun": "it closes by itself; `tests/tui/screens/test_import.py` holds it open",
    "ExitForm": "it needs a cut decided in this session; `tests/tui/screens/test_session.py` makes one",
    "RegretScreen": "it needs a cut whose day has come; `tests/tui/screens/test_session.py` lets it come",
}
"""Screens that no key leads to, and where they are looked at."""
