"""The bill: every line of a settlement in words, in numbers, with the law behind it and what was assumed.

Source: promise 7, domain note chapters 4 and 9. The arithmetic gives codes and exact values
(`rules.settlement`); here they get their words.
"""
