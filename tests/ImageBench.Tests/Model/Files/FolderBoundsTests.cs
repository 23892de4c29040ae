using ImageBench.Model.Files;

namespace ImageBench.Tests.Model.Files;

public sealed class FolderBoundsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FolderBoundsTests()
    {
        _folder.Write("in/sub/file", "");
        _folder.Write("in-too/file", "");
    }

    [Theory]
    [InlineData("sub", false)]
    [InlineData("sub/../sub/.", false)]
    [InlineData("../in/sub", false)]
    [InlineData("..", true)]
    [InlineData("../in-too", true)]
    [InlineData("/", true)]
    [InlineData("nowhere", false)]
    [InlineData("link", true)]
    public void ALinkLeadsOutByWhereItEnds(string target, bool leadsOut)
    {
        File.CreateSymbolicLink(Of("in/link"), target);

        Assert.Equal(leadsOut, FolderBounds.LeadsOut(Of("in"), Of("in/link")));
        Assert.Equal(leadsOut, FolderBounds.LeadsOut(Of("in"), Of("in/link/file")));
    }

    [Fact]
    public void ALinkThatAnotherOnePassesThroughCountsToo()
    {
        File.CreateSymbolicLink(Of("in/up"), "..");
        File.CreateSymbolicLink(Of("in/link"), "up/in-too/file");

        Assert.True(FolderBounds.LeadsOut(Of("in"), Of("in/link")));
        Assert.False(FolderBounds.LeadsOut(Of("in"), Of("in/sub/file")));
    }

    [Fact]
    public void AFolderThatIsALinkItselfHoldsWhatItLeadsTo()
    {
        File.CreateSymbolicLink(Of("alias"), "in");
        File.CreateSymbolicLink(Of("in/link"), Of("in/sub"));

        Assert.False(FolderBounds.LeadsOut(Of("alias"), Of("alias/sub")));
        Assert.False(FolderBounds.LeadsOut(Of("alias"), Of("alias/link/file")));
    }

    public void Dispose() => _folder.Dispose();

    private string Of(string name) => Path.Combine(_folder.Path, name);
}
