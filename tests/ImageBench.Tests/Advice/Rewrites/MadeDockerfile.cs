using System.Text;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// A Dockerfile of the shapes that public ones have, put together by a number: one or several stages, commands joined in every way, lines
/// that go on, comments between, quotes, here-documents.
/// </summary>
internal sealed class MadeDockerfile
{
    private static readonly string[] Images =
        ["debian:13", "ubuntu:24.04", "alpine:3.22", "golang:1.24", "node:20", "python:3.13-slim", "rust:1.85", "gcc:14", "fedora:42",
            "team/base:7"];

    private static readonly string[] Commands =
    [
        "apt-get update", "apt-get install -y curl", "apt-get -qq install -y --no-install-recommends git", "apt-get clean",
            "rm -rf /var/lib/apt/lists/*",
        "apt-get purge -y git curl", "apk update", "apk add curl", "apk add --no-cache git", "apk del git", "dnf install -y git",
            "yum -y install make",
        "pip install -r requirements.txt", "python -m pip install 'bottle==0.13'", "npm ci", "npm install --omit=dev", "yarn install",
            "pnpm install",
        "go build -o /app .", "CGO_ENABLED=0 go build -ldflags \"-X main.v=$V\" -o app", "go mod download", "cargo build --release",
        "cargo install --path .", "gcc -O2 -o app app.c", "mvn -B package", "dotnet publish -o /app", "wget -q https://example.org/a.tgz",
        "curl -fsSLo /tmp/a.tgz https://example.org/a.tgz", "tar -xzf a.tgz", "rm a.tgz", "rm -f /tmp/a.tgz", "chown -R 1000:1000 /app",
            "chmod -R 755 .",
        "useradd -r app", "cd /opt", "export A=1", "echo \"a && b; c\"", "echo 'apt-get install x'", "test -e /x || true", "set -eux",
            "make 2>&1 | tee log",
        "if [ -f x ]; then apt-get install -y y; fi", "(cd /x && make)", "for i in 1 2; do echo $i; done", "A=1", "echo a > /b",
            "echo $(date)", "[ -e /x ]",
    ];

    private static readonly string[] Others =
    [
        "WORKDIR /app", "WORKDIR src", "ENV A=1", "ENV PIP_NO_CACHE_DIR=1", "ARG V=1.0", "USER 1000", "USER root", "EXPOSE 8000",
            "COPY . .",
        "COPY --chown=1:1 a b /app/", "COPY package.json ./", "ADD a.tgz /opt", "COPY a.tgz /tmp/",
            "COPY <<EOF /x\nRUN apt-get update\nEOF", "LABEL a=\"b c\"",
        "SHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]", "SHELL [\"cmd\"]", "RUN [\"apt-get\", \"update\"]",
            "RUN <<EOF\napt-get update\nEOF",
        "ONBUILD RUN apt-get update", "VOLUME /data", "STOPSIGNAL 9", "HEALTHCHECK NONE", "# apt-get install", "",
        "RUN --mount=type=cache,target=/root/.npm npm ci", "RUN --mount=type=cache,target=/var/lib/apt apt-get update",
            "COPY --from=0 /app /app",
    ];

    private static readonly string[] Ends =
        ["CMD [\"/app\"]", "CMD app", "ENTRYPOINT [\"node\", \"server.js\"]", "CMD [\"go\", \"run\", \".\"]", "", "USER nobody"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();

    public MadeDockerfile(int seed)
    {
        _random = new Random(seed);
        if (_random.Next(5) == 0)
            _text.Append("# syntax=docker/dockerfile:1\n");
        if (_random.Next(4) == 0)
            _text.Append("ARG BASE=debian:13\n");
        var stages = _random.Next(1, 4);
        for (var stage = 0; stage < stages; stage++)
            AddStage(stage);
        _text.Append(One(Ends)).Append(_random.Next(4) == 0 ? "" : "\n");
        Text = _random.Next(6) == 0 ? _text.Replace("\n", "\r\n").ToString() : _text.ToString();
        Broken = Mutated(Text);
    }

    public string Text { get; }

    /// <summary>The same with letters gone, doubled and put elsewhere.</summary>
    public string Broken { get; }

    private void AddStage(int stage)
    {
        var from = stage > 0 && _random.Next(3) == 0 ? $"stage{stage - 1}" : One(Images);
        _text.Append($"FROM {from}{(_random.Next(4) == 0 ? "" : $" AS stage{stage}")}\n");
        for (var lines = _random.Next(2, 9); lines > 0; lines--)
            _text.Append(_random.Next(3) == 0 ? One(Others) : Run()).Append('\n');
    }

    private string Run()
    {
        var run = new StringBuilder("RUN ").Append(One(Commands));
        for (var more = _random.Next(0, 5); more > 0; more--)
        {
            var layout = _random.Next(6) switch { 0 => " \\\n", 1 => " \\\n    # between\n", 2 => " \\\n\n\t", 3 => "  ", _ => " " };
            var joint = _random.Next(9) switch { 0 => ";", 1 => " ||", _ => " &&" };
            run.Append(_random.Next(2) == 0 ? $"{joint}{layout}" : $"{layout}{joint} ").Append(One(Commands));
        }

        return run.ToString();
    }

    private string Mutated(string text)
    {
        var letters = new StringBuilder(text);
        for (var times = _random.Next(1, 6); times > 0 && letters.Length > 2; times--)
        {
            var at = _random.Next(letters.Length - 1);
            _ = _random.Next(4) switch
            {
                0 => letters.Remove(at, Math.Min(_random.Next(1, 8), letters.Length - at)),
                1 => letters.Insert(at, letters[_random.Next(letters.Length)]),
                2 => letters.Insert(at, One(["\"", "'", "\\", "\\\n", "$(", "`", "<<EOF", "\r", "{", "\uFEFF", "#", "\0"])),
                _ => letters.Replace(letters[at], letters[_random.Next(letters.Length)], at, 1),
            };
        }

        return letters.ToString();
    }

    private string One(string[] all) => all[_random.Next(all.Length)];
}
