"""Social enterprises: what the register knows of each, and how they are found, compared and asked."""
