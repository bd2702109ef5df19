"""From each released schema to today's, one revision per number.

The number stands in the file as PRAGMA user_version, which costs nothing to read; alembic costs as
much as everything else together and is imported only when a file is older. Its own table holds the
revision's name and is kept in step.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import, and the number alone does without
    from sqlalchemy import Connection

NEWEST = 5
"""The schema that this program writes."""


def revision(number: int) -> str:
    """Alembic's name of a schema number."""
    return f"{number:04}"


def upgrade(connection: "Connection") -> None:
    """Bring the schema up to date inside the transaction the connection is in."""
    # alembic is slow to import and hardly ever needed
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision(NEWEST))
