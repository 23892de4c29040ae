using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>The project file before the sources.</summary>
internal sealed class DotnetProjectFirst() : ManifestFirst("dotnet-project-first", "The project file", ".NET's guide to container images")
{
    private static readonly string[] Besides =
        ["Directory.Build.props", "Directory.Build.rsp", "Directory.Packages.props", "global.json", "packages.lock.json", "nuget.config",
            "NuGet.config", "NuGet.Config"];

    private static readonly string[] Flags =
        ["--nologo", "--self-contained", "--sc", "--no-self-contained", "-p:DebugType=none", "-p:DebugSymbols=false"];
    private static readonly string[] Valued =
        ["-o", "--output", "-c", "--configuration", "-v", "--verbosity", "-r", "--runtime", "-f", "--framework"];

    protected override IReadOnlyList<string>? Manifests(ContextFacts context)
    {
        var projects = context.Files
            .Where(file => file.Path.EndsWith("proj", StringComparison.Ordinal) || file.Path.EndsWith(".sln", StringComparison.Ordinal)
                || file.Path.EndsWith(".slnx", StringComparison.Ordinal) || file.Path.EndsWith(".targets", StringComparison.Ordinal))
            .ToList();
        // What was restored outside would be copied over what is restored here, and the next step would believe it.
        return projects is [{ IsSent: true, Text: { } text } project]
            && !context.Files.Any(file => file.IsSent && file.Path.StartsWith("obj/", StringComparison.Ordinal))
            && !project.Path.Contains('/', StringComparison.Ordinal)
            && project.Path.EndsWith(".csproj", StringComparison.Ordinal)
            && !text.Contains("ProjectReference", StringComparison.Ordinal)
            && !text.Contains("<Import", StringComparison.Ordinal)
            ? [project.Path, .. Besides.Where(name => IsSent(context, name))]
            : null;
    }

    protected override bool Installs(ShellCommand command) =>
        command.Program == "dotnet" && command.Words is [_, { Value: "restore" }, ..]
            && command.Arguments.Skip(1).All(word => word.Value is ['-', ..]);

    // What a publish for one system asks for besides is restored by itself.
    protected override string? Ahead(ShellCommand command) =>
        command.Program == "dotnet" && command.Words is [_, { Value: "publish" or "build" or "test" }, ..]
            && HasOnly(command, Flags, Valued)
            ? $"{command.Words[0].Text} restore"
            : null;
}
