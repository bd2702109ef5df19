"""What a form changes: only what was touched in it, since another window may have changed the rest."""

from collections.abc import Mapping
from typing import Any


def touched(opened: object, said: Mapping[str, object]) -> dict[str, Any]:
    """What the fields say otherwise than the record from which the form was filled."""
    return {field: value for field, value in said.items() if value != getattr(opened, field, None)}
