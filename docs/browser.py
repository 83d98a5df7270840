"""Pictures of pages, taken by a Chromium that is on this computer already: nothing else needs one."""

import asyncio
import base64
import json
import os
import re
import shutil
from collections.abc import AsyncIterable, AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any, cast

import aiohttp

from bot.errors import ConfigError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SCALE = 2  # device pixels for a CSS pixel
_WAIT = 30  # seconds, for the start and for each answer
_LARGEST = 50_000_000  # bytes of one answer
_Json = str | float | bool | dict[str, Any]
_ADDRESS = re.compile(rb"DevTools listening on (ws://\S+)")


def find(path: str | None = None) -> str:
    """The Chromium on `path`, the environment's PATH by default. Raises ConfigError where there is none."""
    for name in NAMES:
        if (place := shutil.which(name, path=path)) is not None:
            return place
    raise ConfigError(f"pictures need Chromium, and PATH has none of {', '.join(NAMES)}: install one of them.")


async def photograph(pages: Sequence[str], width: int, chromium: str) -> list[bytes]:
    """A PNG of each page of HTML, `width` CSS pixels wide and as high as its content. Raises ConfigError."""
    with TemporaryDirectory(prefix="verbatim-") as profile:
        async with (
            _started(chromium, profile) as address,
            aiohttp.ClientSession() as session,
            session.ws_connect(address, max_msg_size=_LARGEST) as socket,
        ):
            tab = await _opened(socket)
            return [await tab.photograph(page, width) for page in pages]


@asynccontextmanager
async def _started(chromium: str, profile: str) -> AsyncIterator[str]:
    """A headless Chromium with a profile of its own, ended afterwards; gives the address to steer it by."""
    options = ["--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--remote-debugging-port=0"]
    options += [f"--user-data-dir={profile}", "--disable-dev-shm-usage"]
    options += ["--no-sandbox"] if os.geteuid() == 0 else []  # it refuses to start as root otherwise
    process = await asyncio.create_subprocess_exec(chromium, *options, stderr=asyncio.subprocess.PIPE)
    try:
        async with asyncio.timeout(_WAIT):
            address = await _address(cast("asyncio.StreamReader", process.stderr))
        yield address
    finally:
        with suppress(ProcessLookupError):  # it ended by itself
            process.kill()
        await process.communicate()


async def _address(errors: AsyncIterable[bytes]) -> str:
    """Where a browser says that it listens. Raises ConfigError when it ends before."""
    said = b""
    async for line in errors:
        if found := _ADDRESS.search(line):
            return found[1].decode()
        said += line
    raise ConfigError(f"Chromium did not start: {said[-500:].decode(errors='replace').strip()}")


async def _opened(socket: aiohttp.ClientWebSocketResponse) -> "_Tab":
    browser = _Tab(socket)
    target = (await browser.ask("Target.createTarget", url="about:blank"))["targetId"]
    session = (await browser.ask("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
    return _Tab(socket, session)


class _Tab:
    """One page of a browser, steered by https://chromedevtools.github.io/devtools-protocol/."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, session: str | None = None) -> None:
        self._socket, self._numbers = socket, count()
        self._session = {"sessionId": session} if session else {}

    async def photograph(self, page: str, width: int) -> bytes:
        """The page as a PNG."""
        size = {"width": width, "height": 1, "deviceScaleFactor": _SCALE, "mobile": False}
        await self.ask("Emulation.setDeviceMetricsOverride", **size)
        frame = (await self.ask("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        await self.ask("Page.setDocumentContent", frameId=frame, html=page)
        height = (await self.ask("Page.getLayoutMetrics"))["cssContentSize"]["height"]
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        shot = await self.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    async def ask(self, method: str, **given: _Json) -> dict[str, Any]:
        """What the browser answers. Raises ConfigError when it refuses or says nothing."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": given, **self._session})
        async with asyncio.timeout(_WAIT):
            async for message in self._socket:
                answer = json.loads(message.data)
                if answer.get("id") == number and answer.get("sessionId") == self._session.get("sessionId"):
                    break
            else:
                raise ConfigError(f"Chromium closed the connection at {method}.")
        if "error" in answer:
            raise ConfigError(f"Chromium refused {method}: {answer['error'].get('message')}")
        return cast("dict[str, Any]", answer["result"])
