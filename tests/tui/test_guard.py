"""The guards against keys that nobody meant (product.md §2)."""

from pruner.tui.guard import Guard, Judgement, Press

PASS, DROP, BURST = Judgement.PASS, Judgement.DROP, Judgement.BURST


def judged(presses: str, *, gap: float = 0.1, client: int = 1) -> list[Judgement]:
    """The judgements for log keys typed with this gap between them."""
    guard = Guard()
    return [
        guard.judge(Press(key=key, at=index * gap, printable=True, acts_for=client))
        for index, key in enumerate(presses)
    ]


def test_a_held_log_key_is_one_incident() -> None:
    assert judged("rrrrrr") == [PASS, DROP, DROP, DROP, DROP, DROP]


def test_a_key_held_for_long_stays_one_incident_while_it_repeats() -> None:
    assert judged("rrrr", gap=0.69) == [PASS, DROP, DROP, DROP]


def test_the_same_key_after_a_pause_is_another_incident() -> None:
    assert judged("rr", gap=0.7) == [PASS, PASS]


def test_another_key_in_between_makes_it_another_incident() -> None:
    assert judged("rjr") == [PASS, PASS, PASS]


def test_the_same_key_on_another_client_is_another_incident() -> None:
    guard = Guard()
    assert guard.judge(Press(key="r", at=0.0, printable=True, acts_for=1)) is PASS
    assert guard.judge(Press(key="r", at=0.1, printable=True, acts_for=2)) is PASS


def test_a_held_moving_key_is_no_held_log_key() -> None:
    guard = Guard()
    presses = [Press(key="j", at=index * 0.05, printable=True) for index in range(10)]
    assert {guard.judge(press) for press in presses} == {PASS}


def test_four_different_keys_at_once_are_a_burst_and_what_follows_is_dropped() -> None:
    assert judged("rosebud") == [PASS, PASS, PASS, BURST, DROP, DROP, DROP]


def test_four_different_keys_in_a_second_are_somebody_quick() -> None:
    assert judged("rose", gap=0.25) == [PASS, PASS, PASS, PASS]


def test_a_burst_ends_with_a_pause() -> None:
    guard = Guard()
    for index, key in enumerate("roses"):
        guard.judge(Press(key=key, at=index * 0.1, printable=True, acts_for=1))
    assert guard.judge(Press(key="r", at=1.2, printable=True, acts_for=1)) is PASS


def test_quick_typing_into_a_form_that_was_asked_for_is_meant() -> None:
    guard = Guard()
    assert guard.judge(Press(key="a", at=0.0, printable=True)) is PASS
    typed = [Press(key=k, at=0.05 * i, printable=True, typing=True) for i, k in enumerate("Acme Ltd", 1)]
    assert {guard.judge(press) for press in typed} == {PASS}


def test_a_form_that_a_burst_opened_does_not_end_it() -> None:
    guard = Guard()
    assert guard.judge(Press(key="h", at=0.0, printable=True)) is PASS
    assert guard.judge(Press(key="e", at=0.1, printable=True)) is PASS
    judgements = [
        guard.judge(Press(key=k, at=0.1 + 0.1 * i, printable=True, typing=True))
        for i, k in enumerate("llo", 1)
    ]
    assert judgements == [PASS, PASS, BURST]


def test_a_note_typed_at_once_after_a_log_is_meant() -> None:
    guard = Guard()
    assert guard.judge(Press(key="r", at=0.0, printable=True, acts_for=1)) is PASS
    assert guard.judge(Press(key="semicolon", at=0.1, printable=True, opens_line=True)) is PASS
    typed = [Press(key=k, at=0.1 + 0.05 * i, printable=True, typing=True) for i, k in enumerate("late", 1)]
    assert {guard.judge(press) for press in typed} == {PASS}


def test_the_burst_knows_when_it_began() -> None:
    guard = Guard()
    for index, key in enumerate("xrose"):
        guard.judge(Press(key=key, at=10 + index * 0.2, printable=True, acts_for=1))
    assert guard.burst_began() == 10.0
