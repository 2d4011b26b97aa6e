"""The window. Only this package knows Qt."""

from ui.singletons import keep_singletons

keep_singletons()
