using ImageBench.Advice.Lines;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>A published .NET program on its runtime instead of the SDK.</summary>
internal sealed class DotnetOnRuntime() : RuntimeStage(
    "dotnet-runtime",
    "The program is published in one stage and runs on the runtime of the same version, without the SDK.",
    ".NET's guide to container images",
    "There is no SDK to look into a container with.")
{
    // Of building; none of them is published.
    private static readonly string[] Settings =
    [
        "Directory.Build.props", "Directory.Packages.props", "global.json", "packages.lock.json", "nuget.config", "NuGet.config",
        "Properties/launchSettings.json",
    ];

    // With these a program looks for the SDK, or for other programs of its image.
    private static readonly string[] OfAnImage =
        ["Process.Start(", "StartInfo", "new Process", "static System.Diagnostics.Process", "Microsoft.Build"];

    public override string? NotCertain =>
        "A .NET program that is trimmed or compiled ahead of time would be smaller still: which of its code is found by name when it runs "
            + "is not certain from its text, so neither is tried; --judge holds one that you write against the original.";

    protected override IReadOnlyList<string> Lost => ["SDK"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "dotnet" || facts.Context is not { } context || single.HasHealthcheck
            || single.NamedUser is not null and not "app")
        {
            return null;
        }

        var publishes = single.Commands.Where(command => command.Program == "dotnet" && command.Has("publish")).ToList();
        var isOrdinary = single.Commands.All(command => command.Program == "dotnet" && command.IsPlain && !command.IsRedirected
            && (command.Has("publish") || command.Has("restore") || command.Has("build") || command.Has("test")));
        var projects = context.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        if (publishes is not [var publish] || !isOrdinary || projects is not [{ Text: { } project }] || context.Files.Any(AsksForMore))
            return null;
        // What brings its own runtime, or is started with the SDK, is something else.
        var output = SingleStage.ValueOf(publish, "-o", "--output") is { } named ? single.PathOf(publish, named) : null;
        if (output is null or "/" || publish.Has("--self-contained") || project.Contains("SelfContained", StringComparison.Ordinal)
            || single.Start.Program != "dotnet" || single.Start.Words is not [_, var library, ..]
                || !library.EndsWith(".dll", StringComparison.Ordinal)
            || CleanFolder.Joined(single.Start.Folder, library) is not { } path || !CleanFolder.Holds(output, path))
        {
            return null;
        }

        return Runtime(single.Image, project) is { } runtime && OtherFiles.In(single, facts, IsSource) is { } others
            ? new RuntimePlan(facts.ImageNames.GetValueOrDefault(runtime, runtime), [.. others, (output, output)])
            {
                IsOfSameVersion = true,
            }
            : null;
    }

    private static bool AsksForMore(ContextFile file) =>
        (file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            && (file.Text is null || OfAnImage.Any(word => file.Text.Contains(word, StringComparison.Ordinal)));

    private static string? Runtime(string image, string project)
    {
        var isWeb = project.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal)
            || project.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal);
        var tag = KnownImage.Tag(image);
        if (image == "imagebench/dotnet-sdk")
            return isWeb ? "imagebench/dotnet-aspnet" : null;
        // A patch of the SDK has another number than the one of its runtime.
        return ImageReference.WithoutTag(image) == "mcr.microsoft.com/dotnet/sdk" && !image.Contains('@', StringComparison.Ordinal)
            && tag.Split('-')[0].Split('.') is [var major, var minor] && major.All(char.IsAsciiDigit) && minor.All(char.IsAsciiDigit)
            && !tag.Contains("aot", StringComparison.Ordinal)
            // The runtime's image of Alpine knows no cultures, and that of the SDK does.
            && (!tag.Contains("alpine", StringComparison.Ordinal)
                || project.Contains("<InvariantGlobalization>true", StringComparison.Ordinal))
            ? $"mcr.microsoft.com/dotnet/{(isWeb ? "aspnet" : "runtime")}:{tag}"
            : null;
    }

    private static bool IsSource(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal)
            || path.EndsWith(".sln", StringComparison.Ordinal) || path.EndsWith(".slnx", StringComparison.Ordinal)
            || path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("obj/", StringComparison.Ordinal)
            || Settings.Contains(path);
}
