using System.CommandLine;
using ImageBench.Model;

namespace ImageBench.Cli.Commands;

/// <summary>Reads a command line. The checks of its options are code as any other: what nobody foresaw there has a sentence too.</summary>
internal static class ReadCommandLine
{
    public static ParseResult Parse(IReadOnlyList<string> arguments)
    {
        try
        {
            return CommandTree.Make(new SteadyTime(TimeProvider.System)).Parse(arguments);
        }
        catch (Exception exception) when (exception is not Fault)
        {
            throw Unforeseen.Fault(exception, arguments.Contains("--verbose"));
        }
    }
}
