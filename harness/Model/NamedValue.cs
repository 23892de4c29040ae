namespace ImageBench.Model;

/// <summary>"NAME=VALUE" or "NAME", as options and files write it.</summary>
internal static class NamedValue
{
    /// <summary>Its parts; the value is null where there is no "=".</summary>
    public static (string Name, string? Value) Split(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? (text, null) : (text[..sign], text[(sign + 1)..]);
    }
}
