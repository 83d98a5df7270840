"""`python -m bot.worker`: the child process, started by `parent`."""

from bot.worker.child import main

main()
