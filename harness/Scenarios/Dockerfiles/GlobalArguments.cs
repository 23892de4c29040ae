using System.Runtime.InteropServices;
using ImageBench.Model.Builds;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>The arguments that FROM lines see.</summary>
internal static class GlobalArguments
{
    /// <summary>The platform that is built for. Approximate: the engine is taken to build for a machine like this one.</summary>
    public static string Platform { get; } = "linux/" + Architecture;

    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether a platform, as people write it, is that one: "linux/amd64", "amd64", "linux/x86_64", "linux/arm64/v8".</summary>
    public static bool IsOwn(string platform)
    {
        var words = platform.ToLowerInvariant().Split('/');
        var (system, architecture) = words.Length == 1 ? ("linux", words[0]) : (words[0], words[1]);
        var isPlain = words.Length < 3 || (words.Length == 3 && words[1..] is ["arm64" or "aarch64", "v8" or "8"]);
        return isPlain && system == "linux" && Architecture == architecture switch
        {
            "x86_64" or "x86-64" => "amd64",
            "aarch64" => "arm64",
            _ => architecture,
        };
    }

    /// <summary>
    /// Their values: given ones win over defaults, but only for arguments that are declared before the first FROM, and for the builder's
    /// own.
    /// </summary>
    public static ArgumentValues Values(DockerfileFacts facts, string? target, IReadOnlyDictionary<string, string> given, Builder builder)
    {
        var values = new ArgumentValues();
        foreach (var (name, value) in builder == Builder.Classic ? [] : BuildersOwn(target ?? facts.FindStage(null)?.Name))
            values[name] = given.GetValueOrDefault(name, value);
        foreach (var argument in facts.Arguments.Where(argument => argument.Stage is null))
        {
            if (given.TryGetValue(argument.Name, out var value))
                values[argument.Name] = value;
            else if (argument.Default is not null)
                values[argument.Name] = ShellText.Expanded(argument.Default, facts.Escape, values);
        }

        return values;
    }

    private static IEnumerable<(string Name, string Value)> BuildersOwn(string? target)
    {
        foreach (var prefix in new[] { "TARGET", "BUILD" })
        {
            yield return (prefix + "OS", "linux");
            yield return (prefix + "OSVERSION", "");
            yield return (prefix + "ARCH", Architecture);
            yield return (prefix + "VARIANT", "");
            yield return (prefix + "PLATFORM", Platform);
        }

        yield return ("TARGETSTAGE", string.IsNullOrEmpty(target) ? "default" : target);
    }
}
