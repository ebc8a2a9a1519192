"""`python -m desktop_app`, `rembug`: hands over to the joining place."""

from __future__ import annotations

import sys

from desktop_app.app.main import main as run


def main() -> None:
    """Entry of the installed command."""
    sys.exit(run())


if __name__ == "__main__":
    main()
