"""ctrl-C, once and again, in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def stopped(presses, before="signal.default_int_handler"):
    """What is printed by work that is stopped so often, and takes a while to close."""
    code = f"""
import asyncio, os, signal
from bot.commands.stopping import run

signal.signal(signal.SIGINT, {before})

async def work():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0.2)
        print("done")
    finally:
        for _ in range({presses} - 1):
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(0.05)
        print("closed")

try:
    run(work())
except KeyboardInterrupt:
    print("stopped", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[:-1], done.stderr


def test_ctrl_c_again_does_not_break_off_the_closing():
    """It is stopped once, and what it opened is closed."""
    for presses in (1, 2, 5):
        assert (["closed", "stopped True"], "") == stopped(presses)


def test_where_ctrl_c_is_ignored_it_stays_so():
    """As in the background of a shell."""
    assert (["done", "closed"], "") == stopped(2, "signal.SIG_IGN")
