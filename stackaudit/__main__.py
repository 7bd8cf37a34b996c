"""Runs the command line for `python -m stackaudit`."""

from stackaudit.cli import main

main()
