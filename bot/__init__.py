"""Verbatim: a Discord bot that keeps the receipts of the news."""

__version__ = "0.1.0"
