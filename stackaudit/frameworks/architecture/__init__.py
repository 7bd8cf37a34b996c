"""The reference architecture: what is present, wired and used on each of its layers."""
