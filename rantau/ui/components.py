"""Components: one folder each under `templates/ui/components/`, described by its `examples.yaml`.

about: what it is for
sheet: desk                      # only when its style belongs to the staff sheet
args:  {tone: info, title: !required}
one_of: {tone: [info, ok]}
slots: [answers]
examples: [{name: …, args: {…}, body: …, slots: {…}}]
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.template import Context, Engine, TemplateSyntaxError, engines
from django.utils.safestring import SafeString, mark_safe

from rantau.ui import parts

FOLDER = Path(__file__).parent / "templates" / "ui" / "components"
REQUIRED = object()


@dataclass(frozen=True)
class Example:
    name: str
    args: Mapping[str, Any]
    body: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """What a component accepts. `args` maps each name to its default, or to REQUIRED."""

    name: str
    about: str
    args: Mapping[str, Any]
    one_of: Mapping[str, list[str]]
    slots: tuple[str, ...]
    sheet: str
    examples: tuple[Example, ...]

    @property
    def template(self) -> str:
        return f"ui/components/{self.name}/{self.name}.html"

    @property
    def defaults(self) -> dict[str, Any]:
        return {name: value for name, value in self.args.items() if value is not REQUIRED}

    def check(self, given: set[str], slots: set[str]) -> None:
        """Raise TemplateSyntaxError for an unknown or missing argument or slot."""
        wanted = {name for name, value in self.args.items() if value is REQUIRED}
        problems = [
            *(f"does not know {name!r}" for name in sorted(given - set(self.args))),
            *(f"needs {name!r}" for name in sorted(wanted - given)),
            *(f"has no slot {name!r}" for name in sorted(slots - set(self.slots))),
        ]
        if problems:
            raise TemplateSyntaxError(
                f"Component {self.name!r} {'; '.join(problems)}. It takes: {', '.join(self.args)}"
            )

    def check_values(self, values: Mapping[str, Any]) -> None:
        for name, allowed in self.one_of.items():
            if values.get(name) not in allowed:
                raise ValueError(
                    f"Component {self.name!r}: {name}={values.get(name)!r} is none of {', '.join(allowed)}"
                )


class _Loader(yaml.SafeLoader):
    """YAML with `!required` and the records of `parts`, such as `!Step {title: …}`."""


def _record(kind: type) -> Any:
    return lambda loader, node: kind(**loader.construct_mapping(node, deep=True))


_Loader.add_constructor("!required", lambda _loader, _node: REQUIRED)
for _kind in (parts.TaskItem, parts.Step, parts.Choice, parts.Day, parts.Cell, parts.Row):
    _Loader.add_constructor(f"!{_kind.__name__}", _record(_kind))


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "examples.yaml").exists()))


@cache
def get(name: str) -> Component:
    """The component called `name`; TemplateSyntaxError with the known names when there is none."""
    try:
        text = (FOLDER / name / "examples.yaml").read_text(encoding="utf-8")
    except OSError:
        raise TemplateSyntaxError(f"No component {name!r}. There are: {', '.join(names())}") from None
    data = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader with constructors of our own)
    return Component(
        name=name,
        about=data["about"],
        args=data.get("args") or {},
        one_of=data.get("one_of") or {},
        slots=tuple(data.get("slots") or ()),
        sheet=data.get("sheet", "rantau"),
        examples=tuple(Example(**{"args": {}, **example}) for example in data["examples"]),
    )


def draw(component: Component, context: Context, values: dict[str, Any]) -> SafeString:
    """Render with nothing but `values`, the request and its token: a component cannot lean on the page around it."""
    component.check_values(values)
    for name in ("request", "csrf_token"):
        if name in context:
            values[name] = context[name]
    template = context.template.engine.get_template(component.template)  # type: ignore[union-attr]  # bound while rendering
    return mark_safe(template.render(context.new(values)).strip())  # noqa: S308 (rendered by the engine)


def draw_example(component: Component, example: Example) -> SafeString:
    """One example of the gallery, exactly as a template would have written it."""
    component.check(set(example.args), set(example.slots))
    values = {
        **component.defaults,
        **example.args,
        "body": mark_safe(example.body),  # noqa: S308 (texts of this repository)
        "slots": {name: mark_safe(text) for name, text in example.slots.items()},  # noqa: S308
    }
    component.check_values(values)
    engine: Engine = engines["django"].engine  # type: ignore[attr-defined]  # the Django backend
    return mark_safe(engine.get_template(component.template).render(Context(values)).strip())  # noqa: S308
