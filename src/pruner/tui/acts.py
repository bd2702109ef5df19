"""What the keys of the last moments did, so that a burst of stray keys can be taken back as one."""

from collections.abc import Iterator
from dataclasses import field
from enum import Enum, auto

from textual.screen import Screen

from pruner.core.changes import Entry
from pruner.core.lazily import dataclass
from pruner.garden import Garden


class Kind(Enum):
    """Which way an act went: it wrote an entry, or took one back."""

    WROTE = auto()
    TOOK_BACK = auto()


@dataclass(slots=True)
class Acts:
    """Entries written or taken back, and screens opened, with the moment of the key that did it."""

    now: float = 0.0
    _entries: list[tuple[float, Kind, Entry]] = field(default_factory=list)
    _screens: list[tuple[float, Screen[object]]] = field(default_factory=list)

    def key(self, moment: float) -> None:
        """A key is about to be handled; what was done long ago is forgotten."""
        self.now = moment
        self._entries = [act for act in self._entries if moment - act[0] < 1]
        self._screens = [act for act in self._screens if moment - act[0] < 1]

    def wrote(self, entry: Entry, kind: Kind = Kind.WROTE) -> None:
        """The key being handled wrote (or took back) this entry."""
        self._entries.append((self.now, kind, entry))

    def opened(self, screen: Screen[object]) -> None:
        """The key being handled opened this screen."""
        self._screens.append((self.now, screen))

    def take_back(self, garden: Garden, since: float) -> int:
        """Reverse every act since that moment, the last one first; how many there were."""
        acts = [act for act in self._entries if act[0] >= since]
        for _, kind, entry in reversed(acts):
            if kind is Kind.WROTE:
                garden.take_back([entry.id])
            else:
                garden.repeat(entry)
        self._entries.clear()
        return len(acts)

    def screens_since(self, since: float) -> Iterator[Screen[object]]:
        """The screens opened since that moment, the last one first."""
        return reversed([screen for moment, screen in self._screens if moment >= since])
