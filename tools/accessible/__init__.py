"""Whether every paper can be heard as well as seen: three checks of each, told in one table."""
