namespace ImageBench.Scenarios.Yaml;

/// <summary>What somebody probably meant by a word that is not known.</summary>
internal static class NearestWord
{
    // As long as names may be; comparing two takes their lengths' product.
    private const int LongestWord = 64;

    private const int MostKnown = 1_000;

    /// <summary>
    /// The known word that takes the fewest changed, added, dropped or swapped letters; null when none is near. Case is no change.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
            return null;
        // A third of the word may be wrong: more would offer words that nobody meant.
        var allowed = Math.Max(1, (word.Length + 1) / 3);
        return known
            .Take(MostKnown)
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= allowed)
            .Select(candidate => (Word: candidate, Distance: Distance(word, candidate)))
            .Where(pair => pair.Distance <= allowed)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    /// <summary>What to write in place of a word that is not known, of all that can be written there.</summary>
    public static string Remedy(string word, IReadOnlyList<string> known, string what) =>
        known.Count == 0 ? $"There are no {what}"
        : Find(word, known) is { } nearest ? $"Write '{nearest}': the {what} are {string.Join(", ", known)}"
        : $"Write one of the {what}: {string.Join(", ", known)}";

    private static int Distance(string left, string right)
    {
        int[] before = [], last = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
