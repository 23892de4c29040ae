namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// What a checkout makes of the line ends of files: git keeps those of Linux, and .gitattributes (<c>*.cmd text eol=crlf</c>) or settings
/// of the clone (<c>core.autocrlf</c>, as on Windows) ask for others.
/// </summary>
internal sealed class LineEndRules
{
    private const int FieldsOfOne = 3;
    private const string Windows = "crlf";

    private readonly Dictionary<string, LineEnds> _byPath = new(StringComparer.Ordinal);

    public static LineEndRules None { get; } = new();

    /// <summary>
    /// Reads what <c>git check-attr -z</c> says of the attributes text and eol (path, attribute, value, path, ...) and
    /// <c>git config -z --get-regexp</c> of core.autocrlf and core.eol ("KEY\nVALUE", the later counts).
    /// </summary>
    public static LineEndRules Read(IReadOnlyList<string> attributes, IReadOnlyList<string> settings)
    {
        var rules = new LineEndRules();
        var said = new Dictionary<string, (string Text, string Eol)>(StringComparer.Ordinal);
        for (var at = 0; at + FieldsOfOne <= attributes.Count; at += FieldsOfOne)
        {
            var (text, eol) = said.GetValueOrDefault(attributes[at], ("", ""));
            said[attributes[at]] = attributes[at + 1] == "text" ? (attributes[at + 2], eol) : (text, attributes[at + 2]);
        }

        foreach (var (path, (text, eol)) in said)
        {
            if (Of(text, eol, Setting(settings, "core.autocrlf"), Setting(settings, "core.eol")) is not LineEnds.AsTheyAre and var ends)
                rules._byPath[path] = ends;
        }

        return rules;
    }

    public LineEnds Of(string path) => _byPath.GetValueOrDefault(path);

    // As git decides it: what says nothing of text is text where it says how its lines end, or where the clone makes text of all that
    // looks like it.
    private static LineEnds Of(string text, string eol, string? automatic, string? native)
    {
        var isAutomatic = automatic is "" or "true" or "yes" or "on" or "1";
        var isSaid = eol is Windows or "lf";
        var isText = text == "set" || (isSaid && text is not ("unset" or "auto"));
        if (text == "unset" || text == "input" || (!isText && text != "auto" && !isAutomatic))
            return LineEnds.AsTheyAre;
        var isOfWindows = isSaid ? eol == Windows
            : isAutomatic || (automatic != "input" && (native == Windows || (native is null or "native" && OperatingSystem.IsWindows())));
        return !isOfWindows ? LineEnds.AsTheyAre : isText ? LineEnds.OfWindows : LineEnds.OfWindowsInText;
    }

    // One without a value is true.
    private static string? Setting(IReadOnlyList<string> settings, string name) => settings
        .Select(setting => setting.Split('\n', 2))
        .LastOrDefault(setting => setting[0] == name) is { } found
            ? (found.Length > 1 ? found[1].ToLowerInvariant() : "")
            : null;
}
