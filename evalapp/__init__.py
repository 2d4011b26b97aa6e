"""The core of Evalapp: panels, their files and their rankings, without a window."""

import os

__version__ = "0.1.0"

# Before numpy is imported: on two busy cores the threads of OpenBLAS wait for each other, which makes a matrix of
# 600 × 600 ten to a hundred times slower. One thread also adds in one order, so that equal evidence gives equal floats.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
