"""`jobroom calculate`: the arithmetic without a server and without a database (CONTRACT, the same name).

Scripts send periods as JSON and get figures, or every fault with its place and no figure at all.
"""
