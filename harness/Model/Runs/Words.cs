using ImageBench.Model.Builds;
using ImageBench.Model.Images;

namespace ImageBench.Model.Runs;

/// <summary>The words that columns, options and pages use for the values of our enumerations.</summary>
internal static class Words
{
    public static string Word(this Builder builder) => builder == Builder.BuildKit ? "buildkit" : "classic";

    public static string Word(this BaseSet baseSet) => baseSet == BaseSet.Hub ? "hub" : "debian";

    public static string Word(this CacheState cache) => cache switch
    {
        CacheState.Cold => "cold",
        CacheState.Warm => "warm",
        CacheState.IncrementalSource => "incremental-source",
        CacheState.IncrementalDependency => "incremental-dependency",
        _ => throw new ArgumentOutOfRangeException(nameof(cache), cache, "no word for this cache state"),
    };

    public static string Word(this BuildStatus status) => status switch
    {
        BuildStatus.Built => "built",
        BuildStatus.Failed => "failed",
        BuildStatus.TimedOut => "timed_out",
        BuildStatus.Cancelled => "cancelled",
        BuildStatus.Invalid => "invalid",
        BuildStatus.LeftOut => "left_out",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no word for this build status"),
    };

    public static string Word(this CheckResult check) => check switch
    {
        CheckResult.None => "none",
        CheckResult.Passed => "passed",
        CheckResult.Failed => "failed",
        CheckResult.Started => "started",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "no word for this check result"),
    };

    public static string Word(this TransferDirection direction) => direction == TransferDirection.Push ? "push" : "pull";

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.NoDifferenceShown => "no difference shown",
        Verdict.Faster => "faster",
        Verdict.Slower => "slower",
        Verdict.TooFewRounds => "too few rounds",
        Verdict.Same => "same",
        Verdict.Smaller => "smaller",
        Verdict.Larger => "larger",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no word for this verdict"),
    };

    public static string Word(this ContentSource source) => source == ContentSource.Stored ? "stored" : "computed";

    public static string Word(this ContentKind kind) => kind switch
    {
        ContentKind.Program => "program",
        ContentKind.SharedLibraries => "shared_libraries",
        ContentKind.Toolchain => "toolchain",
        ContentKind.PackageDataAndCaches => "package_data_and_caches",
        ContentKind.Sources => "sources",
        ContentKind.Documentation => "documentation",
        ContentKind.SystemPrograms => "system_programs",
        ContentKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word for this kind of content"),
    };

    public static string Word(this EntryKind kind) => kind switch
    {
        EntryKind.File => "file",
        EntryKind.HardLink => "hard_link",
        EntryKind.Symlink => "symlink",
        EntryKind.Directory => "directory",
        EntryKind.Other => "other",
        EntryKind.Whiteout => "whiteout",
        EntryKind.OpaqueWhiteout => "opaque_whiteout",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word for this kind of entry"),
    };

    public static string Word(this EntryFate fate) => fate switch
    {
        EntryFate.Visible => "visible",
        EntryFate.Replaced => "replaced",
        EntryFate.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "no word for this fate"),
    };

    /// <summary>The value that a word stands for, or null for an unknown word.</summary>
    public static T? Find<T>(string word, Func<T, string> wordOf) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(wordOf(value), word, StringComparison.Ordinal))
                return value;
        }

        return null;
    }
}
