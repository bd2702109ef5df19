import pytest

from tests.cli.running import Pruner


def test_a_planted_client_is_listed(pruner: Pruner) -> None:
    assert pruner.done("add", "Acme").out == "Planted Acme\n"
    assert [client["name"] for client in pruner.done("list", "--json").json] == ["Acme"]


def test_everything_said_when_planting_is_kept(pruner: Pruner) -> None:
    pruner.done(
        *("add", "Acme", "--limb", "Retainers", "--channel", "referral", "--since", "2024-02-01"),
        *("--alias", "ACM", "--alias", "Road Runner", "--email", "a@b.example", "--note", "pays late"),
    )
    found = pruner.done("show", "road", "--json").json
    assert (found["limb"], found["channel"], found["since"]) == ("Retainers", "referral", "2024-02-01")
    text = pruner.done("show", "ACM").out
    assert all(word in text for word in ("ACM, Road Runner", "a@b.example", "pays late", "1 Feb 2024"))


def test_a_seedling_is_a_prospect_until_it_is_edited(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--seedling")
    assert pruner.done("show", "acme", "--json").json["state"] == "seedling"
    pruner.done("edit", "acme", "--state", "active")
    assert pruner.done("show", "acme", "--json").json["state"] == "active"


def test_a_name_that_is_taken_is_refused_whatever_its_case(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--alias", "Runner")
    for name in ("ACME", "runner", "Ａcme"):
        refused = pruner("add", name)
        assert (refused.status, refused.out) == (1, "")
        assert "already" in refused.err


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_an_empty_name_is_a_usage_error(pruner: Pruner, name: str) -> None:
    assert pruner("add", name).status == 2


def test_a_name_over_its_cap_is_refused_and_not_cut(pruner: Pruner) -> None:
    assert pruner("add", "x" * 201).status == 1
    assert pruner.done("list", "--json").json == []
    pruner.done("add", "x" * 200)


def test_editing_changes_only_what_is_said(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--limb", "Retainers", "--note", "old")
    pruner.done("edit", "Acme", "--name", "Bolt", "--tolerance", "1,5")
    found = pruner.done("show", "Bolt", "--json").json
    assert (found["limb"], found["tolerance"]) == ("Retainers", 1.5)


def test_an_empty_text_takes_a_value_away(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--limb", "L", "--channel", "social", "--since", "2024-01-01")
    pruner.done("edit", "Acme", "--limb", "", "--channel", "", "--since", "")
    found = pruner.done("show", "Acme", "--json").json
    assert (found["limb"], found["channel"], found["since"]) == (None, None, None)


def test_editing_nothing_is_a_usage_error(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert pruner("edit", "Acme").status == 2
    assert pruner("edit", "Acme", "--seedling", "--state", "active").status == 2


def test_an_edit_that_changes_nothing_is_refused(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert pruner("edit", "Acme", "--state", "active").status == 1


@pytest.mark.parametrize("tolerance", ["0", "11", "NaN", "1e1", "１", "-1", ""])
def test_a_tolerance_that_is_no_sensible_number_is_a_usage_error(pruner: Pruner, tolerance: str) -> None:
    pruner.done("add", "Acme")
    assert pruner("edit", "Acme", "--tolerance", tolerance).status == 2


def test_a_client_since_tomorrow_is_a_usage_error(pruner: Pruner) -> None:
    assert pruner("--as-of", "2026-11-23", "add", "Acme", "--since", "2026-11-24").status == 2


def test_a_mark_goes_on_and_off(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    pruner.done("mark", "acme")
    assert pruner.done("show", "acme", "--json").json["marked"] is True
    assert pruner("mark", "acme").status == 1
    pruner.done("unmark", "acme")
    assert pruner.done("show", "acme", "--json").json["marked"] is False
    assert pruner("unmark", "acme").status == 1


def test_a_client_is_found_by_a_beginning_without_accents(pruner: Pruner) -> None:
    pruner.done("add", "Studio Münster")
    assert "Studio Münster" in pruner.done("mark", "muns").out


def test_several_that_fit_are_named_and_nothing_happens(pruner: Pruner) -> None:
    pruner.done("add", "Acme East")
    pruner.done("add", "Acme West")
    refused = pruner("mark", "acme")
    assert refused.status == 1
    assert "Acme East" in refused.err
    assert "Acme West" in refused.err


def test_the_nearest_name_is_offered_for_a_typing_error(pruner: Pruner) -> None:
    pruner.done("add", "Kranich")
    refused = pruner("show", "Kranihc")
    assert refused.status == 1
    assert "Kranich" in refused.err


def test_a_new_job_counts_correction_rounds_from_one(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    for _ in range(2):
        pruner.done("log", "mismatch", "acme")
    assert "round 3" in pruner.done("log", "mismatch", "acme").out
    pruner.done("job", "acme")
    assert "round 1 of 2" in pruner.done("log", "mismatch", "acme").out


@pytest.mark.parametrize(
    "args", [("add", "x" * 201), ("add", "Acme", "--note", "x" * 100_001)], ids=["name", "note"]
)
def test_a_text_over_its_cap_is_refused_in_a_sentence_and_not_cut(
    pruner: Pruner, args: tuple[str, ...]
) -> None:
    refused = pruner(*args)
    assert refused.status == 1
    assert refused.err.count("\n") == 1
    assert pruner.done("list", "--json").json == []
