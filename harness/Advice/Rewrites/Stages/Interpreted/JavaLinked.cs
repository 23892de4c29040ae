using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A Java program on a runtime of the modules that it needs.</summary>
internal sealed class JavaLinked() : RuntimeStage(
    "java-linked",
    "The program is compiled in one stage and runs on a runtime of the modules that its classes name (jdeps, jlink) and the C library.",
    "Java's manuals of jdeps and jlink; the distroless images",
    "There is no shell, no package manager and no tool of the development kit to look into a container with; a repaired runtime asks for "
        + "another build.")
{
    private const string Image = "gcr.io/distroless/java-base-debian13:nonroot";

    private const string Link =
        "RUN jlink --add-modules \"$(jdeps --print-module-deps .)\" --strip-java-debug-attributes --no-man-pages --no-header-files \\\n"
            + "    --output /runtime";

    // What is found by its name when the program runs is in modules that its classes do not name.
    private static readonly string[] ByName =
    [
        "forName", "ServiceLoader", "Provider", "javax.tools", "com.sun.tools", "javax.net", "javax.crypto", "KeyStore", "https",
        "HttpClient", "Locale", "Charset.", "newFileSystem", "InitialContext", "ResourceBundle", "ScriptEngine", "ProcessBuilder",
        "getRuntime().exec", "loadLibrary", "java.awt", "javax.swing", "java.sql", "MBean", "loadClass", "Attach", "jar:",
    ];

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "development kit"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (!IsKit(single.Image) || facts.Context is not { } context || single.HasHealthcheck || single.NamedUser is not null
            || single.Commands.ToList() is not [{ Program: "javac", IsPlain: true, IsRedirected: false } compile]
            || !compile.Arguments.All(word => word.Value!.EndsWith(".java", StringComparison.Ordinal)) || !IsStart(single.Start))
        {
            return null;
        }

        var folder = single.Start.Folder;
        var run = single.RunOf(compile).Part;
        var last = single.Stage.Instructions.Last(part => part.Word is "RUN" or "COPY");
        var isInside = single.Stage.Instructions.Where(part => part.Word == "COPY").All(part =>
            CopyLine.Of(single.Walk, single.Stage, part) is { } copy && !copy.Has("from") && CleanFolder.Holds(folder, copy.Target));
        return folder != "/" && isInside && last == run && single.Walk.Folder(single.Stage, run) == folder && IsByItself(context)
            && !single.Walk.IsSet(single.Stage, run, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "JAVA_HOME", "PATH")
            ? new RuntimePlan(facts.ImageNames.GetValueOrDefault(Image, Image), [("/runtime", "/runtime"), (folder, folder)])
            {
                Edits = new Dictionary<SourcePart, string> { [run] = $"{run.Text.TrimEnd()}\n{Link}" },
                Lines = ["ENV JAVA_HOME=/runtime PATH=/runtime/bin:$PATH"],
                IsOfAnotherUser = true,
            }
            : null;
    }

    // Of the same C library as the smaller image, or an older one.
    private static bool IsKit(string image) => image == "imagebench/java"
        || (image.StartsWith("eclipse-temurin:", StringComparison.Ordinal)
            && image["eclipse-temurin:".Length..].Split('-') is { Length: 1 or 2 } parts
            && parts[0] is { Length: 2 } version && version.All(char.IsAsciiDigit)
            && (parts.Length == 1 || parts[1] == "jdk"));

    // By the name of a class that lies where it starts.
    private static bool IsStart(StartProgram start)
    {
        var words = start.Words.Skip(1).ToList();
        return start.Words[0] == "java"
            && words.TakeWhile(word => word.StartsWith('-')).All(word => word.StartsWith("-Xm", StringComparison.Ordinal))
            && words.Find(word => !word.StartsWith('-')) is { } name
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_');
    }

    private static bool IsByItself(ContextFacts context)
    {
        var sources = context.Files.Where(file => file.Path.EndsWith(".java", StringComparison.Ordinal)).ToList();
        return sources.Count > 0
            && !context.Files.Any(file => file.Path.EndsWith(".jar", StringComparison.Ordinal)
                || file.Path.EndsWith("module-info.java", StringComparison.Ordinal))
            && sources.All(file => file.Text is { } text && !ByName.Any(word => text.Contains(word, StringComparison.Ordinal)));
    }
}
