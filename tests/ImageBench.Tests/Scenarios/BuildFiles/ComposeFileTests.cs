using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;

namespace ImageBench.Tests.Scenarios.BuildFiles;

/// <summary>The builds of a compose.yaml, as Compose makes them of it.</summary>
public sealed class ComposeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment = [];

    public ComposeFileTests()
    {
        _folder.Write("api/Dockerfile", "ARG VERSION\nFROM golang AS build\nFROM scratch AS run\n");
        _folder.Write("web/docker/prod.dockerfile", "FROM scratch\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EachServiceWithABuildIsAScenarioOfOneVariant()
    {
        var read = Read(
            """
            services:
              api: { build: ./api }
              db: { image: "postgres:17" }
              web:
                build: { context: web, dockerfile: docker/prod.dockerfile, target: "0" }
            """);

        Assert.Empty(Mistakes(read));
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
        _folder.Write(".env", "# comment\nFILE_ONLY=from file\nBOTH='file'\nexport QUOTED=\"a # b\" \nNOTE=x # y\n");
        _environment["BOTH"] = "environment";
        _environment["EMPTY"] = "";
        _environment["VERSION"] = "7";

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
    public void ListsMergedMapsAndAllThatABuildIsGivenCount()
    {
        _folder.Write("assets/x", "");
        _folder.Write("npmrc", "token");

        var read = Read(
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

        Assert.Empty(Mistakes(read));
        Assert.Empty(read.Notes);
        var variant = Assert.Single(read.Scenarios).Variants[0];
        Assert.Equal(["OTHER=a=b", "VERSION=2"], variant.Arguments.Select(pair => $"{pair.Key}={pair.Value}").Order());
        Assert.Equal(
            [
                "--secret id=api", "--secret id=npm", "--ssh default", "--build-context assets=" + Path.Combine(_folder.Path, "assets"),
                "--build-context tools=docker-image://busybox", "--platform linux/arm64", "--network none", "--add-host db=10.0.0.5",
                "--shm-size 134217728", "--ulimit nofile=10:20", "--ulimit nproc=5:5", "--label team=movies",
                "--cache-from type=registry,ref=example/cache",
            ],
            ImageBench.Scenarios.Given.OptionWords.Kept(variant.Options));
        Assert.Equal("API_KEY", variant.Options.Secrets["api"].Variable);
        Assert.Equal(Path.Combine(_folder.Path, "npmrc"), variant.Options.Secrets["npm"].File);
    }

    [Fact]
    public void WhatIsNotUnderstoodIsNamedAndWhatCannotBeHadIsAMistake()
    {
        var read = Read(
            """
            include: [other.yaml]
            services:
              api:
                extends: { file: base.yaml, service: api }
                build: { context: api, colour: blue, platforms: [linux/amd64, linux/arm64] }
              inline: { build: { context: api, dockerfile_inline: "FROM scratch" } }
            """);

        Assert.Equal(
            [
                "FILE:1: include is not followed; give those files by themselves.",
                "FILE:4: services.api.extends is not followed.",
                "FILE:5: services.api.build.colour is not understood and left out.",
                "FILE:5: services.api.build.platforms has several, of which the engine's own is measured.",
            ],
            read.Notes.Select(Shown));
        Assert.Equal(
            ["FILE:6: services.inline.build.dockerfile_inline cannot be measured here. Write a Dockerfile, and give it by its path."],
            Mistakes(read));
    }

    [Theory]
    [InlineData("api: { build: ../out }", "context '../out' lies outside of the folder of compose.yaml and its repository")]
    [InlineData("api: { build: /etc }", "context '/etc' lies outside of the folder of compose.yaml and its repository")]
    [InlineData("api: { build: link }", "context 'link' lies outside of the folder of compose.yaml and its repository")]
    [InlineData("api: { build: 'https://example.org/x.git' }", "context 'https://example.org/x.git' is an address, which is not measured")]
    [InlineData("api: { build: none }", "context 'none' of api is no folder")]
    [InlineData("api: { build: { context: api, dockerfile: no } }", "dockerfile 'no' of api is not there")]
    [InlineData("api: { build: { context: api, target: rum } }", "target 'rum' is no stage of Dockerfile. Write 'run'")]
    [InlineData("api: { build: { context: api, network: web } }", "--network 'web' is not one that a build can be given. Write default")]
    [InlineData("api: { build: { context: api, additional_contexts: { a: 'service:web' } } }", "'a=service:web' is an address")]
    [InlineData("api: { build: { context: api, additional_contexts: { a: /etc } } }", "--build-context '/etc' lies outside")]
    [InlineData(
        "api: { build: { context: api, secrets: [s] } }\nsecrets: { s: { file: /etc/shadow } }", "--secret '/etc/shadow' lies outside")]
    [InlineData("api: { build: { context: api, ssh: ['k=/root/.ssh/id'] } }", "services.api.build.ssh 'k=/root/.ssh/id' names a socket")]
    [InlineData("api: { build: { context: api, args: { A: '${B:?say it}' } } }", "needs the variable B, which is not set: say it")]
    [InlineData("api: { build: { context: api, args: { A: '${B' } } }", "has a variable B whose braces do not end")]
    [InlineData("api: { build: [api] }", "services.api.build must be a map of keys, not a list")]
    [InlineData("api: { image: x }", "has no service with a build")]
    public void AMistakeIsOneSentenceWithItsPlace(string service, string sentence)
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "/etc");

        var mistake = Assert.Single(Mistakes(Read($"services:\n  {service}\n")));

        Assert.Contains(sentence, mistake, StringComparison.Ordinal);
        Assert.StartsWith("FILE:", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheWantedServicesAreReadAndAWrongNameIsTold()
    {
        const string services = "services:\n  api: { build: api }\n  bad: { build: { context: '${X:?}' } }\n  db: { image: x }\n";

        Assert.Equal("api", Assert.Single(Read(services, "api").Scenarios).Name);
        Assert.Equal(
            [
                "FILE:1: there is no service 'apy'. Write 'api': the services are api, bad, db.",
                "FILE:4: services.db has no build. Name a service that has one.",
            ],
            Mistakes(Read(services, "apy", "db")));
    }

    [Fact]
    public void ValuesThatGrowWithoutEndAreRefused()
    {
        _environment["BIG"] = new string('x', 60_000);

        Assert.Contains(
            "is longer than 64 kB",
            Assert.Single(Mistakes(Read("services:\n  api: { build: { context: api, args: { A: $BIG$BIG } } }\n"))),
            StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("${A:-", 5_000));
        Assert.Contains(
            "without end", Assert.Single(Mistakes(Read($"services:\n  api: {{ build: '{deep}' }}\n"))), StringComparison.Ordinal);
    }

    private CatalogResult Read(string text, params string[] services)
    {
        _folder.Write("compose.yaml", text);
        return BuildFileCatalog.OfCompose(
            Path.Combine(_folder.Path, "compose.yaml"), services, name => _environment.GetValueOrDefault(name));
    }

    private string[] Arguments(string text, out string[] notes)
    {
        var read = Read(text);
        Assert.Empty(Mistakes(read));
        notes = [.. read.Notes.Select(Shown)];
        var variant = Assert.Single(Assert.Single(read.Scenarios).Variants);
        return [.. variant.Arguments.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)];
    }

    private string[] Mistakes(CatalogResult read) => [.. read.Mistakes.Select(mistake => Shown(mistake.ToString()))];

    private string Shown(string text) => text.Replace(Path.Combine(_folder.Path, "compose.yaml"), "FILE", StringComparison.Ordinal);

    private string Relative(string path) => Path.GetRelativePath(_folder.Path, path);
}
