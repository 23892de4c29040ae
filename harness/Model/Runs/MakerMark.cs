namespace ImageBench.Model.Runs;

/// <summary>
/// Who made something on an engine: a machine, as long as it is on, and a process of it, eight hexadecimal digits each, so that the mark
/// has one length (it lies in images, whose bytes are counted) and tells nobody a machine's name. A process is known by its boot, its id
/// and its start, which no later one has again.
/// </summary>
internal sealed record MakerMark(string Host, string Process)
{
    public const int Length = 2 * Part;

    private const int Part = 8;

    public static MakerMark Of(string host, string boot, int processId, string startedAt) =>
        new(Digest(host), Digest(FormattableString.Invariant($"{host}\n{boot}\n{processId}\n{startedAt}")));

    /// <summary>Null for what is no such mark.</summary>
    public static MakerMark? Parse(string text) =>
        text.Length == Length && text.All(char.IsAsciiHexDigitLower) ? new MakerMark(text[..Part], text[Part..]) : null;

    public override string ToString() => Host + Process;

    private static string Digest(string text) => TextDigest.Of(text)[..Part];
}
