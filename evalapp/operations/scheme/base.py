"""What a scheme is laid beside: the one in force, the version before it, or the template that it was made from."""

from __future__ import annotations

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import _
from evalapp.operations.view import View


def base_of(view: View, *, is_draft: bool) -> tuple[Scheme | None, str]:
    """The scheme and what it is called; None where there is no other. `is_draft`: of a draft of a new version."""
    call, versions = view.call(), view.scheme_versions()
    if is_draft:
        return call.scheme, _("version {n}, in force").format(n=call.scheme_version)
    earlier = [each for each in versions if each.version < call.scheme_version]
    if earlier:
        return earlier[-1].scheme, _("version {n}").format(n=earlier[-1].version)
    if call.scheme.id in template_ids():
        template = parse_scheme(template_text(call.scheme.id), call.scheme.id)
        return template, _("the template “{id}”").format(id=call.scheme.id)
    return None, ""
