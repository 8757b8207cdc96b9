# Start-up alone, to be subtracted.
print(0)
