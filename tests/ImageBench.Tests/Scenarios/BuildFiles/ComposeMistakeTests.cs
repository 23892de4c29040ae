namespace ImageBench.Tests.Scenarios.BuildFiles;

/// <summary>What is said of a compose.yaml that cannot be measured as it is.</summary>
public sealed class ComposeMistakeTests : IDisposable
{
    private readonly SampleCompose _compose = new();

    [Fact]
    public void WhatIsNotUnderstoodIsNamedAndWhatCannotBeHadIsAMistake()
    {
        var read = _compose.Read(
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
            read.Notes.Select(_compose.Shown));
        Assert.Equal(
            ["FILE:6: services.inline.build.dockerfile_inline cannot be measured here. Write a Dockerfile, and give it by its path."],
            _compose.Mistakes(read));
    }

    [Fact]
    public void VariablesOfAFileThatALinkLeadsToAreNotRead()
    {
        using var elsewhere = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(_compose.Folder, ".env"), elsewhere.Write("credentials", "KEY=stolen\n"));

        var read = _compose.Read("services: { api: { build: { context: api, args: { VERSION: '${KEY:-none}' } } } }");

        Assert.Equal(
            [
                "FILE: has a .env beside it that lies outside of its folder and repository. Put the variables into a file here, or set "
                    + "them in the environment.",
            ],
            _compose.Mistakes(read));
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
        File.CreateSymbolicLink(Path.Combine(_compose.Folder, "link"), "/etc");

        var mistake = Assert.Single(_compose.Mistakes(_compose.Read($"services:\n  {service}\n")));

        Assert.Contains(sentence, mistake, StringComparison.Ordinal);
        Assert.StartsWith("FILE:", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheWantedServicesAreReadAndAWrongNameIsTold()
    {
        const string services = "services:\n  api: { build: api }\n  bad: { build: { context: '${X:?}' } }\n  db: { image: x }\n";

        Assert.Equal("api", Assert.Single(_compose.Read(services, "api").Scenarios).Name);
        Assert.Equal(
            [
                "FILE:1: there is no service 'apy'. Write 'api': the services are api, bad, db.",
                "FILE:4: services.db has no build. Name a service that has one.",
            ],
            _compose.Mistakes(_compose.Read(services, "apy", "db")));
    }

    [Fact]
    public void ValuesThatGrowWithoutEndAreRefused()
    {
        _compose.Environment["BIG"] = new string('x', 60_000);

        Assert.Contains(
            "is longer than 64 kB",
            Assert.Single(_compose.Mistakes(_compose.Read("services:\n  api: { build: { context: api, args: { A: $BIG$BIG } } }\n"))),
            StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("${A:-", 5_000));
        Assert.Contains(
            "without end",
            Assert.Single(_compose.Mistakes(_compose.Read($"services:\n  api: {{ build: '{deep}' }}\n"))),
            StringComparison.Ordinal);
    }

    public void Dispose() => _compose.Dispose();
}
