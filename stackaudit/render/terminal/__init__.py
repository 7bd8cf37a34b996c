"""What the terminal shows: plain text that fits 80 columns, with colour where it is wanted."""
