using ImageBench.Scenarios.Given;

namespace ImageBench.Tests.Scenarios.BuildFiles;

/// <summary>The builds of a compose.yaml, as Compose makes them of it.</summary>
public sealed class ComposeFileTests : IDisposable
{
    private readonly SampleCompose _compose = new();

    [Fact]
    public void EachServiceWithABuildIsAScenarioOfOneVariant()
    {
        var read = _compose.Read(
            """
            services:
              api: { build: ./api }
              db: { image: "postgres:17" }
              web:
                build: { context: web, dockerfile: docker/prod.dockerfile, target: "0" }
            """);

        Assert.Empty(_compose.Mistakes(read));
        Assert.Equal(
            ["api default api/Dockerfile api", "web prod web/docker/prod.dockerfile web"],
            read.Scenarios.Select(scenario => $"{scenario.Name} {scenario.Variants[0].Name} "
                + $"{Relative(scenario.Variants[0].DockerfilePath)} {Relative(scenario.ContextFolder)}"));
        Assert.All(read.Scenarios, scenario => Assert.Equal(scenario.Baseline, Assert.Single(scenario.Variants).Name));
        Assert.Equal([null, "0"], read.Scenarios.Select(scenario => scenario.Variants[0].Target));
    }

    [Fact]
    public void VariablesAreThoseOfTheEnvironmentElseOfTheFileBesideIt()
    {
        _compose.Write(".env", "# comment\nFILE_ONLY=from file\nBOTH='file'\nexport QUOTED=\"a # b\" \nNOTE=x # y\n");
        _compose.Environment["BOTH"] = "environment";
        _compose.Environment["EMPTY"] = "";
        _compose.Environment["VERSION"] = "7";

        var arguments = Arguments(
            """
            services:
              api:
                build:
                  context: ${NOWHERE:-./api}
                  args:
                    A: $BOTH-${FILE_ONLY}
                    B: ${EMPTY:-default}/${EMPTY-none}
                    C: ${NOWHERE-${ALSO_NOWHERE:-${BOTH}}}
                    D: ${BOTH:+set}${EMPTY:+not}${EMPTY+there}
                    E: "$$BOTH costs $$5"
                    F: ${QUOTED}|${NOTE}
                    G: ${MISSING}
                    VERSION:
                    UNSET:
            """,
            out var notes);

        Assert.Equal(
            [
                "A=environment-from file", "B=default/", "C=environment", "D=setthere", "E=$BOTH costs $5", "F=a # b|x", "G=", "VERSION=7",
            ],
            arguments);
        Assert.Equal(["FILE: the variable MISSING is not set, and is empty."], notes);
    }

    [Fact]
    public void TheFileBesideItMayNameWhatStandsAboveAndHaveNotesBehindItsQuotes()
    {
        _compose.Write(
            ".env",
            "MAJOR=22\nTAG=${MAJOR}-slim\nNODE=\"node:$TAG\" # ours\nRAW='$MAJOR' # as it is\nQUOTE=\"say \\\"a\\\"\"\nMONEY=costs $5\n"
                + "OTHER=${BOTH:-none}\n");
        _compose.Environment["BOTH"] = "environment";

        Assert.Equal(
            ["A=node:22-slim", "B=$MAJOR", "C=say \"a\"", "D=costs $5", "E=environment"],
            Arguments(
                """
                services:
                  api:
                    build: { context: api, args: { A: $NODE, B: $RAW, C: $QUOTE, D: $MONEY, E: $OTHER } }
                """,
                out _));
    }

    [Fact]
    public void WhatItsVariablesLeaveEmptyIsAsIfItWereNotThere()
    {
        var read = _compose.Read(
            """
            services:
              api:
                platform: ${PLATFORM:-}
                build:
                  context: api
                  dockerfile: "${DOCKERFILE:-}"
                  target: ${STAGE:-}
                  network: ${NETWORK:-}
                  args: { A: "${NOTHING:-}" }
            """);

        Assert.Empty(_compose.Mistakes(read));
        var variant = Assert.Single(Assert.Single(read.Scenarios).Variants);
        Assert.Equal(("api/Dockerfile", null, ""), (Relative(variant.DockerfilePath), variant.Target, variant.Arguments["A"]));
        Assert.Empty(OptionWords.Kept(variant.Options));
    }

