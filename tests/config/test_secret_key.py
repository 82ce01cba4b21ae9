from concurrent.futures import ThreadPoolExecutor

import pytest

from config.secret_key import kept_secret_key


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = kept_secret_key(path)
    assert len(key) >= 50
    assert kept_secret_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_get_one_key(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(kept_secret_key, [path] * 32))
    assert keys == {path.read_text()}
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        kept_secret_key(tmp_path / "file" / "secret_key")
