using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Matrix;

/// <summary>
/// The images that every engine of the matrix gets by load: built on one, saved once. They are removed again from the one that built them.
/// </summary>
internal static class CarriedImages
{
    /// <summary>
    /// Whiteouts, an opaque directory, hard links, symlinks, a file for a directory and the reverse, devices, long and foreign names.
    /// </summary>
    public const string Tangled = "imagebench-test/tangled:latest";

    public const string Multi = "imagebench-test/multi:latest";

    private const string TangledDockerfile = """
        FROM imagebench/busybox
        RUN mkdir -p /d/sub /gone /kept /turns && echo one > /d/one && echo two > /d/sub/two && echo three > /gone/three \
         && echo four > /kept/four && echo five > /kept/five && echo six > /turns/six && echo seven > /becomes && ln -s /d /link
        RUN rm -rf /d && mkdir /d && echo new > /d/new
        RUN rm -rf /gone && rm /kept/four && rm -rf /turns && echo file > /turns && rm /becomes && mkdir /becomes && echo in > /becomes/in
        RUN ln /kept/five /kept/hard && ln /kept/five /hard && ln -s ../kept/five /becomes/soft && ln -s nowhere /dangling \
         && rm /link && mkdir /link && echo x > /link/x
        RUN mkfifo /pipe && mknod /null c 1 3 && echo s > /setuid && chmod 4755 /setuid && : > /empty \
         && mkdir /empty-directory && chmod 1777 /empty-directory
        RUN n=$(printf %0150d 0) && echo long > /$n && ln -s /$n /long-link && mkdir -p /$n.d/$n \
         && echo deep > /$n.d/$n/$n && echo näme > /näme && head -c 300000 /dev/urandom > /noise
        RUN touch -d '2001-02-03 04:05:06' /kept/five && chown 4000000:4000000 /noise && rm /hard

        """;

    public static IReadOnlyList<string> Names => [Tangled, Multi];

    public static async Task Build(TestEngine engine, CancellationToken cancel)
    {
        using var place = new Workplace().Scenario("tangled", ("a", TangledDockerfile), ("b", Dockerfiles.Good));
        await Build(engine, Tangled, ["--scenarios", place.Scenarios, "--variant", "a", "--builder", "classic"], cancel);
        await Build(engine, Multi, ["--scenario", "go-crud", "--variant", "multi"], cancel);
    }

    public static async Task Remove(TestEngine engine)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
        foreach (var image in await client.Images.ListImagesAsync(new ImagesListParameters(), CancellationToken.None))
        {
            if (image.RepoTags?.Any(Names.Contains) == true)
                await client.Images.DeleteImageAsync(image.ID, new ImageDeleteParameters { Force = true }, CancellationToken.None);
        }
    }

    private static async Task Build(TestEngine engine, string name, string[] arguments, CancellationToken cancel)
    {
        using var results = new Workplace();
        string[] run =
        [
            "--engine",
            engine.Address,
            "--base-set",
            "debian",
            "--rounds",
            "1",
            "--cache",
            "cold",
            "--keep-images",
            "--results",
            results.Results,
        ];
        (await Harness.Run(engine.State, [.. arguments, .. run])).Ended(0);
        var id = Csv.Read(results.Runs[0], "builds.csv").Single()["image_id"];
        using var client = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
        await client.Images.TagImageAsync(id, new ImageTagParameters { RepositoryName = name.Split(':')[0], Tag = "latest" }, cancel);
    }
}
