using System.Runtime.InteropServices;

namespace ImageBench.Images.Documents;

/// <summary>An operating system, an architecture and mostly no variant of it, by Go's names.</summary>
internal sealed record OciPlatform(string? Os, string? Architecture, string? Variant = null)
{
    public const string ValidValues = "OS/ARCH or OS/ARCH/VARIANT, such as linux/amd64 or linux/arm/v7";

    /// <summary>What an engine on this machine runs.</summary>
    public static string OfThisMachine => "linux/" + RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether it says nothing: an index may leave the platform to the config.</summary>
    public bool IsUnknown => Os is null or "" or "unknown" || Architecture is null or "" or "unknown";

    /// <summary>The same platform in one spelling: arm64/v8 and amd64/v1 are what is meant without a variant.</summary>
    private OciPlatform Plain =>
        (Architecture, Variant) is ("arm64", "v8") or ("amd64", "v1") or (_, "") ? this with { Variant = null } : this;

    /// <summary>Null for what is none.</summary>
    public static OciPlatform? Parse(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } os, { Length: > 0 } architecture] => new OciPlatform(os, architecture),
        [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] => new OciPlatform(os, architecture, variant),
        _ => null,
    };

    /// <summary>Whether it is what was asked for; who names no variant takes any.</summary>
    public bool Fits(OciPlatform wanted) =>
        Os == wanted.Os && Architecture == wanted.Architecture && (wanted.Variant is null || Plain.Variant == wanted.Plain.Variant);

    public bool HasVariant => Plain.Variant is not null;

    public override string ToString() =>
        Os is null && Architecture is null ? "unknown"
        : Variant is { Length: > 0 } ? $"{Os}/{Architecture}/{Variant}"
        : $"{Os}/{Architecture}";
}
