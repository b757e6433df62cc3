"""What goes wrong with disks, processes and files, done to the real program on purpose.

A module has a function that does it so many times and gives an `Outcome`; `every.py` lists them.
"""
