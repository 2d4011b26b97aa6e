from tests.ui.languages.going_through import asked

__all__ = ["asked"]
