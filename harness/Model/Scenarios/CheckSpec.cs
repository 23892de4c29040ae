namespace ImageBench.Model.Scenarios;

/// <summary>
/// How to see that an image works, and how it is started for that. <c>Timeout</c> is the longest from the container's start to the
/// check's end.
/// </summary>
internal abstract record CheckSpec(TimeSpan Timeout)
{
    /// <summary>What a program may use where the scenario says nothing.</summary>
    public static readonly ByteSize DefaultMemory = new(1_000_000_000);

    /// <summary>The most memory that the container may use, swap included.</summary>
    public ByteSize Memory { get; init; } = DefaultMemory;

    /// <summary>Whether the container's root is to be read-only.</summary>
    public bool ReadOnlyRoot { get; init; }

    /// <summary>Variables that it is started with beside the image's own, as <c>docker run --env</c> gives them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands behind the image's name in <c>docker run</c>, in place of its command; null: nothing does.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Whether its programs may gain privileges, as setuid ones do.</summary>
    public bool NewPrivileges { get; init; }
}
