"""The tables of the warehouse: what each is, the database says in the same words, and so does docs/warehouse.md."""
