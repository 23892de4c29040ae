namespace ImageBench.Model;

/// <summary>
/// What CI systems take for a command of theirs where a job prints it: GitHub Actions at the beginning of a line, Azure Pipelines and
/// TeamCity anywhere. A build's output, or a folder's name, would set the outputs and variables of the job that it is printed by.
/// </summary>
internal static class JobCommands
{
    private const string OfGitHub = "::";

    private static readonly string[] Anywhere = ["##vso[", "##teamcity[", "##["];

    /// <summary>The lines with such signs apart, so that they are read and not obeyed.</summary>
    public static string Apart(string lines)
    {
        if (!lines.Contains(OfGitHub, StringComparison.Ordinal) && !lines.Contains("##", StringComparison.Ordinal))
            return lines;
        var all = lines.Split('\n');
        for (var at = 0; at < all.Length; at++)
        {
            if (all[at].AsSpan().TrimStart().StartsWith(OfGitHub))
                all[at] = all[at].Insert(all[at].IndexOf(OfGitHub, StringComparison.Ordinal) + 1, " ");
            foreach (var sign in Anywhere)
                all[at] = all[at].Replace(sign, $"# {sign[1..]}", StringComparison.OrdinalIgnoreCase);
        }

        return string.Join('\n', all);
    }
}
