"""Tags and filters that every template has without loading them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rantau.foundation import money
from rantau.ui import components, formats

register = template.Library()


@register.filter
def rupiah(amount: object) -> str:
    """650000 -> "Rp650.000"."""
    return money.rupiah(amount) if isinstance(amount, int) else ""


@register.filter
def wib(moment: datetime | None) -> str:
    """Aware datetime -> "Rabu, 14 Januari 2026, 09.00 WIB"."""
    return formats.wib(moment) if moment else ""


@register.filter
def day(moment: date | datetime | None) -> str:
    """Date, or aware datetime -> "Rabu, 14 Januari 2026"."""
    return formats.day(moment) if moment else ""


@register.filter
def clock(moment: datetime | None) -> str:
    """Aware datetime -> "09.00"."""
    return formats.clock(moment) if moment else ""


@register.filter
def left(moment: datetime, now: datetime) -> str:
    """Time from `now` to `moment` in two units: "1 jam 12 menit"; "" when it has passed."""
    return formats.remaining(int((moment - now).total_seconds()))


@register.filter
def share(value: float, rows: Sequence[tuple[Any, float]]) -> int:
    """`value` in percent of the largest of `rows`, for the length of a bar."""
    largest = max((number for _label, number in rows), default=0)
    return round(100 * value / largest) if largest else 0


@register.filter
def nth(items: Sequence[Any], index: int) -> Any:
    """The item at `index`, "" beyond the end."""
    return items[index] if index < len(items) else ""


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """A decoration from the sprite; the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon" width="{0}" height="{0}" aria-hidden="true"><use href="{1}#{2}"/></svg>',
        size,
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def show(context: Context, block_name: str) -> SafeString:
    """The text of a block once more, or `as` a variable: a title is also the heading, an empty aside is no column."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(block_name) if blocks else None
    return mark_safe(block.render(context).strip()) if block else mark_safe("")  # noqa: S308 (rendered by the engine)


class SlotNode(template.Node):
    """`{% slot "name" %}…{% endslot %}`; drawn by the component around it."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        raise template.TemplateSyntaxError(f"slot {self.name!r} stands outside of a component or inside another tag")


class ComponentNode(template.Node):
    """`{% component "name" arg=value %}…{% endcomponent %}`; arguments are checked when the template is compiled."""

    child_nodelists = ("body",)

    def __init__(self, component: components.Component, given: dict[str, FilterExpression], inner: NodeList) -> None:
        self.component, self.given = component, given
        self.defaults = component.defaults
        self.slots = {node.name: node.nodelist for node in inner if isinstance(node, SlotNode)}
        self.body = NodeList(node for node in inner if not isinstance(node, SlotNode))

    def render(self, context: Context) -> SafeString:
        values: dict[str, Any] = dict(self.defaults)
        for name, expression in self.given.items():
            values[name] = expression.resolve(context)
        values["body"] = mark_safe(self.body.render(context).strip())  # noqa: S308 (rendered by the engine)
        values["slots"] = {name: nodes.render(context) for name, nodes in self.slots.items()}
        return components.draw(self.component, context, values)


def _literal(bits: list[str], tag: str) -> str:
    if len(bits) < 2 or bits[1][0] not in "\"'" or bits[1][-1] != bits[1][0]:
        raise template.TemplateSyntaxError(f"{tag} wants a name in quotes first")
    return bits[1][1:-1]


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    name = _literal(token.split_contents(), "slot")
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, nodelist)


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    bits = token.split_contents()
    described = components.get(_literal(bits, "component"))
    rest = bits[2:]
    given = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"component {described.name!r}: {rest[0]!r} is not name=value")
    inner = parser.parse(("endcomponent",))
    parser.delete_first_token()
    node = ComponentNode(described, given, inner)
    described.check(set(given), set(node.slots))
    return node
