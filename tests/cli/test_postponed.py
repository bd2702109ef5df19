import subprocess
import sys

from pruner.cli.postponed import postpone

ASK = """
import sys
from pruner.cli.postponed import postpone
postpone("wave", "nothing_of_this_name")
import wave
print("chunk" in sys.modules or hasattr(type(wave), "open"), vars(wave).get("open"))
{use}
print(callable(wave.open), type(wave).__name__, wave.__file__.endswith("wave.py"))
try:
    wave.nothing_of_this_name
except AttributeError as error:
    print(error)
"""
RACE = """
import sys, threading
from pruner.cli.postponed import postpone
postpone("calendar")
import calendar
start = threading.Barrier(8)
found = []
def ask():
    start.wait()
    found.append(calendar.monthrange(2026, 2)[1])
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(found)
"""


def said(script: str) -> list[str]:
    """What a fresh Python says."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_postponed_module_is_read_when_it_is_asked() -> None:
    lines = said(ASK.format(use="import wave as again"))
    assert lines == [
        "False None",
        "True module True",
        "module 'wave' has no attribute 'nothing_of_this_name'",
    ]


def test_a_name_imported_from_it_is_there_at_once() -> None:
    assert said(ASK.format(use="from wave import open as opened"))[1] == "True module True"


def test_threads_that_ask_at_once_all_get_the_whole_module() -> None:
    assert said(RACE) == [str([28] * 8)]


def test_what_is_there_already_stays() -> None:
    postpone("sys", "subprocess")
    assert sys.modules["subprocess"] is subprocess
    assert callable(subprocess.run)
