from rantau.visits.views.board import board
from rantau.visits.views.desk import arrivals, ticket
from rantau.visits.views.line import act, call_next, choose_counter, line

__all__ = ["act", "arrivals", "board", "call_next", "choose_counter", "line", "ticket"]
