"""What a stack is: frozen records, one noun a file; knows no YAML, graph or rule."""
