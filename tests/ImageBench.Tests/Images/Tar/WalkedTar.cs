using ImageBench.Images.Tar;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Images.Tar;

/// <summary>What the walker says of the bytes of a tar.</summary>
internal static class WalkedTar
{
    /// <summary>A line for each entry, told when pieces of an odd size come in.</summary>
    public static async Task<List<string>> Read(byte[] tar)
    {
        using var window = new Window(new PiecewiseStream(tar, 333));
        var walker = new TarWalker(window);
        var entries = new List<string>();
        while (await walker.Next(TestContext.Current.CancellationToken))
        {
            var entry = walker.Entry;
            entries.Add(
                $"{entry.Kind} {TarName.Text(entry.Name.Span)} -> {TarName.Text(entry.LinkTarget.Span)} {entry.Size}".Replace(
                    ">  ", "> ", StringComparison.Ordinal));
        }

        return entries;
    }
}
