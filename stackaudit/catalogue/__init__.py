"""What is known about products, regulations, capabilities, purposes and regions, whoever uses them."""
