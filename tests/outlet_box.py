"""Four reports of one outlet that have nothing in common but a box, which reads like any paragraph."""

BOX = "The Lund Post is read in every house of the town, and has been since the year 1871."
BRIDGE = """
The council of Lund voted on Monday for a new bridge over the river.
It will cost 40 million crowns, which the town does not have, and is to be open in three years.
Four members had asked for a ferry instead, which could not run in winter.
""".strip()
TRAM = """
A tram left the rails in Mill Road on Tuesday morning.
Nobody was hurt, said the fire brigade, and the line was open again at noon, with cars every seven minutes.
""".strip()
SCHOOL = """
The school by the lake will have a new roof before the summer is over.
Pupils are to be taught in the old theatre until then, which has no heating and a stage that must not be walked on.
""".strip()
FAIR = """
The fair opens on Saturday with a wheel that is forty metres high.
Entry is free on the first day, and the mayor has promised to be the first who rides it.
""".strip()
REPORTS = (BRIDGE, TRAM, SCHOOL, FAIR)
