"""Where the files are that came with the program, or that the operator put in their place."""

from pathlib import Path

from bot.errors import ConfigError

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT, _PACKAGED = _PACKAGE.parent, _PACKAGE / "_packaged"


def folder(name: str, named: Path | None = None) -> Path:
    """The folder `config` or `seeds`: the named one, the checkout's, or the one that came with the package.

    Raises ConfigError when a path was named that is not a folder.
    """
    if named is not None:
        try:
            is_folder = named.is_dir()
        except OSError:  # a name that no file system takes
            is_folder = False
        if not is_folder:
            raise ConfigError(f"{named} is not a folder; name the folder that holds the {name} files, or leave it out.")
        return named
    checkout = _CHECKOUT / name
    return checkout if checkout.is_dir() and (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGED / name
