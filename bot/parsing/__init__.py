"""What comes from the web, as bytes, into what it says: feeds and pages. Pure; only the worker imports it.

It loads feedparser, trafilatura and lxml, which the process that talks to Discord is spared.
"""
