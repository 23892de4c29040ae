using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Images;

/// <summary>
/// <c>imagebench diff</c> of images that an engine has, or that real builds gave it; the oracle is what the engine itself unpacks of them.
/// </summary>
public sealed class DiffTests(TestEngine engine) : IDisposable
{
    private const string Moves = """
        FROM imagebench/debian
        RUN rm -r /usr/share/doc /etc/apt && mkdir /etc/apt && echo new > /etc/apt/only && mv /usr/bin/perl /usr/bin/camel \
         && ln /usr/bin/camel /usr/bin/beast && chmod 700 /etc/passwd && rm /usr/bin/tar && ln -s camel /usr/bin/tar \
         && truncate -s 9 /etc/issue
        RUN rm /usr/bin/beast && echo again > /etc/issue && rm -r /var/lib/dpkg/info && echo file > /var/lib/dpkg/info

        """;

    // One is enough for each change of this repository; IMAGEBENCH_PAIRS names others ("all": every language of the catalogue).
    private static readonly IReadOnlyList<string> Services = Environment.GetEnvironmentVariable("IMAGEBENCH_PAIRS") switch
    {
        null or "" => ["go-crud"],
        "all" => ["go-crud", "rust-http", "c-http", "python-http", "node-http", "java-http", "dotnet-http"],
        var names => names.Split(','),
    };

    private readonly Workplace _place = new();
    private readonly List<string> _made = [];

    [Fact]
    public async Task EveryFileThatTheEngineUnpacksDifferentlyIsTold()
    {
        engine.Need();
        var before = await EngineContents.List(engine.Endpoint);
        _place.Scenario("moves", ("debian", "FROM imagebench/debian\n"), ("moved", Moves));
        var moves = await Build(_place.Scenarios, "moves", "debian", "moved");

        await SaysWhatFindAndSha256sumSay(moves["debian"], moves["moved"]);
        foreach (var scenario in Services)
        {
            var small = scenario == "dotnet-http" ? "framework-dependent" : "multi";
            var built = await Build(Path.Combine(Repository.Root, "scenarios"), scenario, "single", small);
            await SaysWhatFindAndSha256sumSay(built["single"], built[small]);
        }

        await RemoveMade();
        Assert.Equal(before.Order(), (await EngineContents.List(engine.Endpoint)).Order());
    }

    [Fact]
    public async Task EveryFileThatACommitChangesInAnImageIsTold()
    {
        engine.Need();
        await Shell.Run($"mkdir -p {_place.Scenarios} && cp -r {Path.Combine(Repository.Root, "scenarios", "go-crud")} {_place.Scenarios}");
        var earlier = await Build(_place.Scenarios, "go-crud", "multi");
        var source = Path.Combine(_place.Scenarios, "go-crud", "commit.go");
        await File.WriteAllTextAsync(
            source, "package main\n\nfunc init() { println(\"a second commit\") }\n", TestContext.Current.CancellationToken);
        var later = await Build(_place.Scenarios, "go-crud", "multi");

        await SaysWhatFindAndSha256sumSay(earlier["multi"], later["multi"]);
    }

