"""Does the stack cover all of the grid: centralise and decentralise, automate and humanise, and change?"""

from stackaudit.rules.grid.edge_bought_its_own import edge_bought_its_own
from stackaudit.rules.grid.freedom_without_guardrails import freedom_without_guardrails
from stackaudit.rules.grid.part_of_grid_uncovered import part_of_grid_uncovered

RULES = (part_of_grid_uncovered, edge_bought_its_own, freedom_without_guardrails)
