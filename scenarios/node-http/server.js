// A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up.
"use strict";

const express = require("express");

const port = 8000;
const largest = 1000000;

const app = express();
app.disable("x-powered-by");

app.get("/healthz", (request, response) => {
  response.json({ status: "ok" });
});

app.get("/primes/:number", (request, response) => {
  const limit = /^\d+$/.test(request.params.number) ? Number(request.params.number) : 0;
  if (limit < 3 || limit > largest) {
    response.status(400).json({ error: "ask for a number from 3 to 1000000" });
    return;
  }
  const primes = sieve(limit);
  response.json({ below: limit, count: primes.length, largest: primes[primes.length - 1] });
});

app.use((request, response) => {
  response.status(404).json({ error: "no such path" });
});

// The primes below a limit by Eratosthenes' sieve.
function sieve(limit) {
  const composite = new Uint8Array(limit);
  const primes = [];
  for (let n = 2; n < limit; n++) {
    if (composite[n]) {
      continue;
    }
    primes.push(n);
    for (let multiple = n * n; multiple < limit; multiple += n) {
      composite[multiple] = 1;
    }
  }
  return primes;
}

const server = app.listen(port, () => console.error(`listening on :${port}`));

// The first process of a container gets no signal that it does not handle.
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => server.close());
}
