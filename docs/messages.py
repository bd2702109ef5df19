"""Brings the German catalogue up to date with the messages in `src`, and compiles it (`make messages`).

New messages get an empty German, messages that are gone leave. The same sources give the same bytes:
no line numbers, sorted, and a fixed date in the header.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "pruner"
PO = SOURCES / "i18n" / "locales" / "de" / "LC_MESSAGES" / "pruner.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# German messages of pruner."


def template() -> Catalog:
    """Every message in the sources."""
    catalogue = _headed(Catalog(project="pruner"))
    for _file, _line, message, comments, context in extract_from_dir(SOURCES, keywords=KEYWORDS):
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def german() -> Catalog:
    """The German catalogue as it stands."""
    if not PO.exists():
        return _headed(Catalog("de", project="pruner"))
    with PO.open("rb") as file:
        return _headed(read_po(file, locale="de"))


def compile_to(path: Path, catalogue: Catalog) -> None:
    """Write the form that gettext reads."""
    with path.open("wb") as file:
        write_mo(file, catalogue)


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The singular and the plural of a message or of its German; one form where there is no plural."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def untranslated(catalogue: Catalog) -> list[Message]:
    """Messages with no German, or with one form of two missing."""
    return [message for message in catalogue if message.id and not all(forms(message.string))]


def _headed(catalogue: Catalog) -> Catalog:
    catalogue.creation_date = catalogue.revision_date = FIXED
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    catalogue.version = catalogue.msgid_bugs_address = ""
    catalogue.last_translator = catalogue.language_team = "pruner"
    return catalogue


def main() -> None:
    """Extract, update, compile, and say what is missing."""
    catalogue = german()
    catalogue.update(template(), no_fuzzy_matching=True, update_header_comment=False)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(
            file, _headed(catalogue), no_location=True, sort_output=True, ignore_obsolete=True, width=100
        )
    compile_to(MO, german())
    print(f"{len(german())} messages, {len(untranslated(german()))} without German")


if __name__ == "__main__":
    main()
