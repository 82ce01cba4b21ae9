"""What every test may use. A test that touches the database is marked `database`, one that opens pages `browser`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import SimpleTestCase, TransactionTestCase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

# The same examples in every run; `--hypothesis-profile default` draws new ones.
hypothesis_settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis_settings.load_profile("steady")

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server", "admin_user", "admin_client"})
# Milliseconds that a page may take: a machine that stands still for a while is no fault of ours.
SLOW_MACHINE = 120_000
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refuse-skips", action="store_true", help="Fail when a test was skipped.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures:
            item.add_marker("browser")
            if (
                item.get_closest_marker("django_db") is None
            ):  # what migrations put there is there in every test
                item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction") and not marker.kwargs.get("serialized_rollback"):
            raise pytest.UsageError(  # it would empty the tables, and the tests after it would find no groups
                f"{item.nodeid}: a test with transaction=True needs serialized_rollback=True as well."
            )
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db") or _is_database_case(item):
            item.add_marker("database")


def _is_database_case(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    return case is not None and issubclass(case, SimpleTestCase) and issubclass(case, TransactionTestCase)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--refuse-skips") and reporter and reporter.stats.get("skipped"):
        reporter.ensure_newline()
        reporter.write_line("Tests were skipped, and --refuse-skips is given.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """The system's Chromium, started once."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium fonts-khmeros")
    # Playwright keeps an event loop in this thread until the end, and Django would refuse every query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Beside an event loop Django has other connections, which do not know what the migrations put into the database.
    migrated = getattr(connection, "_test_serialized_contents", None)
    expect.set_options(timeout=SLOW_MACHINE)
    with sync_playwright() as playwright:
        if migrated is not None:
            connections["default"]._test_serialized_contents = migrated  # type: ignore[attr-defined]
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Page]:
    """A page in a browser without cookies. The test fails when a script on a page does."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    context.set_default_timeout(SLOW_MACHINE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, f"scripts failed: {errors}"


@pytest.fixture(scope="session")
def checkout() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def bare_environment() -> dict[str, str]:
    """This process's environment without anything that the settings read or the browser needed."""
    ours = {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE", "DJANGO_SETTINGS_MODULE"}
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.startswith("BLOTTER_")
    }
