"""Computing everything stored again: to prove what is there, and to see what other parameters would change.

Source: promise 7. One run computes with one version of the parameters. A result of that same version is
verified: from the rows and the paid amount that it was made from, it must come out to the Rappen. Where there
is none yet, the newest result of the same rows is what the new one is compared with. Nothing is overwritten.
Given up: verifying every version of the parameters in one run, whose report nobody could read.
"""
