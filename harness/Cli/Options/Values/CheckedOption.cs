using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using ImageBench.Model;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Options.Values;

/// <summary>Options whose values are checked, each with a sentence of ours: the library's own name types of .NET.</summary>
internal static class CheckedOption
{
    private static readonly Regex RegistryHost = new(
        @"^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|[a-z0-9-]+:[0-9]{1,5})(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static Option<string[]> Words(string name, string description, string[] words)
    {
        var option = new Option<string[]>(name) { Description = $"{description} ({string.Join(", ", words)})", HelpName = "WORD" };
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Refuse(result, words));
        return option;
    }

    public static Option<string> Word(string name, string description, string otherwise, string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} ({string.Join(", ", words)})",
            HelpName = "WORD",
            DefaultValueFactory = _ => otherwise,
        };
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Refuse(result, words));
        return option;
    }

    /// <summary>
    /// A whole number of <paramref name="least"/> or more, or the word. Without a default it is null where it is not given.
    /// </summary>
    public static Option<NumberOrWord?> NumberOr(string word, string name, string description, int? otherwise, int least)
    {
        var option = new Option<NumberOrWord?>(name) { Description = description, HelpName = $"N|{word}" };
        if (otherwise is not null)
            option.DefaultValueFactory = _ => new NumberOrWord(otherwise);
        option.CustomParser = result =>
        {
            if (result.Tokens[^1].Value == word)
                return new NumberOrWord(Number: null);
            var number = WholeNumber(result, name, $", or {word}");
            if (number < least)
                result.AddError($"{name} {number} is too few; write {least} or more.");
            return new NumberOrWord(number);
        };
        return option;
    }

    /// <summary>A whole number, or "all", which is more than there can be.</summary>
    public static Option<int> NumberOrAll(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N|all" };
        option.CustomParser = result =>
        {
            if (result.Tokens[^1].Value == "all")
                return int.MaxValue;
            var number = WholeNumber(result, name, ", or all");
            if (number < 0)
                result.AddError($"{name} {number} is too few; write 0 or more, or all.");
            return number ?? 0;
        };
        return option;
    }

    /// <summary>A whole number of <paramref name="least"/> or more.</summary>
    public static Option<int> Number(string name, string description, int otherwise, int least)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.CustomParser = result =>
        {
            var number = WholeNumber(result, name, "");
            if (number < least)
                result.AddError($"{name} {number} is too few; write {least} or more.");
            return number ?? otherwise;
        };
        return option;
    }

    public static Option<int?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => WholeNumber(result, name, "") };

    public static Option<string?> Duration(string name, string description, string? otherwise)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DURATION" };
        if (otherwise is not null)
            option.DefaultValueFactory = _ => otherwise;
        option.Validators.Add(result =>
        {
            if (result.TypedText() is { } text && !DurationText.TryParse(text, out _))
                result.AddError($"{name} '{text}' is not a duration; write {DurationText.ValidValues}.");
        });
        return option;
    }

    public static Option<string> Percent(string name, string description, string otherwise)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "PERCENT", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.TypedText() is { } text && (!PercentText.TryParse(text, out var percent) || percent <= 0))
                result.AddError($"{name} '{text}' is not a share; write one above 0% and up to 100%, such as 5%.");
        });
        return option;
    }

    /// <summary>
    /// A registry: "local", or what stands before an image's name. Docker reads a first part without a dot or a port as a path on Docker
    /// Hub.
    /// </summary>
    public static Option<string?> Registry(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "local|HOST" };
        option.Validators.Add(result =>
        {
            if (result.TypedText() is { } text && text != "local" && !RegistryHost.IsMatch(text))
            {
                result.AddError(
                    $"{name} '{text}' is not a registry; write local, or its host as it stands before an image's name, such as "
                        + "registry.example:5000/team.");
            }
        });
        return option;
    }

    private static int? WholeNumber(ArgumentResult result, string name, string alternative)
    {
        var text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{name} '{text}' is not a whole number of at most {int.MaxValue}; write one such as 5{alternative}.");
        return null;
    }

    private static void Refuse(OptionResult result, string[] words)
    {
        foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
            result.AddError($"{result.Option.Name} '{token.Value}' is not known; write one of {string.Join(", ", words)}.");
    }
}
