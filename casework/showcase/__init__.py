"""One page, in the demonstration only, that shows every component and every kind of field."""

from casework.showcase.views import components

__all__ = ["components"]
