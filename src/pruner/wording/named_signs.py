"""Refusals name a sign by its id; people know it by the name that stands on the screen."""

from dataclasses import replace
from typing import Any

from pruner.core.errors import Refusal, UnknownSign
from pruner.core.fix_refusals import NothingToMend, SeveralFixes
from pruner.core.playbooks import MONEY
from pruner.core.rules import Rules
from pruner.i18n import _
from pruner.wording.branches import sign


def with_names(refusal: Refusal, rules: Rules) -> Refusal:
    """The refusal with names in the place of ids; where one of several is to be chosen, beside them."""
    match refusal:
        case UnknownSign():  # what was typed, and what could be
            return refusal
        case NothingToMend(known=signs):
            return replace(refusal, known=_both(signs, rules))
        case SeveralFixes(signs=signs):
            return replace(refusal, signs=_both(signs, rules))
    facts = {fact: _named(said, rules) for fact, said in vars(refusal).items() if fact in {"sign", "signs"}}
    known: Any = refusal  # a refusal that carries facts is a dataclass
    found: Refusal = replace(known, **facts) if facts else refusal
    return found


def _named(said: object, rules: Rules) -> object:
    if isinstance(said, tuple):
        return tuple(_named(each, rules) for each in said)
    return _name(said, rules) if isinstance(said, str) else said


def _both(signs: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """What to write, and what it means where that is another word."""
    named = {each: _name(each, rules) for each in signs}
    return tuple(each if each == name else f"{each} ({name})" for each, name in named.items())


def _name(sign_id: str, rules: Rules) -> str:
    return _("money") if sign_id == MONEY else sign(rules.sign(sign_id))
