"""What a client is called on the screen: the name, or a stable pseudonym while the mask is on."""

from collections.abc import Callable, Iterable

from pruner.core.models import Id
from pruner.core.plants import Branch
from pruner.tui.widgets import cells
from pruner.wording import masked_name

NameOf = Callable[[Branch], str]


def shown_name(branch: Branch, masked: bool, position: int) -> str:  # noqa: FBT001  # a fact, not a switch
    """The client's name, ready to be drawn; masked it is the `position` in the order of planting."""
    return masked_name(position) if masked else cells.plain(branch.client.name)


def namer(branches: Iterable[Branch], *, masked: bool) -> NameOf:
    """How every client of this garden is called. A pseudonym outlives any new order of the branches."""
    places: dict[Id, int] = {}
    if masked:
        planted = sorted(branch.client.id for branch in branches)
        places = {client_id: number for number, client_id in enumerate(planted, 1)}
    return lambda branch: shown_name(branch, masked, places.get(branch.client.id, 0))
