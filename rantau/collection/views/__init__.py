"""Print desk, counter, and the applicant's page."""

from rantau.collection.views.counter import counter, hand_over
from rantau.collection.views.own import pickup, renew
from rantau.collection.views.producing import booklet, print_desk
from rantau.collection.views.spelling import spelling

__all__ = ["booklet", "counter", "hand_over", "pickup", "print_desk", "renew", "spelling"]
