"""A form that was half typed when the program ended."""

from collections.abc import Mapping

from pruner.core.lazily import dataclass
from pruner.core.models import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed into a form and not saved.

    `form` names the form and the records it is about, `about` is its title, `clients` are those whose it is,
    and `fields` holds the text of each field that is not as it was.
    """

    form: str
    about: str
    clients: tuple[Id, ...]
    fields: Mapping[str, str]
