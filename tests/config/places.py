"""The configuration that ships, and files with another content."""

from pathlib import Path

import pytest

from bot.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "config"


def write(folder, text, name="file.toml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def told(load, path):
    """What is said of a file behind its path; nothing where it is taken."""
    try:
        load(path)
    except ConfigError as wrong:
        before, behind = str(wrong).split(str(path), 1)
        return behind if not before else pytest.fail(str(wrong))
    return ""


def refused(load, path):
    """What is said of a file that is refused, behind its path."""
    return told(load, path) or pytest.fail(f"{path} was taken")
