"""What a command is told of the world: the operator's word first, then the demonstration's, and for tests nothing."""

from pathlib import Path

import pytest

from launch import surroundings


@pytest.fixture(autouse=True)
def _a_fresh_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "SECRET_KEY", "SECRET_KEY_FILE", "PLUMBLINE_DEMONSTRATION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(surroundings, "STATE", tmp_path)
    monkeypatch.setattr(surroundings, "DEMONSTRATION", tmp_path / "demonstration")


def _load_the_demonstration(state: Path) -> None:
    (state / "demonstration").mkdir()
    (state / "demonstration" / "loaded").touch()


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first, second = surroundings.for_commands(), surroundings.for_commands()

    assert len(first["SECRET_KEY"]) >= 32
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_the_operators_key_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "theirs")

    assert surroundings.for_commands()["SECRET_KEY"] == "theirs"
    assert list(tmp_path.iterdir()) == []


def test_commands_work_on_the_demonstration_once_it_is_loaded(tmp_path: Path) -> None:
    assert "DATABASE_URL" not in surroundings.for_commands()

    _load_the_demonstration(tmp_path)

    assert surroundings.for_commands()["PLUMBLINE_DEMONSTRATION"] == "1"
    assert "demonstration" in surroundings.for_commands()["DATABASE_URL"]


def test_the_operators_database_comes_before_the_demonstration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _load_the_demonstration(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://council.example/plumbline")

    assert surroundings.for_commands()["DATABASE_URL"] == "postgresql://council.example/plumbline"
    assert "PLUMBLINE_DEMONSTRATION" not in surroundings.for_commands()


def test_tests_never_see_the_operators_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://council.example/plumbline")

    assert "DATABASE_URL" not in surroundings.for_tests()
    assert surroundings.for_tests(DATABASE_URL="sqlite://:memory:")["DATABASE_URL"] == "sqlite://:memory:"
