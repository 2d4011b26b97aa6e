"""One SQLite file per panel or juror; the only room that speaks SQL."""
