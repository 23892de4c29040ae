using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Provisioning;

namespace ImageBench.Cli.Options;

/// <summary>The state folder, for a command that keeps something there: where that is but a temporary one, its user is told.</summary>
internal static class KeptState
{
    public static StateFolder Find(ParseResult parsed) => Find(parsed.InvocationConfiguration.Error);

    public static StateFolder Find(TextWriter error)
    {
        var state = StateFolder.Find();
        if (state.Stopgap is { } sentence)
            ErrorLines.Write(error, $"Note: {sentence}");
        return state;
    }
}
