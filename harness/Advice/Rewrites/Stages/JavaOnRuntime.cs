using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>A Java program on a runtime instead of a development kit.</summary>
internal sealed class JavaOnRuntime() : RuntimeStage(
    "java-runtime",
    "The program is compiled in one stage and runs on the Java runtime of the same version, without compiler and tools.",
    "Docker's guide to multi-stage builds",
    "There is no compiler and no tool of the development kit (jcmd, jmap) to look into a container with.")
{
    private static readonly string[] Builders = ["javac", "jar", "mvn", "mvnw", "gradle", "gradlew", "chmod", "mkdir"];

    // A program that compiles, attaches to others or starts them needs the kit, or may.
    private static readonly string[] OfTheKit = ["javax.tools", "com.sun.tools", "ProcessBuilder", "getRuntime().exec"];

    protected override IReadOnlyList<string> Lost => ["compiler", "development kit's tools"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (Runtime(single.Image) is not { } runtime || single.Start.Program != "java" || single.HasHealthcheck
            || single.NamedUser is not null)
        {
            return null;
        }
        // What it is started with lies where the last step works, and all of that goes along.
        var folder = single.Start.Folder;
        var isKnown = single.Commands.All(command => Builders.Contains(command.Program) && !command.IsRedirected);
        var isInside = single.Start.Words.Skip(1).All(word => IsInside(single, folder, word));
        var isEverything = single.Stage.Instructions
            .Where(part => part.Word == "COPY")
            .All(part => CopyLine.Of(single.Walk, single.Stage, part) is { } copy && CleanFolder.Holds(folder, copy.Target));
        return isKnown && isInside && isEverything && folder != "/" && !OpensTheKit(facts)
            ? new RuntimePlan(facts.ImageNames.GetValueOrDefault(runtime, runtime), [(folder, folder)]) { IsOfSameVersion = true }
            : null;
    }

    // A path by itself, or one of several; what no step made is not of the image.
    private static bool IsInside(SingleStage single, string folder, string word) =>
        (!word.StartsWith('/') || CleanFolder.Holds(folder, word))
            && word.Split([':', '=', ',', ';']).Where(path => path.StartsWith('/') && !CleanFolder.Holds(folder, path)).All(path =>
                !path.StartsWith("/root/", StringComparison.Ordinal)
                    && !single.Runs.Any(run => run.Script.Text.Contains(path.TrimEnd('*').TrimEnd('/'), StringComparison.Ordinal)));

    // eclipse-temurin:21, eclipse-temurin:21-jdk-alpine, maven:3.9-eclipse-temurin-21
    private static string? Runtime(string image)
    {
        if (image == "imagebench/java")
            return "imagebench/java-jre";
        var maven = image.IndexOf("-eclipse-temurin-", StringComparison.Ordinal);
        var tag = image.StartsWith("maven:", StringComparison.Ordinal) && maven > 0 ? image[(maven + "-eclipse-temurin-".Length)..]
            : image.StartsWith("eclipse-temurin:", StringComparison.Ordinal) ? image["eclipse-temurin:".Length..]
            : "";
        var parts = tag.Split('-');
        var system = parts is [_, .., "alpine" or "noble" or "jammy"] ? $"-{parts[^1]}" : "";
        var isKnown = parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit)
            && parts[1..] is [] or ["jdk"] or ["alpine" or "noble" or "jammy"] or ["jdk", "alpine" or "noble" or "jammy"];
        return isKnown ? $"eclipse-temurin:{parts[0]}-jre{system}" : null;
    }

    private static bool OpensTheKit(RewriteFacts facts) => facts.Context is not { } context || context.Files.Any(file =>
        file.Path.EndsWith(".java", StringComparison.Ordinal)
            && (file.Text is null || OfTheKit.Any(word => file.Text.Contains(word, StringComparison.Ordinal))));
}
