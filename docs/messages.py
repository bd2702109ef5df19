"""Brings the German catalogue up to date with the messages in `src`, and compiles it (`make messages`).

New messages get an empty German, messages that are gone leave. The same sources give the same bytes:
no line numbers, sorted, and a fixed date in the header.
"""

import ast
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pruner.config import explained
from pruner.config.loading import assemble

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "pruner"
PO = SOURCES / "i18n" / "locales" / "de" / "LC_MESSAGES" / "pruner.po"
MO = PO.with_suffix(".mo")
FORMS = {"_": 1, "N_": 1, "n_": 2}
"""The functions whose first arguments are messages, and how many of them."""
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# German messages of pruner."


def template() -> Catalog:
    """Every message in the sources."""
    catalogue = _headed(Catalog(project="pruner"))
    for source in sorted(SOURCES.rglob("*.py")):
        for message in messages(source.read_text()):
            catalogue.add(message)
    for setting in explained(assemble({}, {})):
        catalogue.add(setting.comment)  # the screen of the settings shows it
    return catalogue


def messages(source: str) -> Iterator[str | tuple[str, str]]:
    """The messages of one source, also those inside an f-string, which babel's own reader passes over."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
            given = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            texts = [value for value in given if isinstance(value, str)]
            if len(texts) >= FORMS[node.func.id]:
                yield texts[0] if FORMS[node.func.id] == 1 else (texts[0], texts[1])


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
