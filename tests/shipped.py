"""The configuration that the project comes with and its reader, made once: many tests need them."""

from functools import cache

from bot import app


@cache
def configuration():
    """What is in config/."""
    return app.configure(None)


@cache
def reader():
    """The function that reads one document with it."""
    return app.reader(configuration())
