"""What the desk and the case page print."""
