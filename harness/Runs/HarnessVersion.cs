using System.Reflection;

namespace ImageBench.Runs;

/// <summary>
/// The version of this program and, where it was built from a checkout, the commit (the part behind the plus sign of the build's version).
/// </summary>
internal sealed record HarnessVersion(string Version, string? Commit)
{
    public static HarnessVersion Read()
    {
        var text = typeof(HarnessVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return new HarnessVersion(parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
