"""`python -m evalapp` is the same program as `python main.py`."""

import sys

from main import main

sys.exit(main())
