"""Questions that need a dialog."""
