using System.CommandLine;
using ImageBench.Cli.Options.Values;
using ImageBench.Images.Documents;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary><c>--registry</c>: the repository that machines share, as it is written before a tag.</summary>
internal static class RepositoryOption
{
    public static Option<string?> Of(string description, bool isRequired) => new("--registry")
    {
        Required = isRequired,
        Description = description,
        HelpName = "HOST/NAME",
        Validators =
        {
            result =>
            {
                if (result.TypedText() is { } text && (ImageName.Parse(text) is not { } name || name.ToString() != $"{text}:latest"))
                    result.AddError($"--registry '{text}' is no repository; write HOST/NAME, such as registry.example/bench.");
            },
        },
    };
}
