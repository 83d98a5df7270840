"""What can go wrong, sorted by who must act on it."""

from collections.abc import Sequence

_LONGEST_ASKED = 200  # characters of a name that are repeated; no name is longer


class VerbatimError(Exception):
    """Anything that Verbatim raises on purpose; its text says what happened and what to do."""


class UserError(VerbatimError):
    """The person who asked must act; the text is shown to them."""


class UnknownNameError(UserError):
    """A name, topic or id that nothing answers to, with what may have been meant."""

    def __init__(self, what: str, asked: str, suggestions: Sequence[str] = (), advice: str = "") -> None:
        """Take the kind of thing ("topic"), what was asked for, close names, best first, and advice where none is."""
        self.what, self.asked, self.suggestions = what, asked, tuple(suggestions)
        hint = f" Did you mean {_either(self.suggestions)}?" if self.suggestions else f" {advice}".rstrip()
        said = asked if len(asked) <= _LONGEST_ASKED else f"{asked[:_LONGEST_ASKED]}…"
        super().__init__(f"No {what} called ‘{said}’.{hint}")


class InvalidInputError(UserError):
    """Something given cannot be read: an empty file, a malformed line."""


class NotAllowedError(UserError):
    """Somebody asks for what they may not do; the text says which right is missing."""


class ConfigError(VerbatimError):
    """The operator must mend a setting or a configuration file; printed, exit status 2."""


class IntentsError(ConfigError):
    """Discord refuses the bot's intents; exit status 5."""


class StoreError(VerbatimError):
    """The database cannot be used as it is; exit status 3."""


class AlteredError(StoreError):
    """A stored text is not what was stored: nothing of it may be shown or read again."""


class SchemaError(StoreError):
    """The database file is foreign, or newer than this program."""


class AlreadyRunningError(StoreError):
    """Another process writes to this database; exit status 4."""


class WorkerError(VerbatimError):
    """The process that reads articles cannot start, so none can be read; the operator must act."""


class UnreachableError(VerbatimError):
    """Discord cannot be reached or is busy; certainly not posted; try again later."""


class FetchError(VerbatimError):
    """A source cannot be read now; its text says why, in words that can stand after the source's name and a colon.

    `retry_after` is the number of seconds for which it asked to be left alone. `is_gone` when it is no more,
    `is_lasting` when trying again soon is of no use: forbidden, not found, or not what was wanted.
    """

    def __init__(
        self, message: str, *, retry_after: int | None = None, is_gone: bool = False, is_lasting: bool = False
    ) -> None:
        """Take what is wrong, and what is known of when it may be better."""
        self.retry_after, self.is_gone, self.is_lasting = retry_after, is_gone, is_lasting
        super().__init__(message)


class PostError(VerbatimError):
    """Discord would not take a message.

    `is_gone` when the channel no longer exists or is closed to us, `is_content` when it is for what the message says.
    """

    def __init__(self, message: str, *, is_gone: bool = False, is_content: bool = False) -> None:
        """Take what Discord said, and which of the two, if any, it is about."""
        self.is_gone, self.is_content = is_gone, is_content
        super().__init__(message)


def _either(names: Sequence[str]) -> str:
    """Names as a choice: "A", "A or B", "A, B or C"."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
