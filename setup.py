"""What the build adds to pyproject.toml: the guides, whose one source lies in docs/, become part of the program."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithGuides(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:  # the checkout finds them in docs/
            for guide in sorted(Path("docs/guide").glob("*/*.md")):
                folder = Path(self.build_lib, "resources", "guide", guide.parent.name)
                folder.mkdir(parents=True, exist_ok=True)
                self.copy_file(str(guide), str(folder / guide.name))


setup(cmdclass={"build_py": WithGuides})
