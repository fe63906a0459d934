"""The field a signature stands in: without an area on the page, and with a place in the structure of the document.

PDF/A forbids hidden fields and PDF/UA those that are neither hidden nor tagged; so it is printed as nothing, and tagged.
"""

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, NumberObject, Reference, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

NAME = "Kantor"
LAST_PAGE = -1


def add(writer: IncrementalPdfFileWriter, *, label: str) -> None:
    """An empty field on the last page, read out as `label`."""
    append_signature_field(writer, SigFieldSpec(NAME, on_page=LAST_PAGE, readable_field_name=label))
    _name, _value, field = next(enumerate_sig_fields(writer, with_name=NAME))
    page, _resources = writer.find_page_for_modification(LAST_PAGE)
    _tag(writer, field, page.container_ref)


def _tag(writer: IncrementalPdfFileWriter, field: IndirectObject, page: Reference) -> None:
    """The field as the last thing that the document says, and the way back from it to there."""
    tree = writer.root["/StructTreeRoot"]
    document = tree["/K"].raw_get(0)
    element = writer.add_object(_form_element(field, page, document))
    document.get_object()["/K"].append(element)
    number = tree["/ParentTreeNextKey"]
    # typst numbers all pages in one list; a tree in branches would be a KeyError here, and no signature.
    tree["/ParentTree"]["/Nums"] += [number, element]
    tree["/ParentTreeNextKey"] = NumberObject(number + 1)
    field.get_object()["/StructParent"] = number
    for changed in (tree, document.get_object(), field.get_object()):
        writer.update_container(changed)


def _form_element(field: IndirectObject, page: Reference, document: IndirectObject) -> DictionaryObject:
    shown = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/OBJR"),
            pdf_name("/Obj"): field,
            pdf_name("/Pg"): IndirectObject(page.idnum, page.generation, page.pdf),
        }
    )
    return DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/StructElem"),
            pdf_name("/S"): pdf_name("/Form"),
            pdf_name("/P"): document,
            pdf_name("/K"): shown,
        }
    )
