"""Reads YAML files to a stack that knows where everything was written, or to every problem at once."""
