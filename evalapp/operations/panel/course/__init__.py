"""The course of a call: its fields as they are typed, and the phases after it."""
