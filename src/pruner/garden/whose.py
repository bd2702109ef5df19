"""Which client a name in a file means.

Exactly, never by a beginning: what the user says about this file comes first, then a client whom the
name was mapped to before, then a client's own name or alias, then a name that was left out before. So a
name that was skipped once is found again as soon as a client is called so.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Final, Literal

from pruner.core import names
from pruner.core.changes import Edit
from pruner.core.ledger import KnownAs
from pruner.core.models import Client, Id
from pruner.garden.preview import Choices, UnknownName

NEAREST_FOR: Final = 200
"""For so many unknown names the most similar clients are looked for."""


class Fate(Enum):
    """What becomes of rows that are no client's."""

    SKIPPED = "skipped"
    UNKNOWN = "unknown"


Whom = Id | Literal[Fate.SKIPPED, Fate.UNKNOWN]


class Whose:
    """The names of one file, each looked up once. `plant` makes the client for a new name."""

    def __init__(
        self,
        clients: Iterable[Client],
        known_as: Iterable[KnownAs],
        choices: Choices,
        plant: Callable[[str], Client],
        new_id: Callable[[], Id],
    ) -> None:
        self._clients = tuple(clients)
        self._by_name = client_names(self._clients)
        self._known_as = {known.theirs: known for known in known_as}
        self._map = {names.fold(name): client_id for name, client_id in choices.map.items()}
        self._create, self._skip = _folded(choices.create), _folded(choices.skip)
        self._plant, self._new_id = plant, new_id
        self._asked: dict[str, Whom] = {}
        self._planted: dict[str, Client] = {}
        self._remembered: dict[str, KnownAs] = {}

    def knows(self, name: str) -> bool:
        """Whether this name is a client's, or will be."""
        folded = names.fold(name)
        known = self._known_as.get(folded)
        return folded in self._map or folded in self._by_name or (known is not None and bool(known.client_id))

    def of(self, name: str) -> Whom:
        """The client whom this name means, or what becomes of its rows."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = self._look_up(name, names.fold(name))
        return found

    def planted(self) -> tuple[Client, ...]:
        """The clients that do not exist yet."""
        return tuple(self._planted.values())

    def remembered(self) -> tuple[Edit, ...]:
        """What was decided about names, so that the next file needs no word about them."""
        edits = (Edit(self._known_as.get(theirs), after) for theirs, after in self._remembered.items())
        return tuple(edit for edit in edits if edit.before != edit.after)

    def unknown(self, rows: Mapping[str, int]) -> tuple[UnknownName, ...]:
        """The names that nobody knows, with their rows, most rows first; spellings count as one."""
        total: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for name, count in rows.items():
            total[names.fold(name)] += count
            spelled.setdefault(names.fold(name), name)
        return tuple(
            UnknownName(name=spelled[folded], rows=count, nearest=self._nearest(spelled[folded], place))
            for place, (folded, count) in enumerate(total.most_common())
        )

    def _look_up(self, name: str, folded: str) -> Whom:
        if folded in self._map:
            return self._remember(folded, self._map[folded])
        known = self._known_as.get(folded)
        if known is not None and known.client_id is not None:
            return known.client_id
        if folded in self._by_name:
            return self._by_name[folded]
        return self._decided(name, folded, known)

    def _decided(self, name: str, folded: str, known: KnownAs | None) -> Whom:
        """What is decided about a name that is no client's."""
        if isinstance(self._skip, frozenset) and folded in self._skip:
            return self._remember(folded, None)
        if isinstance(self._create, frozenset) and folded in self._create:
            return self._new(name, folded)
        if known is not None:
            return Fate.SKIPPED
        if self._create is True:
            return self._new(name, folded)
        return self._remember(folded, None) if self._skip is True else Fate.UNKNOWN

    def _new(self, name: str, folded: str) -> Id:
        client = self._planted[folded] = self._plant(name)
        self._by_name[folded] = client.id
        return client.id

    def _remember(self, folded: str, client_id: Id | None) -> Whom:
        if client_id is None or self._by_name.get(folded) != client_id:
            known = self._known_as.get(folded)
            self._remembered[folded] = (
                replace(known, client_id=client_id)
                if known
                else KnownAs(id=self._new_id(), theirs=folded, client_id=client_id)
            )
        return Fate.SKIPPED if client_id is None else client_id

    def _nearest(self, name: str, place: int) -> tuple[str, ...]:
        if place >= NEAREST_FOR:
            return ()
        return names.nearest(name, (client.name for client in self._clients))


def client_names(clients: Iterable[Client]) -> dict[str, Id]:
    """Every name and alias, folded, with the client it means."""
    return {names.fold(name): client.id for client in clients for name in (client.name, *client.aliases)}


def _folded(said: "frozenset[str] | bool", /) -> frozenset[str] | bool:
    return said if isinstance(said, bool) else frozenset(map(names.fold, said))
