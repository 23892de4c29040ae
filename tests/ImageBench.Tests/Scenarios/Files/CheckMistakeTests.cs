namespace ImageBench.Tests.Scenarios.Files;

/// <summary>What is said of keys below <c>check</c> in scenario.yaml that cannot stand so.</summary>
public class CheckMistakeTests
{
    [Theory]
    [InlineData(
        "check:\n  port: 80000\n  requests: [{ get: / }]",
        "2: check.port must be a whole number from 1 to 65535, not '80000'. Write port: 8000.")]
    [InlineData(
        "check:\n  port: 8,000\n  timeout: 30\n  requests: [{ get: / }]",
        "2: check.port must be a whole number from 1 to 65535, not '8,000'. Write port: 8000.",
        "3: check.timeout must be a time above zero with its unit, not '30'. Write timeout: 30s; a time is a number and a unit, such as "
            + "30s, 1m30s or 500ms (units: h, m, s, ms).")]
    [InlineData(
        "check: { ports: 1 }",
        "1: there is no key 'check.ports'. Write 'port': the keys of check are port, requests, tcp, command, healthcheck, timeout, "
            + "memory, read_only, env, args, new_privileges.",
        "1: check has no port. Add port: 8000 with the port that the program listens on.",
        "1: check has no requests. Add requests: with lines such as - { get: /movies, status: 200, json: true }.")]
    [InlineData(
        "check: { port: 1, requests: [] }",
        "1: check.requests must be a list of requests, not an empty one. Write lines such as - { get: /movies, status: 200, json: true }.")]
    [InlineData(
        "check: { port: 1, requests: { get: / } }",
        "1: check.requests must be a list of requests, not a map of keys. Write lines such as - { get: /movies, status: 200, json: "
            + "true }.")]
    [InlineData("check:", "1: check must be a map of keys, not nothing. Write check: { port: 8000, requests: [{ get: /, status: 200 }] }.")]
    [InlineData(
        "check:\n  port: 1\n  requests:\n    - /movies\n    - { status: 99 }\n    - { get: /, post: / }\n    - { get: movies, json: yes "
            + "}\n    - { gett: / }",
        "4: check.requests[0] must be a map of keys, not '/movies'. Write - { get: /movies, status: 200, json: true }.",
        "5: check.requests[1] has no method. Write one of get, post, put, patch, delete, head, as in - { get: /movies, status: 200, "
            + "json: true }.",
        "5: check.requests[1].status must be a whole number from 100 to 599, not '99'. Write status: 200.",
        "6: check.requests[2] has 2 methods (get, post). Write one of get, post, put, patch, delete, head, as in - { get: /movies, "
            + "status: 200, json: true }.",
        "7: check.requests[3].json must be true or false, not 'yes'. Write json: true.",
        "7: check.requests[3] asks for 'movies', which is no path. Write it from the root, as in /movies.",
        "8: there is no key 'check.requests[4].gett'. Write 'get': the keys of check.requests[4] are get, post, put, patch, delete, "
            + "head, status, json, body, headers, answer_headers, contains, matches, capture.",
        "8: check.requests[4] has no method. Write one of get, post, put, patch, delete, head, as in - { get: /movies, status: 200, "
            + "json: true }.")]
    [InlineData(
        "check: { port: 1, requests: [{ post: /, body: { title: A } }] }",
        "1: check.requests[0].body must be text, not a map of keys. Write body: '{\"title\":\"Alien\"}' (in quotes).")]
    public void TheCheckIsChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));

    [Theory]
    [InlineData(
        "check: { port: 1, tcp: true, requests: [{ get: / }] }",
        "1: check has both tcp and requests: a connection is all that is asked for. Remove tcp or requests.")]
    [InlineData("check: { tcp: true }", "1: check has no port. Add port: 8000 with the port that the program listens on.")]
    [InlineData("check: { port: 1, tcp: false }", "1: check.tcp is false, which asks for nothing. Write tcp: true, or remove it.")]
    [InlineData("check: { port: 1, tcp: yes }", "1: check.tcp must be true or false, not 'yes'. Write tcp: true.")]
    [InlineData(
        "check: { healthcheck: true, port: 1 }",
        "1: check has both healthcheck and port: the image is asked itself, or from outside. Remove healthcheck or port.")]
    [InlineData(
        "check: { command: { exit: 0 }, tcp: true }",
        "1: check has both command and tcp: a program ends by itself or answers requests. Remove command or tcp.")]
    [InlineData(
        "check: { env: { A: , B=C: x, D: [1] } }",
        "1: check.env.A must be text, not nothing. Write env: { DB_URL: \"memory:\" }; \"\" is an empty one.",
        "1: check.env names 'B=C', which is no name of a variable. Write env: { DB_URL: \"memory:\" }.",
        "1: check.env.D must be text, not a list. Write env: { DB_URL: \"memory:\" }; \"\" is an empty one.")]
    [InlineData(
        "check: { args: serve }",
        "1: check.args must be a list of words, not 'serve'. Write args: [serve, --port, \"8000\"].")]
    [InlineData(
        "check: { args: [serve, {a: b}], env: x }",
        "1: check.env must be a map of keys, not 'x'. Write env: { DB_URL: \"memory:\" }.",
        "1: check.args must be words, not a map of keys. Write args: [serve, --port, \"8000\"].")]
    public void HowItIsStartedIsChecked(string yaml, params string[] mistakes) =>
        Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));

    [Theory]
    [InlineData(
        "check: { port: 1, requests: [{ get: '/${id}' }] }",
        "1: check.requests[0] uses ${id}, which no request before it captures. Write capture: { id: PLACE } in an earlier request, or "
            + "$${id} for these characters themselves.")]
    [InlineData(
        "check:\n  port: 1\n  requests:\n    - { get: /, capture: { movie: id } }\n    - { get: /, body: '${movi}', headers: { A: '${x}' "
            + "} }",
        "5: check.requests[1] uses ${movi}, which no request before it captures. Write ${movie}.",
        "5: check.requests[1] uses ${x}, which no request before it captures. Write capture: { x: PLACE } in an earlier request, or "
            + "$${x} for these characters themselves.")]
    [InlineData(
        "check: { port: 1, requests: [{ get: '/${id}', capture: { id: id } }] }",
        "1: check.requests[0] uses ${id}, which no request before it captures. Write capture: { id: PLACE } in an earlier request, or "
            + "$${id} for these characters themselves.")]
    [InlineData(
        "check: { port: 1, requests: [{ get: /, matches: '(a' }] }",
        "1: check.requests[0].matches must be a regular expression of at most 1,000 characters without look-around and "
            + "back-references, not '(a'. Write matches: '\"id\": *[0-9]+' (in quotes).")]
    [InlineData(
        "check: { port: 1, requests: [{ get: /, matches: '(?=a)b' }] }",
        "1: check.requests[0].matches must be a regular expression of at most 1,000 characters without look-around and "
            + "back-references, not '(?=a)b'. Write matches: '\"id\": *[0-9]+' (in quotes).")]
    [InlineData(
        "check: { port: 1, requests: [{ get: /, json: { a: [1] }, capture: x }] }",
        "1: check.requests[0].json.a must be text, not a list. Write json: { title: Alien }.",
        "1: check.requests[0].capture must be a map of keys, not 'x'. Write capture: { id: id }.")]
    [InlineData(
        "check: { port: 1, command: { exit: 0 } }",
        "1: check has both command and port: a program ends by itself or answers requests. Remove command or port.")]
    [InlineData(
        "check: { command: { exit: 256, stdout: hello } }",
        "1: check.command.exit must be a whole number from 0 to 255, not '256'. Write exit: 0.",
        "1: check.command.stdout must be a map of keys, not 'hello'. Write stdout: { contains: hello }.")]
    [InlineData(
        "check: { command: { exit: 0 }, memory: 1MB }",
        "1: check.memory must be a size of 10.0 MB or more with its unit, not '1MB'. Write memory: 500MB; a size is a number and a unit, "
            + "such as 20MB (units: B, kB, MB, GB).")]
    public void WhatACheckAsksIsChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));
}
