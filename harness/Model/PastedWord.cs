namespace ImageBench.Model;

/// <summary>A word of a command that somebody is to type or paste, as a shell reads it.</summary>
internal static class PastedWord
{
    private const string Plain = "-_./=:,+@%";

    /// <summary>As it is, or in single quotes where a shell would read something else than its letters.</summary>
    public static string Quoted(string word) =>
        IsPlain(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>Whether it needs no quotes.</summary>
    public static bool IsPlain(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal));

    /// <summary>A path that is no option, whatever it begins with.</summary>
    public static string OfPath(string path) => path.StartsWith('-') ? "./" + path : path;
}
