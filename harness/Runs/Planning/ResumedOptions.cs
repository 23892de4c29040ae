using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>What the builds of a resumed run are given: what it kept, and the secrets and SSH agents, which are said again.</summary>
internal static class ResumedOptions
{
    private static readonly string[] SaidAgain = ["--secret", "--ssh"];

    /// <summary>A <see cref="Fault"/> where they are not those that the run in <paramref name="folder"/> was begun with.</summary>
    public static BuildOptions Complete(BuildOptions again, IReadOnlyList<string> kept, string folder)
    {
        var given = again;
        foreach (var words in kept.Select(option => option.Split(' ', 2)).Where(words => !SaidAgain.Contains(words[0])))
            given = given.Added(words[0], words[^1], folder, out _);
        var now = OptionWords.Kept(given);
        return now.ToHashSet().SetEquals(kept)
            ? given
            : throw new Fault(
                ExitCode.BadInput,
                $"{folder} was begun with {Said(kept)}, and would go on with {Said(now)}. Give it the secrets and SSH agents that it was "
                    + "begun with, and nothing else.");
    }

    /// <summary>Its scenarios' options; a <see cref="Fault"/> where one has a value that is not kept and that nothing says.</summary>
    public static SourceOptions Sources(IReadOnlyList<string> kept, string folder)
    {
        var sources = SourceWords.Read(kept, folder);
        List<string> unset = [.. sources.Also.Prepend(sources.All).SelectMany(side => side.Unset).Distinct()];
        return unset.Count == 0
            ? sources
            : throw new Fault(
                ExitCode.BadInput,
                $"{folder} was begun with {string.Join(", ", unset.Select(name => $"--build-arg {name}"))}, of which no value is kept. Set "
                    + $"the variable {unset[0]} to the value that it had, and resume again.");
    }

    private static string Said(IReadOnlyList<string> options) => options.Count == 0 ? "no options of builds" : string.Join(' ', options);
}
