"""The one boundary for text that comes in: what a person typed is kept, what drives a terminal is not.

Control characters and bidirectional overrides become U+FFFD (replaced, never stripped, so that a
forged name stays visible). Joiners and variation selectors stay: names and emoji need them.
"""

from pruner.core.lazily import pattern

REPLACEMENT = "\ufffd"
BREAKS = pattern("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
CONTROLS = pattern("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CONTROLS_BUT_NEWLINE = pattern("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """One line of text, safe to store and to show; breaks become spaces, blanks at both ends go."""
    if text.isprintable():  # none of the signs below is
        return text.strip()
    return CONTROLS.sub(REPLACEMENT, BREAKS.sub(" ", text)).strip()


def clean_note(text: str) -> str:
    """Lines of text, safe to store and to show; each kind of break becomes a newline, a tab a space."""
    if text.isprintable():  # as above
        return text.strip()
    lines = BREAKS.sub("\n", text.replace("\t", " "))
    return CONTROLS_BUT_NEWLINE.sub(REPLACEMENT, lines).strip()


def capped(text: str, field: str, cap: int) -> str:
    """The text, or a refusal: it is never cut silently."""
    if len(text) > cap:
        from pruner.core.errors import TooLong  # whoever only cleans does without all the refusals

        raise TooLong(field, len(text), cap)
    return text
