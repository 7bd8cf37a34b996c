"""Does the stack cover all of the grid: centralise and decentralise, automate and humanise, and change?"""

from stackaudit.rules.grid.part_of_grid_uncovered import part_of_grid_uncovered

RULES = (part_of_grid_uncovered,)
