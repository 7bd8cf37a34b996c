"""The always-on marketing machine: seven links in a loop, and four sub-functions that keep it running."""
