"""The version of stackaudit, and nothing that costs time to import."""

__version__ = "0.1.0"
