namespace ImageBench.Model.Scenarios;

/// <summary>How to see that an image works. <c>Timeout</c> is the longest from the container's start to the check's end.</summary>
internal abstract record CheckSpec(TimeSpan Timeout)
{
    /// <summary>What a program may use where the scenario says nothing.</summary>
    public static readonly ByteSize DefaultMemory = new(1_000_000_000);

    /// <summary>The most memory that the container may use, swap included.</summary>
    public ByteSize Memory { get; init; } = DefaultMemory;

    /// <summary>Whether the container's root is to be read-only.</summary>
    public bool ReadOnlyRoot { get; init; }
}
