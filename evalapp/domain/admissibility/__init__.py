"""What the office checks of an application before it is judged: answers, supplements, hearings."""
