"""The embedded server, driven for real: each test has a server of its own, and ends it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from config.embedded import EmbeddedServer
from config.embedded_account import EmbeddedServerError
from config.embedded_socket import socket_folder

MakeServer = Callable[[str], EmbeddedServer]


@pytest.fixture
def make_server(place: Path) -> Iterator[MakeServer]:
    servers = []

    def make(name: str) -> EmbeddedServer:
        servers.append(EmbeddedServer(place / name / "postgres"))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()
        if server.socket_folder.is_symlink():
            server.socket_folder.unlink()


@pytest.fixture
def server(make_server: MakeServer) -> EmbeddedServer:
    return make_server("var")


def postmaster(server: EmbeddedServer) -> int:
    return int((server.folder / "postmaster.pid").read_text().splitlines()[0])


def connect(server: EmbeddedServer) -> psycopg.Connection:
    host = str(server.socket_folder)
    return psycopg.connect(host=host, user=server.USER, dbname=server.DATABASE, autocommit=True)


def ask(server: EmbeddedServer, query: str) -> object:
    with connect(server) as connection:
        row = connection.execute(query.encode()).fetchone()
        assert row is not None
        return row[0]


def test_starts_once_and_stops_once(server):
    assert not server.answers()
    server.ensure_running()
    first = postmaster(server)
    server.ensure_running()
    assert postmaster(server) == first
    assert str(ask(server, "SHOW server_version")).startswith("18.")
    assert server.stop()
    assert not psutil.pid_exists(first) or psutil.Process(first).status() == psutil.STATUS_ZOMBIE
    assert not server.stop()


def test_stopping_what_was_never_started_makes_nothing(server):
    assert not server.stop()
    assert not server.folder.parent.exists()


@pytest.mark.parametrize("name", ["with a space", "long" * 40, "one,two", "កម្ពុជា"])
def test_any_path_will_do(make_server, name):
    server = make_server(name)
    server.ensure_running()
    assert ask(server, "SHOW data_directory") == str(server.folder)


def test_a_killed_server_is_started_again_with_its_data(server):
    server.ensure_running()
    ask(server, "WITH made AS (SELECT 1) SELECT 1 FROM made")
    with psycopg.connect(
        host=str(server.socket_folder), user=server.USER, dbname=server.DATABASE
    ) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    killed = postmaster(server)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: not server.answers())
    server.ensure_running()
    assert postmaster(server) != killed
    assert ask(server, "SELECT answer FROM kept") == 42


def test_a_number_that_another_program_has_now_does_not_keep_the_server_down(server):
    server.ensure_running()
    server.stop()
    with subprocess.Popen(["sleep", "60"]) as other:
        (server.folder / "postmaster.pid").write_text(
            f"{other.pid}\n{server.folder}\n1\n5432\n.\n\n1 1\nready\n"
        )
        server.ensure_running()
        assert postmaster(server) != other.pid
        assert other.poll() is None
        other.kill()


def test_data_that_was_removed_under_the_server_begins_afresh(server):
    server.ensure_running()
    old = postmaster(server)
    shutil.rmtree(server.folder)
    server.ensure_running()
    assert postmaster(server) != old
    assert not psutil.pid_exists(old) or psutil.Process(old).status() == psutil.STATUS_ZOMBIE
    assert ask(server, "SELECT 1") == 1


def test_a_first_start_that_was_killed_half_way_is_repeated(server):
    draft = server.folder.with_name("postgres.new")
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    server.ensure_running()
    assert ask(server, "SELECT 1") == 1
    assert not draft.exists()


def test_data_of_another_version_is_refused_with_a_way_out(server):
    server.ensure_running()
    server.stop()
    (server.folder / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedServerError, match="made by PostgreSQL 16; this is 18"):
        server.ensure_running()


def test_a_folder_with_other_files_is_never_removed(server):
    server.folder.mkdir(parents=True)
    (server.folder / "notes.txt").write_text("mine")
    with pytest.raises(EmbeddedServerError, match="holds other files"):
        server.ensure_running()
    assert (server.folder / "notes.txt").read_text() == "mine"


def test_many_that_start_at_once_share_one_server(server):
    script = (
        "import sys; from pathlib import Path; from config.embedded import EmbeddedServer; "
        "server = EmbeddedServer(Path(sys.argv[1])); server.ensure_running(); "
        "print((server.folder / 'postmaster.pid').read_text().split()[0])"
    )
    command = [sys.executable, "-c", script, str(server.folder)]
    with ThreadPoolExecutor(4) as pool:
        runs = pool.map(
            lambda _: subprocess.run(command, check=True, capture_output=True, text=True), range(4)
        )
        assert len({run.stdout for run in runs}) == 1
    assert ask(server, "SELECT count(*) FROM pg_database WHERE datname = 'blotter'") == 1


def test_the_shortcut_of_a_long_path_is_not_taken_from_somebody_else(make_server):
    server = make_server("long" * 40)
    shortcut = socket_folder(server.folder)
    shortcut.symlink_to("/nonexistent")
    with pytest.raises(EmbeddedServerError, match="is in the way"):
        server.ensure_running()


def test_only_its_account_may_enter_the_data(server):
    server.ensure_running()
    assert server.folder.stat().st_mode & 0o077 == 0


if os.geteuid() == 0:  # about folders that only root may enter: nothing to show, and to skip, for others

    def test_root_opens_closed_folders_for_passing_through_and_says_so(make_server, place, capfd):
        closed = place / "closed"
        closed.mkdir(mode=0o700)
        server = make_server("closed/var")
        server.ensure_running()
        assert closed.stat().st_mode & 0o777 == 0o701
        assert str(closed) in capfd.readouterr().err


def wait_until(happened: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
