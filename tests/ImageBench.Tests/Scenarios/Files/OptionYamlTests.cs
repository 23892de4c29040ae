using ImageBench.Scenarios.Given;

namespace ImageBench.Tests.Scenarios.Files;

/// <summary>What builds are given beside context and arguments, in scenario.yaml.</summary>
public class OptionYamlTests
{
    private const string Everything = """
        baseline: multi
        secrets: { npmrc: { env: NPM_TOKEN }, key: { file: main.go } }
        ssh: [default, github]
        contexts: { assets: ., base: "docker-image://golang:1.24" }
        platform: linux/arm64
        network: none
        add_hosts: { registry.local: 10.0.0.5, six: "::1", up: host-gateway }
        shm_size: 128m
        ulimits: { nofile: 1024:2048, core: 0 }
        labels: { org.example.team: movies }
        cache_from: "type=registry,ref=example/cache"
        cache_to: ["type=inline"]
        variants:
          multi:
          single: { platform: linux/amd64, labels: { org.example.team: none, more: "" }, secrets: { npmrc: { env: OTHER } } }
        """;

    [Fact]
    public void AreReadForAllVariantsAndAVariantsOwnAreStronger()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", Everything);

        Assert.Empty(scenarios.Mistakes());
        var variants = Assert.Single(scenarios.Read().Scenarios).Variants;
        string[] all =
        [
            "--secret id=key",
            "--secret id=npmrc",
            "--ssh default",
            "--ssh github",
            $"--build-context assets={scenarios.Path}/app",
            "--build-context base=docker-image://golang:1.24",
            "--platform linux/arm64",
            "--network none",
            "--add-host registry.local=10.0.0.5",
            "--add-host six=::1",
            "--add-host up=host-gateway",
            "--shm-size 134217728",
            "--ulimit core=0:0",
            "--ulimit nofile=1024:2048",
            "--label org.example.team=movies",
            "--cache-from type=registry,ref=example/cache",
            "--cache-to type=inline",
        ];
        Assert.Equal(all, OptionWords.Kept(variants[0].Options));
        Assert.Equal(
            ["--label more=", "--label org.example.team=none", "--platform linux/amd64"],
            OptionWords.Kept(variants[1].Options).Except(all).Order(StringComparer.Ordinal));
        Assert.Equal("NPM_TOKEN", variants[0].Options.Secrets["npmrc"].Variable);
        Assert.Equal($"{scenarios.Path}/app/main.go", variants[0].Options.Secrets["key"].File);
        Assert.Equal("OTHER", variants[1].Options.Secrets["npmrc"].Variable);
    }

    [Fact]
    public void AVariantOfSeveralBuildsHasThemForAllOfThem()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", """
            variants:
              single:
              two:
                network: none
                steps: [{ dockerfile: Dockerfile.single, copy: { /a: a } }, { dockerfile: Dockerfile.multi }]
            """);

        Assert.Empty(scenarios.Mistakes());
        Assert.All(
            Assert.Single(scenarios.Read().Scenarios).Variants[1].Builds, build => Assert.Equal("none", build.Options.Network));
    }

    [Theory]
    [InlineData(
        "secrets: { a: { env: A, file: main.go }, b: {}, c: text }",
        "1: secrets.a does not say where it is, or says it twice. Write a: { env: VARIABLE } or { file: FILE }.",
        "1: secrets.b does not say where it is, or says it twice. Write b: { env: VARIABLE } or { file: FILE }.",
        "1: secrets.c must be a map of keys, not 'text'. Write c: { env: VARIABLE } or { file: FILE }.")]
    [InlineData(
        "secrets: { a: { file: ../../key } }",
        "1: secrets.a.file '../../key' lies outside of the scenario's folder and its repository. Give it on the command line: --secret "
            + "id=a,src=FILE.")]
    [InlineData(
        "ssh: { a: b }", "1: ssh must be text, or a list of texts, not a map of keys. Write ssh: default.")]
    [InlineData(
        "ssh: default=/run/agent",
        "1: ssh 'default=/run/agent' is more than the id of an agent. Write the id alone, as in default; where the agent's socket lies is "
            + "for the command line to say: --ssh ID=SOCKET.")]
    [InlineData(
        "contexts:\n  a: /etc\n  b: none\n  c: \"https://x.example/y.git\"\n  context: .",
        "2: contexts.a '/etc' lies outside of the scenario's folder and its repository. Name a folder inside, or give it on the command "
            + "line: --build-context a=FOLDER.",
        "3: contexts.b 'none' is no folder. Name one that is there, from the scenario's folder.",
        "4: contexts.c is an address, which is not measured. Write NAME: PATH with a folder, or docker-image://IMAGE.",
        "5: contexts.context is a name of the builder's own. Write NAME: PATH with a folder, or docker-image://IMAGE.")]
    [InlineData(
        "platform: arm64\nnetwork: mine",
        "1: platform must be a platform, not 'arm64'. Write platform: OS/ARCH or OS/ARCH/VARIANT, such as linux/arm64.",
        "2: network must be a network of builds, not 'mine'. Write one of default, host, none.")]
    [InlineData(
        "add_hosts: { a: b }\nshm_size: much\nulimits: { nofiles: 1, nofile: 2:1 }",
        "1: add_hosts.a must be the address of a host, not 'b'. Write a: 10.0.0.5.",
        "2: shm_size must be a size, not 'much'. Write shm_size: 128m; a size is a number of bytes, or one with b, k, m or g, such as "
            + "128m.",
        "3: ulimits.nofiles must be a limit, not '1'. Write nofiles: 1024:2048.",
        "3: ulimits.nofile must be a limit, not '2:1'. Write nofile: 1024:2048.")]
    [InlineData(
        "labels: { imagebench.run: mine }",
        "1: labels.imagebench.run cannot be a label. Write another: imagebench.* are the marks of runs.")]
    [InlineData(
        "cache_to: \"type=local,dest=/tmp\"\ncache_from: [\"type=registry\", \"type=inline\", \"type=registry,ref=x,token=y\"]",
        "1: cache_to 'type=local,dest=/tmp' is of the type 'local', which is not known here. Write cache_to: \"type=inline\".",
        "2: cache_from 'type=registry' names no ref that can be. Write cache_from: \"type=registry,ref=NAME\".",
        "2: cache_from 'type=inline' is of the type 'inline', which is not known here. Write cache_from: \"type=registry,ref=NAME\".",
        "2: cache_from 'type=registry,ref=x,token=y' has a part 'token' that is not known here. Write cache_from: "
            + "\"type=registry,ref=NAME\".")]
    [InlineData(
        "cache_to: \"type=registry,ref=ghcr.io/victim/app\"",
        "1: cache_to 'type=registry,ref=ghcr.io/victim/app' pushes to a registry, which no scenario may ask for. Write cache_to: "
            + "\"type=inline\", or give it on the command line: --cache-to type=registry,ref=ghcr.io/victim/app.")]
    [InlineData("contexts: { a: \"x\\0y\" }", "1: contexts.a names nothing. Write NAME: PATH with a folder, or docker-image://IMAGE.")]
    public void WhatIsWrongIsToldWithItsLine(string yaml, params string[] mistakes) =>
        Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));
}
