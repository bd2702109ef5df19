import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, Pruner, installed

BASH = "/bin/bash"


def completed(words: str, at: int, shell: str = "bash") -> subprocess.CompletedProcess[str]:
    asked = {"_PRUNER_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    return installed(env={**os.environ, **asked})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(pruner: Pruner, shell: str) -> None:
    answer = pruner.done("completion", shell)
    assert "_PRUNER_COMPLETE" in answer.out
    assert answer.err == ""


def test_the_bash_script_is_bash(pruner: Pruner) -> None:
    script = pruner.done("completion", "bash").out
    assert subprocess.run([BASH, "-n"], input=script, text=True, check=False).returncode == 0


def test_client_names_and_signs_complete(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    pruner.done("add", "Studio Nord, Kiel")
    assert "plain,rush" in completed("pruner\nlog\nru", 2).stdout.splitlines()
    assert completed("pruner\nlog\nrush\nac", 3).stdout.splitlines() == ["plain,Acme"]
    assert "plain,theme" in completed("pruner\nconfig\nset\nth", 3).stdout.splitlines()


def test_bash_inserts_a_name_with_blanks_as_one_word(pruner: Pruner, tmp_path: Path) -> None:
    pruner.done("add", "Studio Nord, Kiel & Co")
    script = tmp_path / "completion.bash"
    script.write_text(pruner.done("completion", "bash").out)
    asked = f"""
        source {script}
        COMP_WORDS=(pruner mark stu); COMP_CWORD=2
        _pruner_completion {INSTALLED}
        eval "set -- ${{COMPREPLY[0]}}"
        printf '%s|%s' "$#" "$1"
    """
    found = subprocess.run([BASH, "-c", asked], capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("1|Studio Nord, Kiel & Co", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_prompt_never_sees_a_complaint(pruner: Pruner, home: Path, shell: str) -> None:
    pruner.done("add", "Acme")
    (home / "data" / "garden.db").write_bytes(b"damaged" * 1000)
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("broken = [")
    for words in ("pruner\nmark\na", "pruner\nlog\nr", "pruner\nnonsense\n-", "pruner\nmark\n--as-of\nx\na"):
        answer = completed(words, words.count("\n"), shell)
        assert answer.stderr == ""
        assert "Traceback" not in answer.stdout