    [Fact]
    public void ListsMergedMapsAndAllThatABuildIsGivenCount()
    {
        _compose.Write("assets/x", "");
        _compose.Write("npmrc", "token");

        var read = _compose.Read(
            """
            x-build: &common
              args: [VERSION=2, "OTHER=a=b"]
              network: none
            secrets: { npm: { file: ./npmrc }, key: { environment: API_KEY } }
            services:
              api:
                platform: linux/arm64
                build:
                  <<: *common
                  context: api
                  additional_contexts: { assets: ./assets, tools: docker-image://busybox }
                  secrets: [npm, { source: key, target: api }]
                  ssh: [default]
                  labels: { team: movies }
                  extra_hosts: ["db:10.0.0.5"]
                  shm_size: 128m
                  ulimits: { nofile: { soft: 10, hard: 20 }, nproc: 5 }
                  cache_from: [example/cache]
                  tags: [x:1]
                  x-mine: {}
            """);

        Assert.Empty(_compose.Mistakes(read));
        Assert.Empty(read.Notes);
        var variant = Assert.Single(read.Scenarios).Variants[0];
        Assert.Equal(["OTHER=a=b", "VERSION=2"], variant.Arguments.Select(pair => $"{pair.Key}={pair.Value}").Order());
        Assert.Equal(
            [
                "--secret id=api", "--secret id=npm", "--ssh default", "--build-context assets=" + Path.Combine(_compose.Folder, "assets"),
                "--build-context tools=docker-image://busybox", "--platform linux/arm64", "--network none", "--add-host db=10.0.0.5",
                "--shm-size 134217728", "--ulimit nofile=10:20", "--ulimit nproc=5:5", "--label team=movies",
                "--cache-from type=registry,ref=example/cache",
            ],
            OptionWords.Kept(variant.Options));
        Assert.Equal("API_KEY", variant.Options.Secrets["api"].Variable);
        Assert.Equal(Path.Combine(_compose.Folder, "npmrc"), variant.Options.Secrets["npm"].File);
    }

    [Fact]
    public void TheGatewayOfTheHostCanBeNamedAndACacheOfACiServiceIsNoneElsewhere()
    {
        var read = _compose.Read(
            """
            services:
              api:
                build:
                  context: api
                  extra_hosts: ["host.docker.internal:host-gateway"]
                  cache_from: ["type=gha,scope=main", example/cache]
            """);

        Assert.Empty(_compose.Mistakes(read));
        Assert.Equal(
            ["FILE:6: services.api.build.cache_from has a cache of the type gha, which is not imported here."],
            read.Notes.Select(_compose.Shown));
        Assert.Equal(
            ["--add-host host.docker.internal=host-gateway", "--cache-from type=registry,ref=example/cache"],
            OptionWords.Kept(Assert.Single(read.Scenarios).Variants[0].Options));
    }

    // As files of a CI have it that keeps such a folder from job to job.
    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("/elsewhere")]
    public void ACacheInAFolderOutsideIsNotImportedAndNoneIsWritten(string folder)
    {
        var read = _compose.Read(
            $$"""
            services:
              api:
                build:
                  context: api
                  cache_from: ["type=local,src={{folder}}", example/cache]
                  cache_to: ["type=local,dest={{folder}}"]
            """);

        Assert.Empty(_compose.Mistakes(read));
        Assert.Equal(
            [
                $"FILE:5: the cache in '{folder}' lies outside of the folder of compose.yaml and its repository, and is not imported "
                    + "here.",
            ],
            read.Notes.Select(_compose.Shown));
        Assert.Equal(
            ["--cache-from type=registry,ref=example/cache"],
            OptionWords.Kept(Assert.Single(read.Scenarios).Variants[0].Options));
    }

    public void Dispose() => _compose.Dispose();

    private string[] Arguments(string text, out string[] notes)
    {
        var read = _compose.Read(text);
        Assert.Empty(_compose.Mistakes(read));
        notes = [.. read.Notes.Select(_compose.Shown)];
        var variant = Assert.Single(Assert.Single(read.Scenarios).Variants);
        return [.. variant.Arguments.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)];
    }

    private string Relative(string path) => Path.GetRelativePath(_compose.Folder, path);
}
