"""The command line in German says the same and exits the same."""

import pytest

from tests.cli.running import Pruner


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        (("nonsense",), 2, "Den Befehl „nonsense“ gibt es nicht. Siehe: pruner --help"),
        (("sho",), 2, "Den Befehl „sho“ gibt es nicht. Meintest du „show“? Siehe: pruner --help"),
        (("list", "--wild"), 2, "Die Option „--wild“ gibt es nicht. Siehe: pruner list --help"),
        (("log", "rush"), 2, "KUNDE fehlt. Siehe: pruner log --help"),
        (
            ("log", "rush", "acme", "--paid", "0"),
            2,
            "--paid nimmt einen Betrag über 0. Siehe: pruner log --help",
        ),
        (
            ("log", "rush", "acme", "--minutes", "99999"),
            2,
            "Minuten: 99999 passt nicht; erlaubt ist 0 bis 1440.",
        ),
        (("edit", "acme", "--tolerance", "99"), 2, "Nachsicht: 99 passt nicht; erlaubt ist 0,1 bis 10."),
        (("unmark", "acme"), 1, "Acme ist nicht markiert."),
        (("show", "zebra"), 1, "Einen Kunden „zebra“ gibt es nicht."),
        (("redo",), 1, "Es gibt nichts zu wiederholen."),
    ],
)
def test_a_refusal_is_german_and_has_the_same_status(
    pruner: Pruner, command: tuple[str, ...], status: int, said: str
) -> None:
    pruner.done("add", "Acme")
    refused = pruner("--lang", "de", *command)
    assert (refused.status, refused.err) == (status, said + "\n")
    assert pruner("--lang", "en", *command).status == status


def test_the_help_is_german_down_to_its_placeholders(pruner: Pruner) -> None:
    said = pruner.done("log", "--help", "--lang", "de").out
    assert said.startswith("Aufruf: pruner log [OPTIONEN] ZEICHEN KUNDE\n")
    assert "--paid BETRAG" in said
    assert "Optionen aller Befehle:" in said


def test_days_and_numbers_are_written_and_taken_as_in_german(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--since", "01.02.2024")
    pruner.done("log", "rush", "acme", "--on", "20.11.2025", "--paid", "1249,50")
    said = pruner.done("--lang", "de", "show", "acme").out
    assert "01.02.2024" in said
    assert "20.11.2025" in said
    assert "bezahlt: 1.249,50 EUR" in said


def test_the_short_line_counts_levels(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    assert pruner.done("--lang", "de", "status", "--short").out == "1 Kunde: 1× beobachten\n"
    assert pruner.done("status", "--short").out == "1 client: 1 watch\n"
