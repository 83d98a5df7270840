"""What the system says of processes."""

import os
import time
from pathlib import Path


def is_gone(pid, patience=5):
    """Whether a process has ended, or ends within so many seconds; a dead one that nobody has buried counts as gone."""
    deadline = time.monotonic() + patience
    while _is_there(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def children(pid="self"):
    """The processes that a process has started and not waited for."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return {int(pid) for path in listed for pid in path.read_text().split()}


def _is_there(pid):
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return state != "Z"
