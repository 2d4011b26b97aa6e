"""Whether applications are admissible: the checklist, what the program finds beside it, supplements, hearings."""
