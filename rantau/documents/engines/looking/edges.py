"""Whether a part of the paper is not in the picture."""

from rantau.documents.engines.looking.view import View

OPPOSITE = ({"top", "bottom"}, {"left", "right"})


def is_cut(view: View) -> bool:
    """The paper leaves the picture over one edge or one corner, with the table around the rest of it.

    A scan, or a photo cut out along the paper, has no table around it: nothing is said. Nor where the paper lies at
    opposite edges: that may as well be a band of colour on a paper that fills the picture.
    """
    ground = view.ground
    left_at = set(ground.left_at)
    if not ground.is_clear or ground.is_scanner or not left_at:
        return False
    return not any(pair <= left_at for pair in OPPOSITE)
