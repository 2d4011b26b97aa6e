"""Runs before the bundled program: stands in for modules that a library names as it is imported, and never asks here.

pyqtgraph can draw by OpenGL, and scipy.optimize has one method that triangulates: together a tenth of the bundle.
"""

import sys
from types import ModuleType

for name in ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "scipy.spatial"):
    sys.modules[name] = ModuleType(name)
# Of this one pyqtgraph makes subclasses.
sys.modules["PySide6.QtOpenGLWidgets"].QOpenGLWidget = type("QOpenGLWidget", (), {})
