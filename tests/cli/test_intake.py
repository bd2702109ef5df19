"""Ten questions on the command line."""

import pytest

from tests.cli.running import Pruner

QUESTIONS = (
    *("offer", "problem", "budget", "decider", "timeline"),
    *("earlier", "rounds", "payment", "tone"),
)


def answered(points: int, *, channel: str = "referral") -> list[str]:
    """The options for ten answers of so many points, the channel's own apart."""
    full, one = divmod(points, 2)
    each = [2] * full + [1] * one
    scores = each + [0] * (len(QUESTIONS) - len(each))
    said = [f"{question}={score}" for question, score in zip(QUESTIONS, scores, strict=True)]
    return ["--channel", channel, *(part for text in said for part in ("--answer", text))]


@pytest.mark.parametrize(
    ("points", "advice"),
    [(3, "take"), (4, "conditions"), (10, "conditions"), (11, "decline")],
)
def test_the_bands_of_the_points_hold_on_both_sides(pruner: Pruner, points: int, advice: str) -> None:
    said = pruner.done("intake", "Quince", *answered(points), "--dry-run", "--json").json
    assert (said["assessment"]["points"], said["assessment"]["advice"]) == (points, advice)
    assert pruner.done("list", "--json").json == []


def test_accepting_plants_a_client_with_channel_and_terms(pruner: Pruner) -> None:
    pruner.done("intake", "Quince", *answered(2), "--income", "1200", "--hours", "10", "--accept")
    found = pruner.done("show", "quince", "--json").json
    assert (found["state"], found["channel"]) == ("active", "referral")
    assert found["money"]["ehr"] == "120.00"
    assert "Accepted Quince" in pruner.done("history").out


def test_a_seedling_is_told_later_without_asking_again(pruner: Pruner) -> None:
    assert "seedling" in pruner.done("intake", "Quince", *answered(4)).out
    assert pruner.done("intake", "Quince", "--decline").out == "Declined Quince\n"
    assert pruner.done("show", "quince", "--json").json["state"] == "declined"


def test_questions_without_an_answer_are_named(pruner: Pruner) -> None:
    refused = pruner("intake", "Quince", "--answer", "offer=0")
    assert refused.status == 1
    assert "tone" in refused.err
    assert pruner.done("list", "--json").json == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--answer", "shoe-size=1"], 2),
        (["--answer", "tone=3"], 1),
        (["--answer", "tone"], 1),
        (["--accept", "--decline"], 2),
    ],
)
def test_what_is_no_answer_is_said(pruner: Pruner, words: list[str], status: int) -> None:
    refused = pruner("intake", "Quince", *words)
    assert (refused.status, refused.out) == (status, "")
    assert refused.err


def test_earlier_answers_are_silent_below_five(pruner: Pruner) -> None:
    for number in range(4):
        pruner.done("intake", f"Chance {number}", *answered(0, channel="chance"), "--accept")
    assert pruner.done("intake", "--json").json == []
    assert "needs 5" in pruner.done("intake").err
    pruner.done("intake", "Chance 5", *answered(0, channel="chance"), "--accept")
    assert "0 of 5" in pruner.done("intake").out


def test_it_speaks_german(pruner: Pruner) -> None:
    said = pruner.done("--lang", "de", "intake", "Quince", *answered(11), "--dry-run").out
    assert "11 von 20 Punkten" in said
    assert "Absagen" in said
