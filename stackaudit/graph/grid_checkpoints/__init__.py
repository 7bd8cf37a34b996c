"""The checkpoints of the grid, one module for each part of it."""
