"""Entry from bootstrap.py, inside the environment: `up`, `test` or `manage`."""

import os
import sys

from rantau.config.start import manage, options, up
from rantau.config.start.testing import test
from rantau.config.terminal import CannotStart, complain


def main(arguments: list[str]) -> int:
    wanted = options.parse(arguments)
    os.chdir(up.ROOT)
    try:
        if wanted.command == "test":
            return test(wanted.rest)
        if wanted.command == "manage":
            return manage.run(wanted.rest)
        return up.up(wanted)
    except CannotStart as problem:
        return complain(problem)
    except OSError as problem:
        return complain(CannotStart(f"{problem.filename or 'the system'}: {problem.strerror}."))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
