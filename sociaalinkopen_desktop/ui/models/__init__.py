"""Item models: what lists show, testable without a window."""
