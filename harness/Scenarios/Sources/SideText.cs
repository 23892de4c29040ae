using System.Text;
using ImageBench.Model;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Scenarios.Sources;

/// <summary>A further variant as it is typed: <c>NAME: --target STAGE --build-arg NAME=VALUE --from IMAGE=OTHER</c>.</summary>
internal static class SideText
{
    public const string ValidArgument = "NAME=VALUE, or NAME for the variable of that name";

    public const string ValidParent = "IMAGE=OTHER, with the image as FROM names it (or without its tag) and the one to build on";

    private const string Valid = "NAME: and then --target STAGE, --build-arg NAME=VALUE or --from IMAGE=OTHER";

    /// <summary>What is wrong, as a sentence, or null.</summary>
    public static string? Read(string text, Func<string, string?> variable, out BuildSide side)
    {
        side = BuildSide.None;
        var words = Words(text);
        if (words is null)
            return $"--also '{text}' has a quote without an end; write it again behind the last of it.";
        var next = 0;
        if (words.Count > 0 && !words[0].StartsWith('-'))
        {
            side = side with { Name = words[next++].TrimEnd(':') };
            if (!SafeName.Holds(side.Name))
                return $"--also '{text}' begins with '{side.Name}', which cannot be a variant's name; a name is {SafeName.Rule}.";
        }

        if (next == words.Count)
            return $"--also '{text}' does not say in what it differs; write {Valid}.";
        for (; next < words.Count; next++)
        {
            var (option, value) = NamedValue.Split(words[next]) is ("--target" or "--build-arg" or "--from", { } behind)
                ? (words[next][..words[next].IndexOf('=', StringComparison.Ordinal)], behind)
                : (words[next], next + 1 < words.Count ? words[++next] : null);
            if (value is null)
                return $"--also '{text}' ends with {option}, which needs a value; write {Valid}.";
            if (Add(option, value, variable, ref side) is { } flaw)
                return $"--also '{text}': {flaw}";
        }

        return null;
    }

    /// <summary>The side with one more option of it; what is wrong, as a sentence, or null.</summary>
    public static string? Add(string option, string value, Func<string, string?> variable, ref BuildSide side)
    {
        var (name, rest) = NamedValue.Split(value);
        switch (option)
        {
            case "--target":
                side = side with { Target = value };
                return value.Trim().Length == 0 ? "--target names no stage; write --target STAGE." : null;
            case "--build-arg":
                if (name.Trim().Length == 0)
                    return $"--build-arg '{value}' names no argument; write {ValidArgument}.";
                // As with Docker's client: where the variable is not set, the Dockerfile's own default counts.
                if ((rest ?? variable(name)) is { } argument)
                    side = side with { Arguments = With(side.Arguments, name, argument) };
                return null;
            case "--from":
                if (rest is null || !ImageReference.IsValid(rest) || name.Trim().Length == 0)
                    return $"--from '{value}' does not say which parent image another stands in for; write {ValidParent}.";
                side = side with { Parents = With(side.Parents, name, rest) };
                return null;
            default:
                return $"there is no '{option}' in it; write {Valid}.";
        }
    }

    private static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> known, string name, string value) =>
        new(known.ToDictionary(), StringComparer.Ordinal) { [name] = value };

    /// <summary>Split as a shell does, without its escapes and variables; null where a quote has no end.</summary>
    private static List<string>? Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        char? quote = null;
        var isBegun = false;
        foreach (var letter in text)
        {
            if (quote is null && char.IsWhiteSpace(letter))
            {
                if (isBegun)
                    words.Add(word.ToString());
                word.Clear();
                isBegun = false;
            }
            else if (letter == quote)
            {
                quote = null;
            }
            else if (quote is null && letter is '"' or '\'')
            {
                (quote, isBegun) = (letter, true);
            }
            else
            {
                word.Append(letter);
                isBegun = true;
            }
        }

        if (isBegun)
            words.Add(word.ToString());
        return quote is null ? words : null;
    }
}
