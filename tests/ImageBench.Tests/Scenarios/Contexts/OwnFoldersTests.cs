using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public sealed class OwnFoldersTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public OwnFoldersTests()
    {
        foreach (var path in (string[])["Dockerfile", "a", "state/engine/x", "state2/y", "sub/state/z", "sub/b"])
            _temp.Write($"context/{path}", "x");
    }

    private string Context => Path.Combine(_temp.Path, "context");

    [Theory]
    [InlineData("state", "Dockerfile a state2 state2/y sub sub/b sub/state sub/state/z")]
    [InlineData("sub/state", "Dockerfile a state state/engine state/engine/x state2 state2/y sub sub/b")]
    [InlineData("state/engine", "Dockerfile a state state2 state2/y sub sub/b sub/state sub/state/z")]
    [InlineData("nowhere/yet", "Dockerfile a state state/engine state/engine/x state2 state2/y sub sub/b sub/state sub/state/z")]
    [InlineData(".", "Dockerfile a state state/engine state/engine/x state2 state2/y sub sub/b sub/state sub/state/z")]
    [InlineData("..", "Dockerfile a state state/engine state/engine/x state2 state2/y sub sub/b sub/state sub/state/z")]
    public void AreNeverSentWithWhatLiesInThem(string own, string sent) =>
        Assert.Equal(sent, Sent(Context, Path.Combine(Context, own)));

    [Fact]
    public void AreFoundThroughLinksToThemAndToTheContext()
    {
        var (context, own) = (Path.Combine(_temp.Path, "to-context"), Path.Combine(_temp.Path, "to-state"));
        Directory.CreateSymbolicLink(context, Context);
        Directory.CreateSymbolicLink(own, Path.Combine(Context, "state"));

        Assert.DoesNotContain("state/engine", Sent(context, own).Split(' '));
    }

    [Fact]
    public void AreNotSentAsPartOfANamedContextEither()
    {
        var entries = NamedFolder.Entries(
            Context, new OwnFolders([Path.Combine(Context, "state")]), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(entries, entry => entry.Path is "state" || entry.Path.StartsWith("state/", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Path == "state2/y");
    }

    public void Dispose() => _temp.Dispose();

    private static string Sent(string context, string own)
    {
        var entries = BuildContext.Entries(
            context, Path.Combine(context, "Dockerfile"), [], new OwnFolders([own]), TestContext.Current.CancellationToken);
        return string.Join(' ', entries.Select(entry => entry.Path).Order(StringComparer.Ordinal));
    }
}
