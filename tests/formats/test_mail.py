"""Drafts of letters, read back as a mail program does."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.text import clean
from pruner.formats.mail import draft

NAMES = st.text(st.characters(exclude_categories=["Cs"]))


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def test_a_draft_has_an_address_a_subject_and_its_text() -> None:
    found = read(draft("mail@acme.example", "Unsere Zusammenarbeit", "Grüße\n"))
    assert (found["To"], found["Subject"]) == ("mail@acme.example", "Unsere Zusammenarbeit")
    assert found.get_content().splitlines() == ["Grüße"]


def test_a_draft_says_that_it_is_not_sent() -> None:
    found = read(draft("mail@acme.example", "x", "y\n"))
    assert found["X-Unsent"] == "1"
    assert not {"From", "Date", "Message-ID"} & set(found)


@pytest.mark.parametrize(
    "text", ["", "nobody", "a@b, c@d", "a@", "@b", "Name <a@b>", "a@b\r\nBcc: c@d", "\x00@b"]
)
def test_what_is_no_address_leaves_the_line_open(text: str) -> None:
    found = read(draft(text, "x", "y\n"))
    assert (found["To"], found["Bcc"]) == (None, None)


@pytest.mark.parametrize(
    "subject", ["x\r\nBcc: c@d.example", "x\n\nbody", "x\u2028Bcc: c@d.example", "ü" * 300]
)
def test_a_subject_stays_a_subject(subject: str) -> None:
    found = read(draft("a@b.example", subject, "y\n"))
    assert set(found) == {
        "X-Unsent",
        "Subject",
        "To",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert found["Subject"] == clean(subject)


@given(NAMES, NAMES, NAMES)
def test_no_text_makes_a_header(address: str, subject: str, text: str) -> None:
    found = read(draft(address, subject, text))
    assert {"Bcc", "Cc", "From"}.isdisjoint(found)
    assert len(found.get_all("Subject", [])) == 1


def test_long_lines_and_dots_come_back_as_they_were() -> None:
    text = "ä" * 3000 + "\n.\nFrom here on\n"
    assert read(draft("", "x", text)).get_content().splitlines() == text.splitlines()
