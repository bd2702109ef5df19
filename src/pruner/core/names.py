"""How a client is found by what somebody typed (cli.md)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from pruner.core.errors import AmbiguousClient, UnknownClient
from pruner.core.models import Client


def fold(name: str) -> str:
    """The key under which a name is unique: NFKC, casefolded, blanks collapsed."""
    if name.isascii():  # which NFKC leaves as it is
        return " ".join(name.lower().split())
    return _folded(name)


@lru_cache(maxsize=4096)  # a file of hours says the same few names a hundred thousand times
def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def unaccented(name: str) -> str:
    """The folded name without accents: "müller" becomes "muller"."""
    decomposed = unicodedata.normalize("NFKD", fold(name))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def find(query: str, clients: Sequence[Client]) -> Client:
    """The one client meant: by exact name or alias, else without accents, else by a beginning of a word.

    Raises:
        AmbiguousClient: several clients fit equally well.
        UnknownClient: none fits; carries the nearest names.
    """
    wanted, plain = fold(query), unaccented(query)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: fold(name) == wanted,
        lambda name: plain != "" and unaccented(name) == plain,
        lambda name: plain != "" and _begins(unaccented(name), plain),
    )
    for fits in ways:
        found = [client for client in clients if any(map(fits, _names(client)))]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousClient(query, tuple(client.name for client in found))
    raise UnknownClient(query, nearest(query, (client.name for client in clients)))


def matching(query: str, clients: Sequence[Client]) -> list[Client]:
    """Every client that fits while somebody still types: beginnings of a word first, then any other part."""
    plain = unaccented(query)
    begins = [c for c in clients if any(_begins(unaccented(name), plain) for name in _names(c))]
    known = {client.id for client in begins}
    parts = [c for c in clients if c.id not in known and any(plain in unaccented(n) for n in _names(c))]
    return begins + parts


def nearest(query: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most similar to the query as a whole or in one word, best first, at most three."""
    meant: dict[str, list[str]] = {}
    for name in names:
        whole = unaccented(name)
        for part in {whole, *whole.split()}:
            meant.setdefault(part, []).append(name)
    import difflib  # most names are found

    close = difflib.get_close_matches(unaccented(query), meant, n=9)
    return tuple(dict.fromkeys(name for part in close for name in meant[part]))[:3]


def _names(client: Client) -> tuple[str, ...]:
    return (client.name, *client.aliases)


def _begins(name: str, beginning: str) -> bool:
    """Whether the name or one of its words begins so; an apostrophe begins no word."""
    return re.search(rf"(?<![\w'’]){re.escape(beginning)}", name) is not None
