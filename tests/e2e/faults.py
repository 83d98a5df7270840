"""What goes wrong at Discord: faults on order, and how many requests it takes.

https://discord.com/developers/docs/topics/rate-limits
"""

import re
import time
from collections import Counter, deque
from dataclasses import dataclass

GLOBAL, SECOND = 50, 1.0  # requests of a bot in a second; answers to interactions do not count
MESSAGES = (5, 5.0)  # messages in one channel in so many seconds
INVALID = frozenset({401, 403, 429})  # 10,000 of them in ten minutes get an address banned
POSTING = r"/channels/\d+/messages"


@dataclass(eq=False)
class Fault:
    """What happens to the next `times` requests of a method whose whole path is like `path`.

    `status` 0 answers nothing: the connection is reset after `wait` seconds. `takes_effect`: the request is obeyed
    before the answer goes wrong. A 429 without `via` is not Discord's own but one of the network before it.
    """

    path: str = POSTING
    method: str = "POST"
    status: int = 0
    code: int = 0
    wait: float = 0.0
    retry_after: float = 0.3
    times: int = 1
    takes_effect: bool = False
    via: bool = True

    def fits(self, method, path):
        return self.times > 0 and method == self.method and re.fullmatch(self.path, path) is not None


def limited(retry_after=0.3, **more):
    return Fault(status=429, retry_after=retry_after, **more)


def broken(status, **more):
    return Fault(status=status, **more)


def lost(**more):
    """The request is obeyed, the answer does not arrive."""
    return Fault(takes_effect=True, **more)


class Faults:
    """The faults that are still to come, in order."""

    def __init__(self):
        self.ordered = []

    def order(self, *faults):
        self.ordered += faults

    def next(self, method, path):
        """The fault of a request, used up by it; None when it is to go well."""
        fault = next((fault for fault in self.ordered if fault.fits(method, path)), None)
        if fault is not None:
            fault.times -= 1
        return fault


class Window:
    """So many requests in so many seconds."""

    def __init__(self, limit, seconds):
        self.limit, self.seconds = limit, seconds
        self.began, self.used = 0.0, 0

    def take(self):
        """Seconds to wait for the next one when there are none left, else 0."""
        now = time.monotonic()
        if now - self.began >= self.seconds:
            self.began, self.used = now, 0
        if self.used >= self.limit:
            return self.left
        self.used += 1
        return 0.0

    @property
    def left(self):
        return max(0.001, self.began + self.seconds - time.monotonic())

    def headers(self):
        """What Discord tells of it with each answer."""
        told = {"Limit": self.limit, "Remaining": self.limit - self.used, "Reset-After": f"{self.left:.3f}"}
        told |= {"Reset": f"{time.time() + self.left:.3f}", "Bucket": "messages"}
        return {f"X-RateLimit-{key}": str(value) for key, value in told.items()}


class Allowance:
    """How much Discord takes of one bot, and what was asked of it."""

    def __init__(self):
        self.all = Window(GLOBAL, SECOND)
        self.channels = {}
        self.arrivals = deque()  # moments of the requests that count
        self.statuses = Counter()

    def channel(self, number):
        """What one channel takes."""
        return self.channels.setdefault(number, Window(*MESSAGES))

    @property
    def invalid(self):
        return sum(self.statuses[status] for status in INVALID)

    def busiest_second(self):
        """The most requests that arrived within any one second."""
        most, within = 0, deque()
        for moment in self.arrivals:
            within.append(moment)
            while moment - within[0] >= SECOND:
                within.popleft()
            most = max(most, len(within))
        return most
