log = []
for i in range(5):
    try:
        if i == 1:
            raise ValueError
        if i == 2:
            continue
        if i == 3:
            break
        log.append(("body", i))
    except ValueError:
        log.append(("except", i))
    else:
        log.append(("else", i))
    finally:
        log.append(("finally", i))
print(log)
n = 0
while True:
    n += 1
    try:
        try:
            if n < 3:
                raise KeyError
            break
        finally:
            log.clear()
    except KeyError:
        continue
print(n)
count = 0
for i in range(1000):
    try:
        raise ValueError(i)
    except ValueError as e:
        count += e.args[0]
print(count)
