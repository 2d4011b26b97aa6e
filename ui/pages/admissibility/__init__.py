"""Whether applications are admissible: what was found beside what a person answers, one by one."""