    [Fact]
    public async Task OfARefreshedParentAllChangeIsTheParents()
    {
        engine.Need();
        const string Refreshed = "RUN echo second, and longer than it was > /lib.txt && echo second > /second.txt";
        _place.Scenario("parents",
            ("p1", "FROM imagebench/busybox\nRUN echo first > /lib.txt && echo first > /first.txt\n"),
            ("p2", $"FROM imagebench/busybox\n{Refreshed}\n"));
        var parents = await Build(_place.Scenarios, "parents", "p1", "p2");
        foreach (var (name, id) in parents)
            await engine.Engine.Transfers.Tag(id, $"imagebench-test/refreshed:{name}", TestContext.Current.CancellationToken);
        const string Own = "RUN echo mine > /own && chmod 700 /own\n";
        _place.Scenario(
            "children", ("c1", $"FROM imagebench-test/refreshed:p1\n{Own}"), ("c2", $"FROM imagebench-test/refreshed:p2\n{Own}"));
        var children = await Build(_place.Scenarios, "children", "c1", "c2");

        var told = await Diff(
            children["c1"], children["c2"], "--base-parent", parents["p1"], "--head-parent", parents["p2"], "--files", "all");

        var unpacked = told.GetProperty("unpacked_bytes");
        Assert.NotEqual(0, unpacked.GetProperty("change").GetInt64());
        Assert.Equal((unpacked.GetProperty("change").GetInt64(), 0),
            (unpacked.GetProperty("from_parent").GetInt64(), unpacked.GetProperty("from_own").GetInt64()));
        Assert.Equal(["/first.txt True", "/lib.txt True", "/second.txt True"], told.GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("change_bytes").GetInt64() != 0)
            .Select(file => $"{file.GetProperty("path").GetString()} {file.GetProperty("from_parent").GetBoolean()}").Order());
        Assert.True(Assert.Single(told.GetProperty("largest").EnumerateArray()).GetProperty("is_parent").GetBoolean());
    }

    [Fact]
    public async Task TheChangeIsTheEnginesOwnAlsoWithKnownLayersAndNothingIsMadeOnItOrStarted()
    {
        engine.Need();
        var before = await Census();
        var from = (await engine.Engine.FindImage("imagebench/busybox", TestContext.Current.CancellationToken))!;
        var to = (await engine.Engine.FindImage("imagebench/debian", TestContext.Current.CancellationToken))!;

        var first = await Diff(from.Id, to.Id, "--base-parent", from.Id, "--head-parent", to.Id);
        var again = await Diff(from.Id, to.Id, "--base-parent", from.Id, "--head-parent", to.Id);
        (await Harness.Run(_place.Path, "inspect", to.Id, "--engine", engine.Address)).Ended(0);

        Assert.Equal(to.Size!.Value.Bytes - from.Size!.Value.Bytes, first.GetProperty("unpacked_bytes").GetProperty("change").GetInt64());
        Assert.Equal(0, first.GetProperty("unpacked_bytes").GetProperty("from_own").GetInt64());
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(before, await Census());
    }

    public void Dispose()
    {
        RemoveMade().GetAwaiter().GetResult();
        _place.Dispose();
    }

    /// <summary>The ids of the images that variants give, which are kept.</summary>
    private async Task<Dictionary<string, string>> Build(string scenarios, string scenario, params string[] variants)
    {
        string[] builds =
        [
            "--scenarios", scenarios, "--scenario", scenario, "--results", _place.Results, "--engine", engine.Address,
            "--base-set", "debian", "--display", "plain", "--rounds", "1", "--cache", "cold", "--keep-images",
            // npm asks its registry, and waits for minutes where names are found by nobody.
            "--network", "host",
        ];
        (await Harness.Run(engine.State, [.. builds, .. variants.SelectMany(variant => (string[])["--variant", variant])])).Ended(0);
        var rows = Csv.Read(_place.Runs[^1], "builds.csv");
        _made.AddRange(rows.Select(row => row["image_id"]));
        return rows.ToDictionary(row => row["variant"], row => row["image_id"]);
    }

    private async Task RemoveMade()
    {
        if (_made.Count > 0)
            await Shell.Run($"docker -H {engine.Address} rmi --force {string.Join(' ', _made.Distinct())}");
        _made.Clear();
    }

    private async Task<JsonElement> Diff(string from, string to, params string[] more)
    {
        var result = (await Harness.Run(_place.Path, ["diff", from, to, "--engine", engine.Address, "--json", .. more])).Ended(0);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>All that the engine holds, and its build cache.</summary>
    private async Task<IReadOnlyList<string>> Census() =>
    [
        .. (await EngineContents.List(engine.Endpoint)).Order(StringComparer.Ordinal),
        await Shell.Run($"docker -H {engine.Address} system df --format '{{{{.Type}}}} {{{{.TotalCount}}}} {{{{.Size}}}}'"),
    ];

    private async Task SaysWhatFindAndSha256sumSay(string from, string to)
    {
        var told = await Diff(from, to, "--files", "all");
        var (left, right) = (
            await UnpackedImage.Of(engine, from, _place.Path), await UnpackedImage.Of(engine, to, _place.Path));

        var differences = left.Files.Keys.Union(right.Files.Keys)
            .Where(path => left.Files.GetValueOrDefault(path) != right.Files.GetValueOrDefault(path));
        Assert.Equal(differences.Order(StringComparer.Ordinal), told.GetProperty("files").EnumerateArray()
            .Where(IsOfContent)
            .Select(file => file.GetProperty("path").GetString()!)
            .Where(path => !UnpackedImage.OfTheEngine.Contains(path))
            .Order(StringComparer.Ordinal));
        var hidden = told.GetProperty("files").EnumerateArray()
            .Where(file => UnpackedImage.OfTheEngine.Contains(file.GetProperty("path").GetString()!))
            .Sum(file => file.GetProperty("change_bytes").GetInt64());
        Assert.Equal(right.Bytes - left.Bytes, told.GetProperty("visible_change_bytes").GetInt64() - hidden);
    }

    // find and sha256sum tell what files and links hold, and nothing of modes.
    private static bool IsOfContent(JsonElement file) => file.GetProperty("entry_kind").GetString() is "file" or "symlink" or "hard-link"
        && (file.GetProperty("change").GetString() is "added" or "removed"
            || file.GetProperty("aspects").GetString()!.Split(';').Intersect(["type", "content", "link_target"]).Any());
}
