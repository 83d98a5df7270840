"""`python -m bot.worker`: the child process, started by `parent`."""

from bot.worker.confinement import end_with_parent

end_with_parent()  # before all that takes long to load

from bot.worker.child import main  # noqa: E402 - as said

main()
