"""What people see: cards, and the lines and words that they are made of. Pure; what a card is stands in `core/card`."""
