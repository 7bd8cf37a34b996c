"""Does what is written down stay true, and can the company leave what it bought?"""

from stackaudit.audit.rule import Rule
from stackaudit.rules.change.locked_in import locked_in
from stackaudit.rules.change.no_way_out import no_way_out
from stackaudit.rules.change.stale_entry import stale_entry
from stackaudit.rules.change.sunset_product import sunset_product

RULES: tuple[Rule, ...] = (stale_entry, locked_in, sunset_product, no_way_out)
