using System.CommandLine;
using System.CommandLine.Parsing;

namespace ImageBench.Cli.Options.Values;

/// <summary>What was typed, for those who check a command line that may have mistakes of any kind.</summary>
internal static class TypedValue
{
    /// <summary>The option's value; that of nothing where it is not there, or cannot be read: that has an error of its own.</summary>
    public static T? Typed<T>(this SymbolResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            // Without its value, or given twice: the library counts values only here, and checks commands before their options.
            return default;
        }
    }

    /// <summary>The names of the options that were typed, in whatever form: also "--name=value".</summary>
    public static IReadOnlyList<string> TypedOptions(this ParseResult parsed) =>
        [.. parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit).Select(option => option.Option.Name)];

    /// <summary>The one value of an option whose own values are checked; null where it has none, or several.</summary>
    public static string? TypedText(this OptionResult result) => result.Tokens.Count switch
    {
        0 when result.Implicit => result.GetValueOrDefault<string?>(),
        1 => result.Tokens[0].Value,
        _ => null,
    };
}
