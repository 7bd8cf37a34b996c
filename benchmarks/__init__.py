"""How fast, how much memory, and how both grow: a generator of stacks and the measurements."""
