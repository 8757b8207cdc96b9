# Arithmetic on floats: a damped oscillator, four hundred thousand steps.
def main():
    x = 1.0
    v = 0.0
    dt = 0.001
    for _ in range(400000):
        a = -x - 0.1 * v
        v = v + a * dt
        x = x + v * dt
    print(-1.0 < x < 1.0, -1.0 < v < 1.0)


main()
