"""The words after run.py, and the status they end with."""

import subprocess
import sys
from pathlib import Path

import pytest

from launch import commands
from launch.aftermath import promised
from launch.children import running
from launch.places import ROOT


def test_no_command_is_wrong_usage_and_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 2
    assert "demo [--port N]" in capsys.readouterr().out


def test_help_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    assert "Exit status" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["demo", "--port", "high"], ["test", "--only", "luck"]])
def test_a_word_that_does_not_fit_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.main(words)

    assert ended.value.code == 2
    assert "usage: run.py" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_usage() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "plumbline", "frobnicate"],
        env={"SECRET_KEY": "k" * 32, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 2
    assert "no command “frobnicate”" in said.stderr


def test_a_program_is_stopped_with_the_block_that_started_it() -> None:
    waits = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    with running(waits, env={}, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.poll() is None

    assert process.returncode != 0


def test_what_was_promised_happens_even_to_a_process_that_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "left behind"
    folder.mkdir()
    script = (
        "import os, signal; from pathlib import Path; from launch.aftermath import promised\n"
        f"with promised(['true'], folder=Path({str(folder)!r})): os.kill(os.getpid(), signal.SIGKILL)"
    )
    # The promise holds its end of our pipe until it has been kept.
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, check=False)

    assert not folder.exists()


def test_what_was_promised_happens_at_the_end_of_the_block(tmp_path: Path) -> None:
    with promised(["true"], folder=tmp_path / "made"):
        (tmp_path / "made").mkdir()

    assert not (tmp_path / "made").exists()
