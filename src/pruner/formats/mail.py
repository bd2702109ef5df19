"""A letter as a draft for the user's own mail program: an `.eml` file that is opened, read and sent there.

`X-Unsent` lets mail programs open it for writing. No sender is named, since the mail program knows its own.
The headers are made by the standard library, which breaks and encodes them; a line break in a name or an
address would begin another header, so none gets that far.
"""

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from pruner.core.text import clean

POLICY = SMTP.clone(raise_on_defect=False)


def draft(to: str, subject: str, text: str) -> bytes:
    """The draft to this address; without one, or where it is none, the line stays open for the user."""
    message = EmailMessage(policy=POLICY)
    message["X-Unsent"] = "1"
    message["Subject"] = clean(subject)
    if address := _address(clean(to)):
        message["To"] = address
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()


def _address(text: str) -> Address | None:
    """The one address that a text is, None where it is anything else."""
    try:
        found = Address(addr_spec=text) if text else None
    except (HeaderParseError, ValueError, IndexError):  # what its parser raises for text that is no address
        return None
    return found if found is not None and found.username and found.domain else None
