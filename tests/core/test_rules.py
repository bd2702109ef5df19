"""The house rules as the core sees them."""

from dataclasses import replace
from pathlib import Path

from pruner.config import load, places
from pruner.core.rules import Rules
from tests.core.rules import RULES


def test_the_shipped_house_rules_are_those_of_the_worked_examples(tmp_path: Path) -> None:
    shipped = load(places({"PRUNER_CONFIG_DIR": str(tmp_path)}), {}).rules
    assert _nameless(shipped) == _nameless(RULES)


def test_a_sign_nobody_configured_weighs_nothing_and_is_never_red() -> None:
    rule = RULES.sign("ghosting")
    assert (rule.id, rule.weight, rule.minutes, rule.red_at) == ("ghosting", 0, 0, float("inf"))


def _nameless(rules: Rules) -> Rules:
    return replace(
        rules,
        signs=tuple(replace(rule, en="", de="") for rule in rules.signs),
        playbooks=tuple(replace(book, en=(), de=()) for book in rules.playbooks),
        new_playbook=replace(rules.new_playbook, en=(), de=()),
    )
