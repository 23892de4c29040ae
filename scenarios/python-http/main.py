"""A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up."""

import signal
import sys

from bottle import Bottle, response

LARGEST = 1_000_000

app = Bottle()


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.get("/primes/<number>")
def primes(number):
    limit = int(number) if number.isdecimal() else 0
    if not 3 <= limit <= LARGEST:
        response.status = 400
        return {"error": "ask for a number from 3 to 1000000"}
    found = sieve(limit)
    return {"below": limit, "count": len(found), "largest": found[-1]}


@app.error(404)
def no_such_path(_):
    response.content_type = "application/json"
    return '{"error": "no such path"}'


def sieve(limit):
    """The primes below a limit by Eratosthenes' sieve."""
    composite = bytearray(limit)
    for n in range(2, int(limit**0.5) + 1):
        if not composite[n]:
            composite[n * n :: n] = b"\x01" * len(range(n * n, limit, n))
    return [n for n in range(2, limit) if not composite[n]]


def stop(*_):
    sys.exit(0)


if __name__ == "__main__":
    # The first process of a container gets no signal that it does not handle.
    signal.signal(signal.SIGTERM, stop)
    app.run(host="0.0.0.0", port=8000)
