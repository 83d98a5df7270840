"""The wheel: what is in it, and that it works from an empty folder, in an environment that has only what it needs."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from bot import __version__

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds
TEXT = "“We will not go there,” Mark Rutte said on Monday. It was raining in Brussels.\n"


def call(*arguments):
    """Run something of the present environment, which must succeed."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    call("-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An environment with the wheel alone, which finds its dependencies in the present one."""
    folder = tmp_path_factory.mktemp("environment")
    call("-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    call("-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel)
    (packages,) = folder.glob("lib/python*/site-packages")
    lent = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (packages / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return folder / "bin"


@pytest.fixture
def run(environment, tmp_path):
    """Runs a program of that environment in an empty folder, with a home and nothing else around it."""
    here, home = tmp_path / "here", tmp_path / "home"
    here.mkdir()
    home.mkdir()

    def run(program, *arguments, given="", **variables):
        return subprocess.run(
            [environment / program, *arguments], cwd=here, input=given, capture_output=True, text=True,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "HOME": str(home)} | variables,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    yield run
    assert [] == list(here.iterdir())


def test_it_holds_the_modules_the_settings_and_the_starter_articles(wheel):
    """All of them, the licence, and nothing else: no tests, no papers, no pictures."""
    about = f"verbatim_bot-{__version__}.dist-info"
    parts = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "config").iterdir(), *(ROOT / "seeds").iterdir()]
    names = [path.relative_to(ROOT).as_posix() for path in parts if "_packaged" not in path.parts]
    expected = [name if name.startswith("bot/") else f"bot/_packaged/{name}" for name in names]
    expected += [f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")]
    expected += [f"{about}/licenses/{name}" for name in ("LICENSE", "NOTICE")]
    with zipfile.ZipFile(wheel) as archive:
        assert sorted(expected) == sorted(archive.namelist())


def test_it_says_its_version(run, environment):
    """By its own program, and as a module; what runs is what was installed, not this checkout."""
    where = run("python", "-c", "import bot; print(bot.__file__)").stdout
    assert where.startswith(str(environment.parent))
    for program in (["verbatim"], ["python", "-m", "bot"]):
        done = run(*program, "--version")
        assert (0, f"verbatim {__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


def test_the_demo_needs_nothing_else(run):
    """The starter articles and the settings travel with it."""
    done = run("verbatim", "demo")
    assert (0, "") == (done.returncode, done.stderr)
    assert "5 stories from 5 articles" in done.stdout


def test_articles_are_stored_and_answered_from_the_home_that_was_named(run, tmp_path):
    """VERBATIM_HOME holds the database."""
    home = {"VERBATIM_HOME": str(tmp_path / "verbatim")}
    assert "5 new" in run("verbatim", "ingest", "--samples", **home).stdout
    checked = run("verbatim", "check", **home)
    assert (0, "") == (checked.returncode, checked.stderr)
    assert f"5 starter articles in {tmp_path / 'verbatim' / 'verbatim.sqlite'}" in checked.stdout
    assert "No longer seeks membership" in run("verbatim", "stance", "Zelenskyy", "nato membership", **home).stdout


def test_articles_are_stored_in_the_data_folder(run, tmp_path):
    """That of the platform, where nothing else is said; nothing lands in the folder that we are in."""
    assert 0 == run("verbatim", "ingest", "--samples").returncode
    (database,) = (tmp_path / "home").rglob("verbatim.sqlite")
    usual = tmp_path / "home" / ".local" / "share" / "verbatim" / "verbatim.sqlite"
    assert sys.platform != "linux" or usual == database
    assert f"starter articles in {database}" in run("verbatim", "check").stdout


def test_a_folder_that_was_named_must_be_there(run):
    """The settings in the wheel do not stand in for it."""
    done = run("verbatim", "--config", "nowhere", "check")
    assert (2, "") == (done.returncode, done.stdout)
    assert "nowhere is not a folder" in done.stderr


@pytest.mark.parametrize("options", [[], ["--worker"]])
def test_json_lines_are_answered(run, options):
    """Also by way of the worker, a process of its own."""
    line = json.dumps({"id": "1", "text": TEXT})
    done = run("python", "-m", "bot", "read", "--jsonl", *options, given=f"{line}\n")
    (quote,) = json.loads(done.stdout)["quotes"]
    assert (0, "", "We will not go there,") == (done.returncode, done.stderr, quote["text"])
