"""The core of Evalapp: panels, their files and their rankings, without a window."""

__version__ = "0.1.0"
