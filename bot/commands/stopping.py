"""How ctrl-C ends what a command does."""

import asyncio
import signal
from collections.abc import Coroutine
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")


def run(work: Coroutine[None, None, Result]) -> Result:
    """What the work comes to. ctrl-C cancels it once; pressed again it changes nothing.

    asyncio's own second ctrl-C would break off the closing: the thread of a connection may then wait for ever, and the
    process with it. Raises KeyboardInterrupt when the work was cancelled so.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # ignored, as in the background of a shell
        return asyncio.run(work)
    pressed: list[int] = []

    async def stoppable() -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()

        def stop(number: int, _: FrameType | None) -> None:
            if task is not None and not (pressed or task.done() or task.cancelling()):
                loop.call_soon_threadsafe(task.cancel)
            pressed.append(number)

        signal.signal(signal.SIGINT, stop)
        return await work

    try:
        return asyncio.run(stoppable())
    except asyncio.CancelledError:
        if pressed:
            raise KeyboardInterrupt from None
        raise
    finally:
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
