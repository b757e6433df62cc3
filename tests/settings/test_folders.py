from pathlib import Path

import pytest

from aiquiz.settings.folders import NoFolderError, folders


def test_one_variable_puts_everything_under_one_folder(tmp_path: Path) -> None:
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    for path in (found.settings_file, found.database, found.own_decks, found.log, found.cache):
        assert path.is_relative_to(tmp_path)
    assert len({found.config, found.data, found.state, found.cache}) == 4


def test_the_home_of_nobody_is_told() -> None:
    with pytest.raises(NoFolderError):
        folders({"AIQUIZ_HOME": "~no-such-user/x"})


def test_without_it_the_folders_are_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    found = folders({})
    assert all(path.is_absolute() for path in (found.config, found.data, found.state))


def test_a_user_without_a_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(NoFolderError):
        folders({})


def test_the_progress_is_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    link = tmp_path / "data" / "progress.db"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "disk" / "mine.db")
    assert folders({"AIQUIZ_HOME": str(tmp_path)}).database == link
    (tmp_path / "disk").mkdir()
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    assert found.database == tmp_path / "disk" / "mine.db"
    assert found.backups == tmp_path / "disk" / "backups"


def test_a_ring_of_links_is_left_as_it_is(tmp_path: Path) -> None:
    link = tmp_path / "data" / "progress.db"
    link.parent.mkdir()
    link.symlink_to(link)
    assert folders({"AIQUIZ_HOME": str(tmp_path)}).database == link
