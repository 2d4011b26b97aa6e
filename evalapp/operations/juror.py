"""A juror's work: opening a pack, going on in the work file, signing what goes back."""

from __future__ import annotations

from evalapp.operations.juror_opening import (
    WORK_SUFFIX,
    OpenedPack,
    check_code,
    fault_so_far,
    open_or_renew,
    open_pack,
    work_path_for,
    written_code,
)
from evalapp.operations.juror_renewal import last_renewal
from evalapp.operations.juror_submission import (
    RETURN_SUFFIX,
    Submission,
    Submit,
    default_return_path,
    still_to_do,
    submit,
    unsent,
)
from evalapp.operations.kept_aside import kept_aside, shown_value
from evalapp.operations.renewal import Renewal
from evalapp.operations.renewal_scores import SetAside

__all__ = [
    "RETURN_SUFFIX",
    "WORK_SUFFIX",
    "OpenedPack",
    "Renewal",
    "SetAside",
    "Submission",
    "Submit",
    "check_code",
    "default_return_path",
    "fault_so_far",
    "kept_aside",
    "last_renewal",
    "open_or_renew",
    "open_pack",
    "shown_value",
    "still_to_do",
    "submit",
    "unsent",
    "work_path_for",
    "written_code",
]
