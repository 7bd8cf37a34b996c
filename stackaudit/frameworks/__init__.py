"""Where a stack stands in the five published frameworks: states with evidence for, against and open, never a grade."""
