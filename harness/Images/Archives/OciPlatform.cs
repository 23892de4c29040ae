using System.Runtime.InteropServices;

namespace ImageBench.Images.Archives;

/// <summary>An operating system and an architecture, by Go's names.</summary>
internal sealed record OciPlatform(string? Os, string? Architecture)
{
    /// <summary>What an engine on this machine runs.</summary>
    public static string OfThisMachine => "linux/" + RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    public override string ToString() => $"{Os}/{Architecture}";
}
