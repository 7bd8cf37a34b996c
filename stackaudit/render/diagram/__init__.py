"""Pictures as deterministic inline SVG: one module per picture."""
