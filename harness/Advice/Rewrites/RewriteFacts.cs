using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;

namespace ImageBench.Advice.Rewrites;

/// <summary>
/// What is known of a Dockerfile besides its text. All of it may be missing (null or empty): what a rewrite needs and does not have, it is
/// not certain of.
/// </summary>
internal sealed record RewriteFacts
{
    public static RewriteFacts None { get; } = new();

    /// <summary>Values of build arguments that the build is given.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The stage that is built; null: the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Mounts and copies with a mode are BuildKit's alone.</summary>
    public Builder Builder { get; init; } = Builder.BuildKit;

    /// <summary>What the folder of the build context holds, whatever its ignore file says; null: not known.</summary>
    public ContextFacts? Context { get; init; }

    /// <summary>What the unchanged Dockerfile made; null: not known.</summary>
    public ImageFacts? Image { get; init; }

    /// <summary>How a container of it starts; null: not known.</summary>
    public ImageStart? Start { get; init; }

    /// <summary>The bytes below the folders that rewrites ask for; null: not known.</summary>
    public IReadOnlyDictionary<string, ByteSize>? Folders { get; init; }

    /// <summary>
    /// The modes of files that one of its layers wrote and a later one wrote again, by path; null: not known.
    /// </summary>
    public IReadOnlyDictionary<string, int>? Modes { get; init; }

    /// <summary>
    /// Files of its installed packages that are compiled for a system, and may ask for its libraries; null: not known.
    /// </summary>
    public IReadOnlyList<string>? CompiledPackages { get; init; }

    /// <summary>What its own steps wrote, and the packages that this asks for; null: not known.</summary>
    public WrittenFacts? Written { get; init; }

    /// <summary>What it calls installed; null: not known.</summary>
    public IReadOnlyList<InstalledPackage>? Packages { get; init; }

    /// <summary>
    /// The name to write for a public image ("debian:13-slim"), where it goes by another one here; what is not named has its own.
    /// </summary>
    public IReadOnlyDictionary<string, string> ImageNames { get; init; } = new Dictionary<string, string>();
}
