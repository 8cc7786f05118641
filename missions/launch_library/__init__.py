"""Facts of missions from Launch Library 2 and from tables: read, understood, compared with this site, applied.

`reading` makes records of a file, `parsers` and `table` make neutral `facts` of them, `planning` compares these with
what this site keeps, `applying` writes what was accepted in one transaction, `report` tells of every record.
"""
