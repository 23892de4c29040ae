namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// The order in which a builder wants paths, and refuses all others: by the bytes of their UTF-8, but <c>/</c> before every other byte, so
/// that what lies in a folder follows it at once ("a", "a/x", "a-b", "a.c").
/// </summary>
internal sealed class SyncOrder : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var shorter = Math.Min(left.Length, right.Length);
        for (var at = 0; at < shorter; at++)
        {
            if (left[at] != right[at])
                return Rank(left[at]) - Rank(right[at]);
        }

        return left.Length - right.Length;
    }

    // Halves of characters beyond the basic plane come last in UTF-8, which their numbers do not say.
    private static int Rank(char unit) => unit switch
    {
        '/' => -1,
        _ when char.IsSurrogate(unit) => unit + char.MaxValue,
        _ => unit,
    };
}
