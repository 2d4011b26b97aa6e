"""What the decision letters of a call say: its texts, what they fill in, and why each application is told so."""
