"""Rantau: the online front door of an Indonesian immigration office."""
