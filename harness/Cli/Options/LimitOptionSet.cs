using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Model.Limits;

namespace ImageBench.Cli.Options;

/// <summary>What a comparison is held against: the most that figures may grow.</summary>
internal sealed class LimitOptionSet
{
    private readonly Option<string[]> _max = Limits(
        "--max-increase",
        "The most that a figure may grow from base to head; one byte more ends with exit code 4. May be given again:",
        isHard: true);
    private readonly Option<string[]> _warn = Limits(
        "--warn-increase", "As --max-increase, but only told. May be given again:", isHard: false);
    private readonly Option<string?> _allow = new("--allow-increase")
    {
        Description = "Lets limits be passed, and says so, with this reason.",
        HelpName = "REASON",
    };

    public LimitOptionSet() => _allow.Validators.Add(result =>
    {
        if (result.TypedText() is { } reason && string.IsNullOrWhiteSpace(reason))
            result.AddError("--allow-increase gives no reason; write in a few words why it may grow, such as 'the new compiler'.");
    });

    public IEnumerable<Option> All => [_max, _warn, _allow];

    /// <summary>What was asked for; only for a command line without errors.</summary>
    public LimitGate Read(ParseResult parsed) => new(
        [.. Read(parsed.GetValue(_max), isHard: true), .. Read(parsed.GetValue(_warn), isHard: false)],
        parsed.GetValue(_allow)?.Trim());

    /// <summary>Whether any was given.</summary>
    public bool IsAny(CommandResult result) => Typed(result).Any();

    /// <summary>Adds an error for each limit of build times, where there will be none to hold to it.</summary>
    public void RefuseTimes(CommandResult result, string why)
    {
        foreach (var (option, text) in Typed(result))
        {
            if (LimitText.Parse(text, isHard: true, out _) is { IsTime: true })
                result.AddError($"{option} {text} is a limit of build times, {why}");
        }
    }

    private IEnumerable<(string Option, string Text)> Typed(CommandResult result) =>
        from option in new[] { _max, _warn }
        from token in result.GetResult(option)?.Tokens ?? []
        select (option.Name, token.Value);

    private static IEnumerable<Limit> Read(string[]? typed, bool isHard) =>
        (typed ?? []).Select(text => LimitText.Parse(text, isHard, out _)).OfType<Limit>();

    private static Option<string[]> Limits(string name, string description, bool isHard)
    {
        var option = new Option<string[]>(name) { Description = $"{description} {LimitText.ValidValues}.", HelpName = "LIMIT" };
        option.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (LimitText.Parse(text, isHard, out var mistake) is null)
                    result.AddError($"{name} {mistake}; write {LimitText.ValidValues}.");
            }
        });
        return option;
    }
}
