"""A drawing as SVG: every text in its cells, and nothing in it that would be more than text."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from pruner.formats.svg import HIGH, MARGIN, NOT_XML, WIDE, Span, picture

NAMES = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*rows: list[Span], title: str = "A tree") -> ET.Element:
    return ET.fromstring(picture(rows, 20, title=title, ground="#ffffff"))  # noqa: S314  # our own text


def test_a_text_stands_in_its_cells() -> None:
    found = drawn([Span("──", "#111111", 2), Span("  ", "", 2), Span("Acme", "#222222", 4)], [])
    texts = [(t.text, t.get("x"), t.get("textLength"), t.get("fill")) for t in found.iter(f"{SVG}text")]
    assert texts == [
        ("──", str(MARGIN), str(2 * WIDE), "#111111"),
        ("Acme", str(MARGIN + 4 * WIDE), str(4 * WIDE), "#222222"),
    ]
    assert found.get("viewBox") == f"0 0 {20 * WIDE + 2 * MARGIN} {2 * HIGH + 2 * MARGIN}"


@given(NAMES, NAMES)
def test_whatever_a_name_holds_is_text_and_nothing_else(name: str, title: str) -> None:
    found = drawn([Span(name, "#111111", 5)], title=title)
    assert {element.tag.removeprefix(SVG) for element in found.iter()} <= {
        "svg",
        "title",
        "rect",
        "g",
        "text",
    }
    said = next((element.text for element in found.iter(f"{SVG}text")), None)
    if name.strip():
        assert said == NOT_XML.sub("\ufffd", name).replace("\r\n", "\n").replace("\r", "\n")


def test_markup_in_a_name_is_shown_as_typed() -> None:
    text = picture([[Span("<b>&\"x'", "#111111", 8)]], 9, title="<script>", ground="#ffffff")
    assert "&lt;b&gt;&amp;&quot;x&#39;" in text
    assert "<script>" not in text
