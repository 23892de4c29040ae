using System.Net;
using System.Text;
using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Many images of a registry at once, and what they cost it.</summary>
public sealed class ReferenceTests : IDisposable
{
    private static readonly string Own = OciPlatform.OfThisMachine;
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task AllTagsAreListedOverAllPagesAndWhatTheyShareIsAskedForOnce()
    {
        var (one, two) = (Image("a", 900), Image("b", 70));
        await using var registry = new PlayedRegistry().Hold("team/app", one, "1", "latest", "1.0").Hold("team/app", two, "2");
        registry.Answer = call => Tags(call, "team/app", ["1", "latest"], ["1.0", "2"]);

        var (code, text, _) = await Run("inspect", $"registry://{registry.Host}/team/app", "--all-tags", "--csv");

        Assert.Equal(0, code);
        Assert.Equal(
            ["1", "latest", "1.0", "2"],
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.Split(',')[0].Split("app:")[1]));
        Assert.Contains($"/team/app:2,{Own},{two.Digest},{two.Content},1,\n", text, StringComparison.Ordinal);
        Assert.Equal(
            2, registry.Paths.Count(path => path.StartsWith("GET app/blobs/", StringComparison.Ordinal)));
        Assert.Equal(2, registry.Paths.Count(path => path.EndsWith("tags/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task APageWithoutTagsIsTheLastWhateverItNamesAsTheNext()
    {
        await using var registry = new PlayedRegistry().Hold("app", Image("a", 900), "1");
        registry.Answer = call => Tags(call, "app", ["1"], [], ["1"]);

        var (code, _, _) = await Run("inspect", $"registry://{registry.Host}/app", "--all-tags");

        Assert.Equal(0, code);
        Assert.Equal(2, registry.Paths.Count(path => path.EndsWith("tags/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PagesWithoutEndAreRefused()
    {
        await using var registry = new PlayedRegistry();
        registry.Answer = call => Tags(call, "app", [.. Enumerable.Repeat<string[]>(["1"], 5_000)]);

        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", $"registry://{registry.Host}/app", "--all-tags"));

        Assert.Contains("/app in more than 1000 pages.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1_000, registry.Paths.Count(path => path.EndsWith("tags/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AListNamesImagesOfSeveralRepositoriesAndWhatIsGoneDoesNotEndTheOthers()
    {
        var (one, two) = (Image("a", 900), Image("b", 70));
        await using var registry = new PlayedRegistry().Hold("app", one, "1").Hold("tool", two, "v2");
        var list = _temp.Write(
            "list.txt", $"# ours\n{registry.Host}/app:1\n\nregistry://{registry.Host}/tool:v2 # the new one\n{registry.Host}/app:gone\n");

        var (code, json, _) = await Run("inspect", "--list", list, "--json");

        Assert.Equal(1, code);
        var references = JsonDocument.Parse(json).RootElement.GetProperty("references").EnumerateArray().ToList();
        Assert.Equal([one.Content, two.Content, null], references.Select(Content));
        Assert.Contains("has no", references[2].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheRegistryAsksOneToWaitNobodyAsksMeanwhile()
    {
        var image = Image("a", 900);
        string[] tags = [.. Enumerable.Range(1, 40).Select(number => $"t{number}")];
        await using var registry = new PlayedRegistry().Hold("app", image, tags);
        var isBusy = 0;
        registry.Answer = call =>
        {
            if (Tags(call, "app", tags))
                return true;
            // The first of those that are made at once.
            if (!call.Request.Url!.AbsolutePath.EndsWith("/t2", StringComparison.Ordinal) || Interlocked.Exchange(ref isBusy, 1) == 1)
                return false;
            call.Response.StatusCode = 429;
            call.Response.Headers["Retry-After"] = "1";
            call.Response.Close();
            return true;
        };

        var (code, text, _) = await Run("inspect", $"registry://{registry.Host}/app", "--all-tags");

        Assert.Equal(0, code);
        Assert.All(tags, tag => Assert.Contains($"app:{tag} ", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inspect", "No image is named: give one, such as app:latest or registry://HOST/NAME, or --list FILE.")]
    [InlineData("inspect app --all-tags", "--all-tags lists what a registry holds under a name: give registry://HOST[:PORT]/NAME.")]
    [InlineData("inspect app --list f", "--list names its images in a file: leave IMAGE out, or write it into that file.")]
    [InlineData(
        "inspect registry://h.example/app --all-tags --referrers",
        "--contents and --referrers are of one image: leave them out, or --all-tags and --list.")]
    public void WhatCannotStandTogetherIsRefused(string typed, string mistake) => Assert.Contains(
        mistake, InvokedCommand.Mistakes(typed.Split(' ')));

    public void Dispose() => _temp.Dispose();

    private static long? Content(JsonElement reference) => reference.GetProperty("images").EnumerateArray()
        .Select(image => (long?)image.GetProperty("content_size_bytes").GetInt64()).FirstOrDefault();

    // Answers the list of tags, a page after the other.
    private static bool Tags(HttpListenerContext call, string repository, params string[][] pages)
    {
        if (call.Request.Url!.AbsolutePath != $"/v2/{repository}/tags/list")
            return false;
        var page = int.TryParse(call.Request.QueryString["page"], out var number) ? number : 0;
        if (page + 1 < pages.Length)
            call.Response.Headers["Link"] = $"</v2/{repository}/tags/list?n=2&page={page + 1}>; rel=\"next\"";
        var names = string.Join(',', pages[page].Select(tag => $"\"{tag}\""));
        call.Response.Close(Encoding.UTF8.GetBytes($$"""{"name":"{{repository}}","tags":[{{names}}]}"""), willBlock: true);
        return true;
    }

    private static PushedImage Image(string name, int bytes) => PushedImage.Of(Own, new TarBytes().File(name, bytes).End());

    private static Task<Ended> Run(params string[] arguments) => InvokedCommand.Run(arguments);
}
