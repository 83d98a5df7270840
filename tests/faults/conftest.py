import pytest

from tests.faults.shell import ARTICLE, Shell


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A database with one article in it."""
    shell = Shell(tmp_path_factory.mktemp("filled"))
    assert shell.run("ingest", shell.write("news.md", ARTICLE)).status == 0
    return shell.database


@pytest.fixture
def shell(tmp_path):
    """A user whose database does not exist yet."""
    return Shell(tmp_path)


@pytest.fixture
def keeper(shell, filled):
    """A user whose database holds an article, and at the end still does."""
    shell.database.write_bytes(filled.read_bytes())
    before = shell.held()
    yield shell
    assert before == shell.held()
