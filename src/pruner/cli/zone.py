"""Whether the system knows the time zone it was told; an unknown one silently counts as UTC."""

import re
from collections.abc import Mapping

from pruner.core.lazily import pattern

ZONE_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
WRITTEN_OUT = pattern(r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?[0-9].*", re.ASCII)
"""A zone with its offset, such as CET-1CEST, which needs no file."""


def unknown_zone(environ: Mapping[str, str]) -> str | None:
    """The time zone asked for, where the system does not know it and silently takes UTC instead."""
    zone = environ.get("TZ", "").removeprefix(":")
    if not zone or WRITTEN_OUT.fullmatch(zone):
        return None
    folders = [environ["TZDIR"]] if environ.get("TZDIR") else ZONE_FOLDERS
    from pathlib import Path  # most people name no zone

    return None if any((Path(folder) / zone).is_file() for folder in folders) else zone
