"""Look at an assessment before anything that checks it is imported."""

from assess.store.glance import Glance, glance

__all__ = ["Glance", "glance"]
