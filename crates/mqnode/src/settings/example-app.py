# An example application. Try it from another terminal:
#   mqboard -p NAME eval 'import app'
#   mqboard -p NAME eval 'app.greet("world")'
# Change it here and send it again:
#   mqboard -p NAME put app.py


def greet(name):
    return 'hello ' + name
