"""Questions that need paths, answered in domain words."""
