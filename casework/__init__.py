"""How any work is done: users, teams, roles, authority, decisions, timescales, the clock, history, forms.

Owns few tables; most of it is abstract and is inherited by the apps above.
Imports no other app of this project.
"""
