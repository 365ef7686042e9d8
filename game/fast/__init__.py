"""The kernel in bulk: many games at a time, interpreted or compiled by numba from the same functions."""
