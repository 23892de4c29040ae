using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A program of Rust that one step builds and the container starts. <c>IsAlone</c>: it depends on no other crate.</summary>
internal sealed record RustProgram(string Path, ShellCommand Build, bool IsAlone)
{
    // Crates that bind to a library of the system, by the ends of their names, but for those that bind to the kernel or to other systems.
    private static readonly string[] BoundToNothing =
        ["linux-raw-sys", "windows-sys", "js-sys", "web-sys", "core-foundation-sys", "security-framework-sys"];

    /// <summary>Where programs are looked for in every image.</summary>
    public string Place => Path.StartsWith("/usr/local/cargo/bin/", StringComparison.Ordinal) ? $"/usr/local/bin/{Path[21..]}" : Path;

    public static RustProgram? In(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "rust" || facts.Context is not { } context || context.Text("Cargo.toml") is not { } manifest)
            return null;
        var name = Value(manifest, "name");
        if (name is null || manifest.Contains("[[bin]]", StringComparison.Ordinal)
            || manifest.Contains("[workspace", StringComparison.Ordinal)
            || context.Find("src/main.rs") is null || context.Find("build.rs") is not null
                || context.Files.Any(file => file.Path.StartsWith(".cargo/", StringComparison.Ordinal)))
        {
            return null;
        }

        var isAlone = !manifest.Contains("dependencies", StringComparison.Ordinal);
        if (!isAlone && !IsWithoutLibraries(context.Text("Cargo.lock")))
            return null;
        var builds = single.Commands.Where(command => command.Program == "cargo" && (command.Has("install") || command.Has("build")))
            .ToList();
        var isOrdinary = single.Commands.All(command => command.Program == "cargo" && command.IsPlain && !command.IsRedirected
            && (command.Has("install") || command.Has("build") || command.Has("fetch") || command.Has("test")));
        if (builds is not [var build] || !isOrdinary
            || build.Arguments.Any(word => word.Text.StartsWith("--target", StringComparison.Ordinal)
            || word.Text.StartsWith("--root", StringComparison.Ordinal) || word.Text.StartsWith("--bin", StringComparison.Ordinal)))
        {
            return null;
        }

        if (single.Walk.IsSet(single.Stage, single.RunOf(build).Part, "CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "RUSTFLAGS"))
            return null;
        var path = build.Has("install") ? build.Has("--path") ? $"/usr/local/cargo/bin/{name}" : null
            : single.PathOf(build, $"target/{(build.Has("--release") || build.Has("-r") ? "release" : "debug")}/{name}");
        if (path is null)
            return null;
        var program = new RustProgram(path, build, isAlone);
        return single.Start.Is(path) || single.Start.Is(program.Place) ? program : null;
    }

    public static bool IsSource(string path) =>
        path.EndsWith(".rs", StringComparison.Ordinal) || path is "Cargo.toml" or "Cargo.lock" or "rust-toolchain.toml" or "rust-toolchain";

    private static bool IsWithoutLibraries(string? locked) => locked is not null && !Names(locked).Any(name =>
        name is "openssl" or "native-tls" || (name.EndsWith("-sys", StringComparison.Ordinal) && !BoundToNothing.Contains(name)));

    private static IEnumerable<string> Names(string locked) => locked.Split('\n')
        .Where(line => line.StartsWith("name = \"", StringComparison.Ordinal))
        .Select(line => line["name = \"".Length..].TrimEnd('\r').TrimEnd('"'));

    private static string? Value(string manifest, string key) => manifest.Split('\n')
        .Select(line => line.Split('=', 2))
        .FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == key)?[1].Trim().Trim('"') is { Length: > 0 } value
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? value : null;
}
