namespace ImageBench.Reports.Comments;

/// <summary>A bar of ten letters, for places that show no picture: what stays, what came, what went.</summary>
internal static class TextBar
{
    public const string Legend = "█ there, ▓ came, ░ went";

    private const int Cells = 10;

    /// <summary>In proportion to the longest bar of a table; what is there at all has a letter.</summary>
    public static string Of(long? from, long? to, long longest)
    {
        if (to is not { } now || longest <= 0)
            return "";
        var was = from ?? now;
        var (stays, whole) = (Length(Math.Min(was, now), longest), Length(Math.Max(was, now), longest));
        if (whole == stays && was != now && Math.Abs(now - was) * 2L * Cells >= longest)
            whole++;
        return new string('█', stays) + new string(now > was ? '▓' : '░', Math.Max(whole - stays, 0));
    }

    private static int Length(long bytes, long longest) => bytes <= 0 ? 0 : Math.Max(1, (int)Math.Round((double)Cells * bytes / longest));
}
