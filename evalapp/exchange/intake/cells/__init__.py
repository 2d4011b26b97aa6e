"""How one cell is read: as an amount, a day, an address, or as the plain text that nearly each is."""
