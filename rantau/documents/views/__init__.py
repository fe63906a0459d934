"""Screens of this room: none; the address to which phones send files in pieces."""
