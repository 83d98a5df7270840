"""What can be wrong with a file, and what to say of it."""

import errno
import sqlite3
from pathlib import Path

import msgspec

from bot.errors import StoreError

# What is raised by a row that a fault of the disk has altered, where it is made into a value.
_SENSELESS = (ValueError, TypeError, LookupError, AttributeError, msgspec.MsgspecError)
# With what SQLite and the file system raise.
FAULTS = (sqlite3.Error, OSError, *_SENSELESS)

_LONGEST = 300  # characters of what SQLite says: some of it may be from the file

_RESTORE = "put a backup in its place, and remove {name}-wal and {name}-shm, which do not belong to it"
_DAMAGED = f"It is damaged: {_RESTORE}."
_NO_ROOM = "The disk is full, at a limit, or failing; what was stored before stays."
_NO_RIGHT = (
    "This user must be able to read it, and to write to its folder, where SQLite keeps {name}-wal and {name}-shm."
)
_ADVICE = {
    sqlite3.SQLITE_ERROR: _DAMAGED,  # the tables are not those that the file says it has
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: f"If it was one of Verbatim's, {_RESTORE}; if not, name another file.",
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_IOERR: _NO_ROOM,
    sqlite3.SQLITE_CANTOPEN: _NO_RIGHT,
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_READONLY: _NO_RIGHT,
    sqlite3.SQLITE_BUSY: "Another program holds it: end that, and try again.",
}
_SYSTEM_ADVICE = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _NO_RIGHT),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO), _NO_ROOM),
}


def unusable(path: Path, error: Exception) -> StoreError:
    """What to say of one of FAULTS: which file it is, what is wrong with it, and what to do where that is known."""
    advice = _advice(error).format(name=path.name)
    return StoreError(f"The database {path} cannot be used: {_reason(error)}. {advice}".rstrip())


def _reason(error: Exception) -> str:
    if _is_senseless(error):
        return "a row in it makes no sense"
    return "".join(sign if sign.isprintable() else "?" for sign in str(error)[:_LONGEST])


def _advice(error: Exception) -> str:
    if _is_senseless(error):
        return _DAMAGED
    if isinstance(error, OSError):
        return _SYSTEM_ADVICE.get(error.errno or 0, "")
    # Only the last byte of a code is the kind of error: https://www.sqlite.org/rescode.html
    return _ADVICE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")


def _is_senseless(error: Exception) -> bool:
    """Whether a row is wrong, be it that its text is not UTF-8, of which SQLite's message has all."""
    return isinstance(error, _SENSELESS) or str(error).startswith("Could not decode to UTF-8")
