from tests.ui.window.going_on.going_through import asked

__all__ = ["asked"]
