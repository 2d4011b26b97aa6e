"""The decision letters of a call: their texts, why each application is told so, and what is wrong with them."""
