"""Every page once: no axe violation and no sideways scrolling, at 320 and 1280 px; and how many bytes it took."""


class Nothing:
    """For journeys whose pages another journey has looked at."""

    def at(self, page: object) -> None:
        return
