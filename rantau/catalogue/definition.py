"""The shape of a service file. Everything the site says and asks about a service is in it; code only reads it.

The stored copies of published services have this shape too: a key may be added with a default, never renamed or
removed without a migration of `ServiceVersion.definition`.
"""

from datetime import date

import msgspec

from rantau.questions.schema import Condition, Question, Section, Text

FAMILIES = ("passport", "stay_permit", "visa", "other")
LANES = ("REGULAR", "EXPRESS", "PRIORITY", "BAP", "COLLECTIVE", "STAY_PERMIT", "PICKUP")
OPINIONS = ("BEYOND_CONTROL", "NEGLIGENT", "FORCE_MAJEURE", "PROVEN", "NOT_PROVEN")
ROLES = ("APPLICANT", "FATHER", "MOTHER", "GUARDIAN", "SPOUSE", "ESCORT", "GUARANTOR", "COORDINATOR")
EXAMPLES = ("", "ktp", "kk", "certificate", "letter", "passport", "photo")
LOOKS = {"ktp": "card", "photo": "portrait"}
"""By example, what a picture of such a paper should show; all others are sheets of paper."""
FACTS = (
    "person.full_name", "person.nik", "person.kk", "person.birth_place", "person.birth_date", "person.sex",
    "person.street", "person.region_code", "person.citizenship", "person.passport_number", "account.email",
    "account.phone", "kin.mother_name", "kin.father_name", "kin.spouse_name",
    "kin.guardian_name",
)  # fmt: skip


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all parts: frozen, and no key is accepted that is not written below."""


class Case(Part, frozen=True):
    """One way to be entitled, e.g. PN_ADULT. The first case that holds is the one.

    `come` says who must appear, `excused` who of them need not when the condition holds. `process` and `working_days`
    take the place of those of the service. `note` is what else to know of it before anything is answered.
    """

    code: str
    title: Text
    when: Condition | None = None
    note: Text | None = None
    come: tuple[str, ...] = ("APPLICANT",)
    excused: dict[str, Condition] = {}
    process: tuple[str, ...] = ()
    working_days: int | None = None


class Advice(Part, frozen=True):
    """Something to tell before it costs money: the wrong service, a risk. With `blocks` nothing can be sent.

    `section` is where the answer can be changed; `to` leads on: a service code or an https address. `still`: time alone
    can bring it about, so it is asked again on the day of the bill. `liftable`: an officer may let it pass.
    """

    code: str
    when: Condition
    text: Text
    blocks: bool = True
    section: str = ""
    to: str = ""
    still: bool = False
    liftable: bool = False


class Alternative(Part, frozen=True):
    """One of the papers that can serve."""

    code: str
    title: Text


class Paper(Part, frozen=True):
    """A paper to upload, in a slot of its own. With `alternatives` any one of them will do.

    `whose` is the role of the person it is about. `example` names what it looks like. `who` says in
    words what `when` means, for those who have not answered anything yet. `shared`: one and the same paper for all who
    apply together as a family. `own_slot`: where the person whom it is about brings it for an application of their own.
    """

    code: str
    title: Text
    hint: Text | None = None
    when: Condition | None = None
    who: Text | None = None
    required: bool = True
    accept: tuple[str, ...] = ("image", "pdf")
    max_pages: int = 4
    alternatives: tuple[Alternative, ...] = ()
    whose: str = "APPLICANT"
    shared: bool = False
    own_slot: str = ""
    example: str = ""

    @property
    def looks(self) -> str:
        """How a picture of it is to be judged: "card", "portrait" or "sheet"."""
        return LOOKS.get(self.example, "sheet")


class Fee(Part, frozen=True):
    """A tariff line from a day on; a later line with the same code replaces it. No amount: ask the office.

    `on_top`: it comes on top of another line for some, and does not count where "from … to …" is told.
    """

    code: str
    label: Text
    effective_from: date
    amount: int | None = None
    when: Condition | None = None
    on_top: bool = False


class LaneRule(Part, frozen=True):
    """A lane that is not for everybody: `who` in words, `when` by the answers, and whether they come unbooked.

    `working_days` takes the place of that of the case for those whose answers lead to this lane.
    """

    who: Text
    walk_in: bool = False
    when: Condition | None = None
    working_days: int | None = None


class Terms(Part, frozen=True):
    """How many days people have.

    `draft_days`: a draft that nobody touches. `correction_days`: working days to put right what was sent back;
    `pending_days`: days, once the applicant has come. `pay_days`: a bill for which no place waits. `photo_days`: working
    days from the approval to the first day on which who was approved can come. None: any day. `collect_days`: the code
    for collecting.
    """

    collect_days: int = 30
    pending_days: int = 30
    correction_days: int = 14
    draft_days: int = 30
    pay_days: int = 7
    photo_days: int | None = None


class Examination(Part, frozen=True):
    """What an examination (BAP) can come to. `opinions` are codes of `OPINIONS`.

    `disaster` is the yes-or-no question about force majeure, whose answer the decision may replace; `letter` the paper
    without which it cannot be yes. `suspend_months`: from and to how many months a new application can be put off.
    """

    opinions: tuple[str, ...] = ("PROVEN", "NOT_PROVEN")
    disaster: str = ""
    letter: str = ""
    suspend_months: tuple[int, int] | None = None


class HandOff(Part, frozen=True):
    """The system of another agency where a person goes on, and what its number is called."""

    name: Text
    url: str
    reference: Text


class Standard(Part, frozen=True):
    """The points of the service standard (Permen PANRB 15/2014) that nothing else in the file tells.

    Requirements, procedure, duration and fee come from papers, process, working_days and fees. Empty: ask the office.
    """

    product: tuple[Text, ...] = ()
    complaints: tuple[Text, ...] = ()
    legal_basis: tuple[Text, ...] = ()
    facilities: tuple[Text, ...] = ()
    competence: tuple[Text, ...] = ()
    supervision: tuple[Text, ...] = ()
    staff: tuple[Text, ...] = ()
    guarantee: tuple[Text, ...] = ()
    security: tuple[Text, ...] = ()
    evaluation: tuple[Text, ...] = ()


class Service(Part, frozen=True, kw_only=True):
    """One file under `services/`, complete.

    `once`: who has had it is warned when they ask again. `not_beside`: services that one person cannot have running at
    the same time. `notice` stands above everything on its page: what is different now.
    """

    code: str
    family: str
    title: Text
    summary: Text
    for_whom: Text
    effective_from: date
    cases: tuple[Case, ...]
    sections: tuple[Section, ...]
    papers: tuple[Paper, ...]
    process: tuple[str, ...]
    lanes: tuple[str, ...]
    fees: tuple[Fee, ...] = ()
    tariff_version: str = ""
    wizard: tuple[Question, ...] = ()
    advice: tuple[Advice, ...] = ()
    lane_rules: dict[str, LaneRule] = {}
    interview: Section | None = None
    working_days: int | None = None
    working_days_from: Text | None = None
    terms: Terms = Terms()
    bring: tuple[Text, ...] = ()
    forfeiture: Text | None = None
    hand_off: HandOff | None = None
    examination: Examination | None = None
    notice: Text | None = None
    standard: Standard = Standard()
    once: bool = False
    not_beside: tuple[str, ...] = ()


class Definition(Service, frozen=True, kw_only=True):
    """A published service: what the file said, and the number of this version."""

    version: int
