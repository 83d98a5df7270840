"""`python -m bot`."""

import sys

try:
    from bot.cli import main

    sys.exit(main())
except KeyboardInterrupt:  # before there was anything to stop
    sys.exit(130)
