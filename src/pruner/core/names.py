"""How a client is found by what somebody typed (cli.md)."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

from pruner.core.errors import AmbiguousClient, UnknownClient
from pruner.core.models import Client


def fold(name: str) -> str:
    """The key under which a name is unique: NFKC, casefolded, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def unaccented(name: str) -> str:
    """The folded name without accents: "müller" becomes "muller"."""
    decomposed = unicodedata.normalize("NFKD", fold(name))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def find(query: str, clients: Sequence[Client]) -> Client:
    """The one client meant: exact name or alias, then without accents, then a beginning of the name or a word.

    Raises:
        AmbiguousClient: several clients fit equally well.
        UnknownClient: none fits; carries the nearest names.
    """
    wanted, plain = fold(query), unaccented(query)
    for matches in (
        lambda c: wanted in map(fold, _names(c)),
        lambda c: plain in map(unaccented, _names(c)),
        lambda c: plain != "" and any(_begins(unaccented(name), plain) for name in _names(c)),
    ):
        found = [client for client in clients if matches(client)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousClient(query, tuple(client.name for client in found))
    raise UnknownClient(query, nearest(query, (client.name for client in clients)))


def nearest(query: str, names: Iterable[str]) -> tuple[str, ...]:
    """The most similar names, best first, at most three."""
    by_key = {unaccented(name): name for name in names}
    keys = difflib.get_close_matches(unaccented(query), by_key, n=3, cutoff=0.5)
    return tuple(by_key[key] for key in keys)


def _names(client: Client) -> tuple[str, ...]:
    return (client.name, *client.aliases)


def _begins(name: str, beginning: str) -> bool:
    words = name.split()
    return any(" ".join(words[at:]).startswith(beginning) for at in range(len(words)))
