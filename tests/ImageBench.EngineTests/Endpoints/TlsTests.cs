using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>An engine over TLS, named as Docker's own tools are told of one.</summary>
[Collection(MatrixCollection.Name)]
public class TlsTests(EngineMatrix matrix)
{
    [Fact]
    public async Task ARunThereBuildsByASessionAndWithTheKeysOfAnotherAuthorityThereIsNone()
    {
        matrix.Need();
        using var place = SmallRun.Place();
        var others = Path.Combine(place.Path, "others");
        Authority.Write(others);

        (await Run(matrix.Certificates, place)).Ended(0);
        var refused = (await Run(others, place)).Ended(3);

        SmallRun.IsBuilt(place, "session");
        Assert.Single(place.Runs);
        var run = await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "run.json"), TestContext.Current.CancellationToken);
        Assert.Contains($"\"endpoint\": \"{IsolatedEngine.SecuredAddress}/\"", run, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:2376", refused.Error, StringComparison.Ordinal);
    }

    private Task<HarnessResult> Run(string certificates, Workplace place) => Harness.RunInNetworkOf(
        matrix.NetworkOf(EngineMatrix.Trixie),
        [$"DOCKER_HOST={IsolatedEngine.SecuredAddress}", "DOCKER_TLS_VERIFY=1", $"DOCKER_CERT_PATH={certificates}"],
        matrix.First.State,
        SmallRun.Arguments(place));
}
