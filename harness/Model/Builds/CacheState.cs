namespace ImageBench.Model.Builds;

/// <summary>What the build cache knows when the clock starts.</summary>
internal enum CacheState
{
    /// <summary>Nothing: every step but FROM runs.</summary>
    [Word("cold")]
    Cold,

    /// <summary>All: nothing changed since the last build.</summary>
    [Word("warm")]
    Warm,

    /// <summary>All but what one changed source file asks for.</summary>
    [Word("incremental-source")]
    IncrementalSource,

    /// <summary>All but what a changed dependency manifest asks for.</summary>
    [Word("incremental-dependency")]
    IncrementalDependency,

    /// <summary>Nothing of its own: what an earlier build exported is imported, as on a new machine of a CI.</summary>
    [Word("imported")]
    Imported,

    /// <summary>Whatever it knows already, from whomever: what is built is what counts, and the time says nothing.</summary>
    [Word("as-found")]
    AsFound,
}
