import pytest

from bot import config
from bot.errors import ConfigError
from tests.config.places import SHIPPED


def test_the_checkouts_folder_serves_where_none_is_named(tmp_path):
    """A path that was named is never replaced by another one."""
    assert (tmp_path, SHIPPED) == (config.folder("config", tmp_path), config.folder("config"))


@pytest.mark.parametrize("name", ["nowhere", "file", "x" * 300])
def test_a_named_folder_must_exist(tmp_path, name):
    """Nothing, a file, a name that is too long for the file system."""
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=f"{name} is not a folder; name the folder that holds the seeds files"):
        config.folder("seeds", tmp_path / name)
