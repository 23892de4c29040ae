using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Matrix;

/// <summary>Archives as real tools write them say the same of an image as the engine that the tools got it from.</summary>
[Collection(MatrixCollection.Name)]
public class ArchiveToolTests(EngineMatrix matrix)
{
    [Theory]
    [InlineData("crane pull --insecure {from} {archive}")]
    [InlineData("crane pull --insecure {from} {archive}.plain && gzip < {archive}.plain > {archive}")]
    [InlineData("crane pull --insecure --format oci {from} {archive}.oci && tar -cf {archive} -C {archive}.oci .")]
    [InlineData("skopeo --policy {policy} copy --src-tls-verify=false docker://{from} docker-archive:{archive}")]
    [InlineData("skopeo --policy {policy} copy --src-tls-verify=false docker://{from} oci-archive:{archive}")]
    public async Task OfARegistrysCopy(string command)
    {
        matrix.Need();
        using var place = new Workplace();
        using var registry = await Registry.Start();
        await registry.Push(matrix.First.Endpoint, CarriedImages.Tangled);
        var (archive, policy) = (Path.Combine(place.Path, "archive.tar"), Path.Combine(place.Path, "policy.json"));
        await File.WriteAllTextAsync(policy, """{"default":[{"type":"insecureAcceptAnything"}]}""", TestContext.Current.CancellationToken);

        await Shell.Run(await Tools() + command.Replace("{from}", $"{registry.Host}/tangled:latest", StringComparison.Ordinal)
            .Replace("{archive}", archive, StringComparison.Ordinal).Replace("{policy}", policy, StringComparison.Ordinal));

        await SaysTheSame(archive);
    }

    [Theory]
    [InlineData(EngineMatrix.Installed)]
    [InlineData(EngineMatrix.Trixie)]
    [InlineData(EngineMatrix.Sid)]
    [InlineData(EngineMatrix.SidContainerd)]
    public async Task OfDockerSave(string engine)
    {
        matrix.Need();
        using var saved = await SavedImages.Save(matrix.Endpoint(engine), [CarriedImages.Tangled], TestContext.Current.CancellationToken);

        await SaysTheSame(saved.File);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task OfBuildxWithAnAttestation(string compression)
    {
        matrix.Need();
        using var place = new Workplace().With(
            "x", "Dockerfile", "FROM imagebench/busybox\nRUN echo a > /a && ln /a /b\nRUN rm /a && ln -s b /c\n");
        var archive = Path.Combine(place.Path, "archive.tar");
        var endpoint = matrix.Endpoint(EngineMatrix.SidContainerd);
        var build = $"DOCKER_HOST={endpoint} DOCKER_CONFIG={place.Path} docker-buildx build --provenance=true {place.Scenarios}/x";
        await Shell.Run(await Tools() + $"{build} --tag imagebench-test/buildx");

        await Shell.Run(await Tools() + $"{build} --output type=oci,compression={compression},force-compression=true,dest={archive}");

        var ofEngine = await Inspected.Image(matrix.First, endpoint, "imagebench-test/buildx");
        var ofFile = await Inspected.Archive(matrix.First, archive);
        Assert.Equal(Inspected.WithoutContentSizes(ofEngine), Inspected.WithoutContentSizes(ofFile));
        Assert.Contains("\"layer_count\": 3,", ofFile, StringComparison.Ordinal);
        Assert.Contains("\"content_size_source\": \"stored\"", ofFile, StringComparison.Ordinal);
        var shown = (await Harness.Run(matrix.First.State, "inspect", archive)).Ended(0).Output;
        Assert.Single(
            shown.Split('\n'),
            line => line.Contains("attestation", StringComparison.Ordinal) && line.Contains("sha256:", StringComparison.Ordinal));
    }

    private async Task SaysTheSame(string archive) => Assert.Equal(
        Inspected.WithoutContentSizes(await matrix.Inspect(EngineMatrix.Installed, CarriedImages.Tangled)),
        Inspected.WithoutContentSizes(await Inspected.Archive(matrix.First, archive)));

    // What makes the unpacked tools run, at the beginning of a line of shell. Only skopeo needs libraries beside it.
    private async Task<string> Tools()
    {
        var skopeo = await new DebianPackages("bookworm", "skopeo", "libgpgme11", "libassuan0", "libdevmapper1.02.1")
            .Unpack(matrix.First.State, TestContext.Current.CancellationToken);
        return $"PATH={matrix.SidPrograms}/usr/bin:{matrix.SidPrograms}/usr/libexec/docker/cli-plugins:{skopeo}/usr/bin:$PATH; "
            + $"export LD_LIBRARY_PATH=$(echo {skopeo}/usr/lib/*-linux-gnu); ";
    }
}
