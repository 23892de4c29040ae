namespace ImageBench.Scenarios.Revisions;

/// <summary>What a process wrote, up to a bound: its beginning where it is not whole.</summary>
internal sealed record GitOutput(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    /// <summary>What is too long is read to its end all the same, so that whoever writes it does not wait for ever.</summary>
    public static async Task<GitOutput> Read(Stream output, int longest, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        var isWhole = true;
        var part = new byte[64 * 1024];
        while (await output.ReadAsync(part, cancellationToken) is > 0 and var count)
        {
            // After a piece that was left out nothing is added: it would stand in its place.
            isWhole = isWhole && text.Length + count <= longest;
            if (isWhole)
                await text.WriteAsync(part.AsMemory(0, count), cancellationToken);
        }

        return new GitOutput(text.GetBuffer().AsMemory(0, (int)text.Length), isWhole);
    }
}
