namespace ImageBench.Model.Builds;

/// <summary>How a builder gets what it builds from; times of the two ways are not comparable.</summary>
internal enum BuildWay
{
    /// <summary>It asks for the files that it lacks, as with Docker's own clients.</summary>
    [Word("session")]
    Session,

    /// <summary>It is sent all of them in one tar.</summary>
    [Word("tar")]
    Tar,
}
