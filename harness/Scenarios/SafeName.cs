namespace ImageBench.Scenarios;

/// <summary>
/// The names that scenarios and variants may have: they become cells of tables, parts of file names and arguments on a command line.
/// </summary>
internal static class SafeName
{
    public const string Rule = "1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit";

    public static bool Holds(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    /// <summary>
    /// The nearest name that may be had: other characters become "-". Where nothing is left it is <paramref name="otherwise"/>.
    /// </summary>
    public static string From(string text, string otherwise)
    {
        var letters = text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-');
        var name = string.Concat(letters).Trim('-', '.', '_');
        return name.Length == 0 ? otherwise : name[..Math.Min(name.Length, 64)];
    }
}
