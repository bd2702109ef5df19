"""Completions as bash needs them: loaded only while a prompt waits."""

import os
import shlex

from click import shell_completion as shells


def register() -> None:
    """Let bash get its completions from here."""
    shells.add_completion_class(QuotingBash)


class QuotingBash(shells.BashComplete):
    """Bash puts a completion into the line as it is, so a name with a blank in it comes quoted.

    The script reads the value without `-r`, which takes one backslash off.
    """

    name = "bash"

    def format_completion(self, item: shells.CompletionItem) -> str:
        """The line the script reads."""
        words = os.environ.get("COMP_WORDS", "")
        if item.type != "plain" or _in_quotes(words):
            return super().format_completion(item)
        quoted = "".join(char if char.isalnum() else _escaped(char) for char in item.value)
        return f"{item.type},{quoted}"


def _escaped(char: str) -> str:
    return char if shlex.quote(char) == char or not char.isascii() else rf"\\{char}"


def _in_quotes(words: str) -> bool:
    last = words.rpartition("\n")[2]
    return last.startswith(("'", '"'))
