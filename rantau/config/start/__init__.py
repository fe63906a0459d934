"""What `./run` does: brings the parts up in order, watches them, and runs the checks. No Django in here."""
