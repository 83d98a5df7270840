"""What went wrong between us and a server, in words for people."""

import os

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientError,
    ClientPayloadError,
    ClientResponseError,
    ConnectionTimeoutError,
    InvalidURL,
)

from bot.errors import FetchError
from bot.web.guard import PrivateError

# All that aiohttp raises while it connects, asks and reads; TimeoutError is an OSError.
FAILURES = (ClientError, OSError)


def explained(wrong: Exception) -> FetchError:
    """One of FAILURES, as what is told of the source."""
    return FetchError(_reason(wrong), is_lasting=isinstance(getattr(wrong, "os_error", None), PrivateError))


def _reason(wrong: Exception) -> str:  # noqa: PLR0911 - a table
    match wrong:
        case ClientConnectorCertificateError():
            why = getattr(wrong.certificate_error, "verify_message", "") or "it does not fit"
            return f"its certificate is not trusted: {why}"
        case ClientConnectorSSLError():
            return "no secure connection can be made to it"
        case ClientConnectorDNSError():
            return "no server of that name was found"
        case ClientConnectorError(os_error=PrivateError()):
            return "is on a private network, which is not read"
        case ClientConnectorError():
            number = wrong.os_error.errno
            return "cannot be reached" + (f" ({os.strerror(number).lower()})" if number else "")
        case ConnectionTimeoutError():
            return "cannot be reached in time"
        case TimeoutError():
            return "answers too slowly"
        case ClientPayloadError():
            return "its answer breaks off"
        case ClientResponseError() | InvalidURL():
            return "its answer cannot be read"
        case _:
            return "hangs up before it answers"
