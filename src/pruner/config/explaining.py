"""Every setting with what it takes and the comment that explains it in the shipped file."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pruner.config import files
from pruner.config.schema import Key, Setting, shape
from pruner.config.values import Config
from pruner.core.lazily import dataclass

NOT_SHOWN = ("keys", "new_sign", "new_playbook")
"""Keys are moved, and signs are made, in a file: there the whole list of them is at hand."""
NEW = {"signs": "new_sign", "playbooks": "new_playbook"}
"""Where the fields of a table are explained that each sign has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A setting: its dotted key, what it takes, what holds, who said so, and its comment."""

    key: str
    setting: Setting
    value: object
    origin: str
    comment: str


def explained(config: Config) -> tuple[Explained, ...]:
    """The settings in the order of the shipped file, those of a sign together."""
    known = shape((), [rule.id for rule in config.rules.signs])
    said = comments(files.shipped("config.toml"))
    return tuple(
        Explained(
            key=key,
            setting=known[parts],
            value=config.values[key],
            origin=config.origins[key],
            comment=_comment(parts, said),
        )
        for key in config.values
        if (parts := tuple(key.split(".")))[0] not in NOT_SHOWN
    )


@lru_cache(maxsize=1)
def comments(text: str) -> Mapping[str, str]:
    """The comment above each key and each table, by dotted key."""
    said: dict[str, str] = {}
    table, lines = "", list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            lines.append(line[1:].strip())
            continue
        if line.startswith("["):
            table = line.strip("[]")
            said[table] = " ".join(lines)
        elif " = " in line:
            name = line.split(" = ", 1)[0]
            said[f"{table}.{name}" if table else name] = " ".join(lines)
        lines.clear()
    return said


def _comment(key: Key, said: Mapping[str, str]) -> str:
    """The fields of a sign are explained where a new sign is, those of a playbook where a new one is."""
    found = said.get(".".join(key), "")
    if found or key[0] not in NEW:
        return found
    return said.get(f"{NEW[key[0]]}.{key[2]}", "") or said.get(f"{key[0]}.{key[1]}", "")


def groups(settings: Iterable[Explained]) -> dict[str, list[Explained]]:
    """The settings by table, "" for those of none."""
    found: dict[str, list[Explained]] = {}
    for each in settings:
        found.setdefault(each.key.rpartition(".")[0], []).append(each)
    return found
