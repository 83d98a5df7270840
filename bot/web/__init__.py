"""The only package that opens a socket to what others run: fetches feeds and pages, politely and within limits."""

from bot.web.fetching import Limits, opened

__all__ = ["Limits", "opened"]
