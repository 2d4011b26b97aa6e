"""The decision letters: why each application is told so, the texts of the call, and each letter as it is printed."""
