"""YAML read into a page, with the parts that several service files share put where they are used.

`{use: address}` stands for all that `_parts/address.yaml` says. Where one item of a list is expected and the part is
a list, its items take that place. Keys beside `use` come on top of those of the part, or take their place. Parts may
use parts. Every place in them keeps its own file and line.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from rantau.catalogue.written import USE, Fault, Page, nearest

FOLDER = "_parts"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, file: str, parts: Mapping[str, str]) -> tuple[Page, set[str]]:
    """The page, and the names of the parts in it; or the faults that keep it from being plain values.

    `parts` are the texts of the parts by name.
    """
    putting = Putting(parts)
    root = putting.read(text, file)
    if root is not None and not isinstance(root, yaml.MappingNode):
        putting.faults.append(Fault(file, 1, "", "must be a mapping of keys"))
    if root is None or putting.faults:
        return Page(file, None, faults=tuple(putting.faults)), putting.used
    try:
        return Page(file, root, yaml.constructor.SafeConstructor().construct_document(root)), putting.used
    except (yaml.YAMLError, ValueError) as error:
        return Page(file, None, faults=(_no_yaml(error, file),)), putting.used


class Named(io.StringIO):
    """A text whose name stands in the marks of what is read from it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


@dataclass(slots=True)
class Putting:
    """One service file being put together."""

    parts: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    known: dict[str, yaml.Node | None] = field(default_factory=dict)

    @property
    def used(self) -> set[str]:
        return set(self.known)

    def read(self, text: str, file: str, around: tuple[str, ...] = ()) -> yaml.Node | None:
        """What is written, with its parts; None after a fault that leaves nothing to read."""
        try:
            root = yaml.compose(Named(text, file), Loader=LOADER)
        except (yaml.YAMLError, ValueError) as error:
            self.faults.append(_no_yaml(error, file))
            return None
        if root is None:
            self.faults.append(Fault(file, 1, "", "must be a mapping of keys, and is empty"))
        elif _leads_back(root, frozenset()):
            self.faults.append(Fault(file, 1, "", "has an alias that contains itself"))
        else:
            return self.whole(root, around)
        return None

    def whole(self, node: yaml.Node, around: tuple[str, ...]) -> yaml.Node:
        """This node, or the part that it names."""
        if isinstance(node, yaml.SequenceNode):
            node.value = [item for child in node.value for item in self.items(child, around)]
        if not isinstance(node, yaml.MappingNode):
            return node
        node.value = [(key, self.whole(value, around)) for key, value in node.value]
        if not (name := _name_of_part(node)):
            return node
        part = self.part(name, node.start_mark, around)
        if part is None or len(node.value) == 1:
            return part or node
        return self.changed(part, node)

    def changed(self, part: yaml.Node, node: yaml.MappingNode) -> yaml.Node:
        """The part with the keys that stand beside its name."""
        own = [(key, value) for key, value in node.value if key.value != USE]
        if not isinstance(part, yaml.MappingNode):
            mark = own[0][0].start_mark
            self.faults.append(
                Fault(mark.name, mark.line + 1, own[0][0].value, "can only be added to a part with keys")
            )
            return part
        names = {key.value for key, _value in own}
        kept = [(key, value) for key, value in part.value if key.value not in names]
        return yaml.MappingNode(part.tag, kept + own, node.start_mark, node.end_mark)

    def items(self, node: yaml.Node, around: tuple[str, ...]) -> list[yaml.Node]:
        whole = self.whole(node, around)
        is_list_of_part = whole is not node and isinstance(whole, yaml.SequenceNode)
        return list(whole.value) if is_list_of_part else [whole]

    def part(self, name: str, asked_at: yaml.Mark, around: tuple[str, ...]) -> yaml.Node | None:
        if name not in self.parts or name in around:
            way = " > ".join((*around, name))
            reason = f"uses itself: {way}" if name in around else f"is not in {FOLDER}/{nearest(name, self.parts)}"
            self.faults.append(Fault(asked_at.name, asked_at.line + 1, USE, f'the part "{name}" {reason}'))
            return None
        if name not in self.known:
            self.known[name] = self.read(self.parts[name], f"{FOLDER}/{name}.yaml", (*around, name))
        return self.known[name]


def _name_of_part(node: yaml.MappingNode) -> str:
    """The name after the key `use`, "" where there is none."""
    named = (value.value for key, value in node.value if key.value == USE and isinstance(value, yaml.ScalarNode))
    return str(next(named, ""))


def _no_yaml(error: Exception, file: str) -> Fault:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        return Fault(mark.name, mark.line + 1, "", f"is not YAML: {error.problem or error.context}")
    return Fault(file, 1, "", f"is not YAML: {error}")


def _leads_back(node: yaml.Node, around: frozenset[int]) -> bool:
    """Whether an anchor is used inside of itself."""
    if id(node) in around:
        return True
    inner = around | {id(node)}
    if isinstance(node, yaml.MappingNode):
        return any(_leads_back(value, inner) for _key, value in node.value)
    return isinstance(node, yaml.SequenceNode) and any(_leads_back(child, inner) for child in node.value)
