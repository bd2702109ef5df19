"""Bytes as lines of text, whatever program wrote them, in memory that does not grow with the file.

A line that is valid UTF-8 is UTF-8, any other is cp1252: decided line by line, so that a file put
together from two sources comes out right in both parts. Whole files come as UTF-16 with or without a
byte order mark. A NUL says that the bytes are no text at all.
"""

from collections.abc import Iterator
from io import SEEK_END, StringIO, TextIOWrapper
from itertools import count
from typing import BinaryIO, Final

from pruner.core.lazily import dataclass, pattern
from pruner.formats.refusals import FileTooLarge, LineTooLong, NotText

LINE_CAP: Final = 2**20
"""Longest line, in characters: ten times the longest note."""
BLOCK: Final = 2**13
"""So many characters are looked at together."""
HEAD: Final = 4096
UTF_8: Final = "utf-8-sig"
BOMS: Final = ((b"\xff\xfe\x00\x00", None), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MAGIC: Final = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gz"),
    (b"SQLite format 3", "db"),
)
SURROGATE: Final = pattern("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Text:
    """A seekable stream of bytes, `size` of them, and how they are written."""

    stream: BinaryIO
    encoding: str
    size: int
    begins: str

    @classmethod
    def of(cls, stream: BinaryIO) -> "Text":
        """The text of this stream.

        Raises:
            NotText: the first bytes are of some other kind.
        """
        size = stream.seek(0, SEEK_END)
        stream.seek(0)
        head = stream.read(HEAD)
        encoding = _encoding(head)
        return cls(stream, encoding, size, head.decode(encoding, "replace").lstrip()[:1])

    def lines(self) -> Iterator[str]:
        """Every line from the first on, with its line break. One reader at a time.

        Raises:
            LineTooLong: a line is over the cap; no more than that is ever held.
            NotText: a line contains a NUL.
        """
        self.stream.seek(0)
        errors = "surrogateescape" if self.encoding == UTF_8 else "replace"
        reader = TextIOWrapper(self.stream, self.encoding, errors, newline="")
        try:
            yield from _lines(reader)
        finally:
            if not self.stream.closed:
                reader.detach()  # else the wrapper closes a stream that is not its own

    def whole(self, cap: int) -> str:
        """All of it at once, if it has no more than `cap` bytes."""
        self.stream.seek(0)
        data = b"" if self.size > cap else self.stream.read(cap + 1)
        if self.size > cap or len(data) > cap:
            raise FileTooLarge(max(self.size, len(data)), cap)
        errors = "surrogateescape" if self.encoding == UTF_8 else "replace"
        text = _recoded(data.decode(self.encoding, errors))
        if "\0" in text:
            raise NotText(None)
        return text

    @property
    def done(self) -> int:
        """How many bytes have been read so far."""
        return 0 if self.stream.closed else self.stream.tell()


def _encoding(head: bytes) -> str:
    for mark, kind in MAGIC:
        if head.startswith(mark):
            raise NotText(kind)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            if encoding is None:
                raise NotText(None)
            return encoding
    return _unmarked(head) if b"\0" in head else UTF_8


def _unmarked(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is NUL, on one side only."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) * 3 > len(head):
        return "utf-16-be" if even else "utf-16-le"
    raise NotText(None)


def _lines(reader: TextIOWrapper) -> Iterator[str]:
    """The lines of block after block, the end of each block put before the next."""
    number, begun = 0, ""
    while block := reader.read(BLOCK):
        text = begun + block
        lines = StringIO(text, newline="").readlines()
        begun = "" if lines[-1].endswith("\n") else lines.pop()  # after a \r its \n may come
        yield from lines if _is_sound(text) else map(_checked, lines, count(number + 1))
        number += len(lines)
        if len(begun) > LINE_CAP:
            raise LineTooLong(number + 1, LINE_CAP)
    if begun:
        yield _checked(begun, number + 1)


def _is_sound(text: str) -> bool:
    """Whether no line of the text can need a check of its own."""
    return len(text) <= LINE_CAP and "\0" not in text and (text.isascii() or not SURROGATE.search(text))


def _checked(line: str, number: int) -> str:
    if len(line) > LINE_CAP:
        raise LineTooLong(number, LINE_CAP)
    if "\0" in line:
        raise NotText(None, number)
    return line if line.isascii() else _recoded(line)


def _recoded(text: str) -> str:
    """The text itself, or read as cp1252 where its bytes are no UTF-8."""
    if not SURROGATE.search(text):
        return text
    return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
