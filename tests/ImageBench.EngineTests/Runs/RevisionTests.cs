using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>What changes do to an image, told from one revision of a repository to another.</summary>
public class RevisionTests(TestEngine engine)
{
    private const string Status = "Package: libc6\nStatus: install ok installed\nVersion: {0}\nInstalled-Size: 100\n";

    [Fact]
    public async Task EachChangeIsToldToTheByteAndTheRepositoryStaysAsItWas()
    {
        engine.Need();
        using var place = new Workplace();
        var folder = place.Path + "/repository";
        const string dockerfile = "COPY . /app\nCOPY status /var/lib/dpkg/status\n";
        Write(folder, "Dockerfile", "FROM imagebench/busybox\n" + dockerfile);
        Write(folder, ".dockerignore", ".git\nDockerfile\n");
        Write(folder, "status", Status.Replace("{0}", "2.36", StringComparison.Ordinal));
        await Git(folder, "init --quiet");
        await Commit(folder);
        Write(folder, "large.bin", new string('x', 5_000_000));
        await Commit(folder);
        Write(folder, "status", Status.Replace("{0}", "2.41", StringComparison.Ordinal));
        await Commit(folder);
        Write(folder, "Dockerfile", "FROM scratch\n" + dockerfile);
        await Commit(folder);
        Write(folder, "Dockerfile", "FROM imagebench/busybox\nRUN exit 3\n");
        await Commit(folder);
        Write(folder, "status", "put aside\n");
        await Git(folder, "stash --quiet");
        Write(folder, "untracked.txt", "not committed\n");
        var before = await Snapshot(folder);

        using var added = await Diff(place, folder, "HEAD~4", "HEAD~3", 0);
        using var upgraded = await Diff(place, folder, "HEAD~3", "HEAD~2", 0);
        using var parent = await Diff(place, folder, "HEAD~2", "HEAD~1", 0);
        var broken = await Harness.Run(engine.State, Arguments(place, folder, "HEAD~1", "HEAD"));

        Assert.Equal((5_000_000, 5_000_000, 0), Change(added));
        var package = upgraded.RootElement.GetProperty("packages")[0];
        Assert.Equal(("2.36", "2.41"), (package.GetProperty("base_version").GetString(), package.GetProperty("head_version").GetString()));
        var (whole, own, fromParent) = Change(parent);
        Assert.Equal((whole, 0), (fromParent, own));
        Assert.True(whole < -1_000_000, $"{whole}");
        Assert.Contains("exit code: 3", broken.Ended(1).Output, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot(folder));
    }

    [Fact]
    public async Task SeveralImagesAreInOneTableAndEachHasAPicture()
    {
        engine.Need();
        using var place = new Workplace();
        var folder = place.Path + "/repository";
        foreach (var service in (string[])["api", "web"])
        {
            Write($"{folder}/{service}", "Dockerfile", "FROM imagebench/busybox\nCOPY . /app\n");
            Write($"{folder}/{service}", ".dockerignore", "Dockerfile\n");
        }

        await Git(folder, "init --quiet");
        await Commit(folder);
        Write($"{folder}/api", "a.txt", "1234567");
        Write($"{folder}/web", "b.txt", "12345");

        var ended = (await Harness.Run(
            engine.State, [.. Arguments(place, folder, "HEAD", null), "--csv", "--svg", place.Path + "/change.svg"])).Ended(0);

        var rows = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => string.Join(',', row.Split(',').Take(3)));
        Assert.Equal(["scenario,path,change", "api,/app/a.txt,added", "web,/app/b.txt,added"], rows);
        Assert.Equal(
            ["change-api.svg", "change-web.svg"],
            Directory.GetFiles(place.Path, "*.svg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private async Task<JsonDocument> Diff(Workplace place, string folder, string from, string to, int exitCode)
    {
        (await Harness.Run(engine.State, Arguments(place, folder, from, to))).Ended(exitCode);
        return JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(place.Runs[^1], "diff.json"), TestContext.Current.CancellationToken));
    }

    private string[] Arguments(Workplace place, string folder, string from, string? to) =>
    [
        "diff", folder, "--base", from, .. to is null ? [] : new[] { "--head", to },
        "--engine", engine.Address, "--results", place.Results, "--display", "plain",
    ];

    private static (long Change, long Own, long Parent) Change(JsonDocument difference)
    {
        var bytes = difference.RootElement.GetProperty("unpacked_bytes");
        return (
            bytes.GetProperty("change").GetInt64(),
            bytes.GetProperty("from_own").GetInt64(),
            bytes.GetProperty("from_parent").GetInt64());
    }

    private static void Write(string folder, string name, string content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), content);
    }

    private static Task<string> Git(string folder, string what) =>
        Shell.Run($"git -C {folder} -c user.name=Nobody -c user.email=nobody@example.org {what}");

    private static async Task Commit(string folder)
    {
        await Git(folder, "add --all");
        await Git(folder, "commit --quiet --message change");
    }

    private static async Task<string> Snapshot(string folder) =>
        await Shell.Run($"sha256sum {folder}/.git/index") + await Git(folder, "--no-optional-locks status --porcelain")
            + await Git(folder, "stash list") + await Git(folder, "worktree list");
}
