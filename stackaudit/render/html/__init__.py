"""The report for people: one HTML file that needs no network, no build step and no script to be read."""
