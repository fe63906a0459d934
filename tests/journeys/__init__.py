"""The whole system, from outside: a real stack, a browser, and people."""
