"""The worked example of following a no through five systems, number by number."""
