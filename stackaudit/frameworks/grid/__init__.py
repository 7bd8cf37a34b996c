"""The grid of centralise, decentralise, automate, humanise and its ring of change: one module for each part."""
