using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Builds;

/// <summary>What builds are given beside context and arguments, as Docker's own client gives it to them.</summary>
public class GivenTests(TestEngine engine)
{
    private const string Secret = "s3cr3t-t0ken";
    private const string Password = "pr0xy-passw0rd";
    private const string Key = "k3y-as-argument";
    private const string Parent = "FROM imagebench/busybox\n";
    private const string Mount = "RUN --mount=type=secret,id=token,required=true ";

    [Fact]
    public async Task SecretsHostsNetworksAndProxiesReachTheStepsAndWhatIsSecretIsInNoFileOfTheRun()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "given",
            ("steps", Parent
                + Mount + $"test $(wc -c < /run/secrets/token) = {Secret.Length}\n"
                + "RUN grep '10.0.0.5.*registry.local' /etc/hosts\n"
                + "RUN test \"$HTTP_PROXY\" = \"$http_proxy\" && case $HTTP_PROXY in *proxy.example:3128) ;; *) exit 1 ;; esac\n"),
            ("telling", Parent + "ARG DEPLOY_KEY\n" + Mount + "cat /run/secrets/token; echo \"$HTTP_PROXY $DEPLOY_KEY\"; exit 3\n"),
            ("keyed", Parent + "ARG DEPLOY_KEY\nENV SHOWN=$DEPLOY_KEY\nRUN [\"sh\", \"-c\", \"echo $DEPLOY_KEY > /shown\"]\n"
                + "WORKDIR /of/$DEPLOY_KEY\nCMD [\"sh\", \"-c\", \"cat /shown; echo $SHOWN; exit 1\"]\n"),
            ("named", Parent + "COPY --from=assets /logo.svg /logo.svg\n"));
        var config = Path.Combine(place.Path, "docker");
        Directory.CreateDirectory(config);
        await File.WriteAllTextAsync(Path.Combine(config, "config.json"), $$"""
            {
                "proxies": { "default": { "httpProxy": "http://me:{{Password}}@proxy.example:3128", "noProxy": "localhost" } }
            }
            """, TestContext.Current.CancellationToken);
        place.With("given", "scenario.yaml", """
            secrets: { token: { env: IMAGEBENCH_TEST_TOKEN } }
            add_hosts: { registry.local: 10.0.0.5 }
            labels: { org.example.team: movies }
            check: { command: { exit: 0 } }
            variants:
              steps:
              telling: { args: { DEPLOY_KEY: k3y-as-argument } }
              keyed: { args: { DEPLOY_KEY: k3y-as-argument } }
              named: { contexts: { assets: "docker-image://imagebench/busybox" } }
            """);

        var result = await Harness.RunWith(
            [$"IMAGEBENCH_TEST_TOKEN={Secret}", $"DOCKER_CONFIG={config}"],
            engine.State,
            place.Arguments(engine, "--scenario", "given", "--cache", "cold", "--rounds", "1", "--check-rounds", "0"));

        result.Ended(1);
        var rows = Csv.Read(place.Runs[0], "builds.csv").ToDictionary(row => row["variant"]);
        Assert.Equal("built", rows["steps"]["status"]);
        Assert.Contains("***", rows["telling"]["error"], StringComparison.Ordinal);
        Assert.Contains("http://me:***@proxy.example:3128", rows["telling"]["error"], StringComparison.Ordinal);
        // Older frontends know no named contexts, and say so; newer ones find no logo in that image.
        Assert.Equal("failed", rows["named"]["status"]);
        Assert.Matches("named contexts|logo.svg", rows["named"]["error"]);
        Assert.Equal("built", rows["keyed"]["status"]);
        var checks = await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "checks.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("***", checks, StringComparison.Ordinal);
        Assert.Contains(Csv.Read(place.Runs[0], "steps.csv"), row => row["instruction"] == "WORKDIR /of/***");
        foreach (var file in Directory.EnumerateFiles(place.Runs[0], "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, result.Output + result.Error, StringComparison.Ordinal);
    }
}
