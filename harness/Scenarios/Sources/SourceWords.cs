using ImageBench.Model.Options;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// The options of scenarios as they are typed, for a run that is gone on with. In the place of what is secret in an argument's value
/// <see cref="HiddenWords.Shown"/> is kept.
/// </summary>
internal static class SourceWords
{
    /// <summary>Paths are kept as they are seen from <paramref name="folder"/>: one of this machine says nothing elsewhere.</summary>
    public static IReadOnlyList<string> Kept(SourceOptions options, string folder) =>
    [
        .. options.ContextFolder is { } context
            ? [$"--context {Path.GetRelativePath(folder, Path.GetFullPath(context))}"]
            : Array.Empty<string>(),
        .. options.HasUntouched ? ["--all"] : Array.Empty<string>(),
        .. options.Compose is { } compose
            ? [$"--compose {Path.GetRelativePath(folder, Path.GetFullPath(compose))}"]
            : Array.Empty<string>(),
        .. options.Bake is { } bake ? [$"--bake {Path.GetRelativePath(folder, Path.GetFullPath(bake))}"] : Array.Empty<string>(),
        .. options.Services.Select(service => $"--service {service}"),
        .. options.Targets.Select(target => $"--target {target}"),
        .. Words(options.All),
        .. options.Also.Select(side => $"--also {side.VariantName}: {string.Join(' ', Words(side).Select(Quoted))}"),
    ];

    public static SourceOptions Read(IReadOnlyList<string> kept, string folder)
    {
        var options = SourceOptions.None;
        foreach (var words in kept.Select(option => option.Split(' ', 2)))
            options = With(options, words[0], words[^1], folder, NoVariable, out _);
        return options;

        // A run folder may come from somebody else, whose builds are not to be given this user's variables.
        static string? NoVariable(string name) => null;
    }

    /// <summary>
    /// The options with one more, or (<paramref name="flaw"/>) the same, and a sentence about what is wrong. An argument without a value
    /// has that of the variable of its name.
    /// </summary>
    public static SourceOptions With(SourceOptions options, string option, string value, string folder, out string? flaw) =>
        With(options, option, value, folder, Environment.GetEnvironmentVariable, out flaw);

    private static SourceOptions With(
        SourceOptions options, string option, string value, string folder, Func<string, string?> variable, out string? flaw)
    {
        flaw = null;
        switch (option)
        {
            case "--context":
                return options with { ContextFolder = Path.GetFullPath(value, folder) };
            case "--compose":
                return options with { Compose = Path.GetFullPath(value, folder) };
            case "--bake":
                return options with { Bake = Path.GetFullPath(value, folder) };
            case "--service":
                return options with { Services = [.. options.Services, value] };
            case "--target":
                flaw = value.Trim().Length == 0 ? "--target names no stage; write --target STAGE." : null;
                return options with { Targets = [.. options.Targets.Append(value).Distinct()] };
            case "--also":
                flaw = SideText.Read(value, variable, out var side);
                return flaw is null ? options with { Also = [.. options.Also, side] } : options;
            case "--build-arg" or "--from":
                var all = options.All;
                flaw = SideText.Add(option, value, variable, ref all);
                return options with { All = all };
            default:
                return options;
        }
    }

    // What is kept is read by all who get the run's folder or a page of it: no value that is called a secret, no proxy's password.
    private static IEnumerable<string> Words(BuildSide side) =>
    [
        .. side.Target is { } target ? [$"--target {target}"] : Array.Empty<string>(),
        .. side.HiddenArguments.Select(argument => $"--build-arg {argument.Key}={argument.Value}"),
        .. side.Parents.Select(parent => $"--from {parent.Key}={parent.Value}"),
    ];

    // Read again as it was typed: of the two kinds of quotes one that is not in it.
    private static string Quoted(string words)
    {
        var (option, value) = (words.Split(' ', 2)[0], words.Split(' ', 2)[1]);
        return $"{option} {string.Join("\"'\"", value.Split('\'').Select(part => $"'{part}'"))}";
    }
}
