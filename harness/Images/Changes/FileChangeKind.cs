using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// What became of a file from base to head. <c>Grown</c>, <c>Shrunk</c> and <c>Changed</c> (as large as before) have another content;
/// <c>Attributes</c> has the same.
/// </summary>
internal enum FileChangeKind
{
    [Word("added")]
    Added,

    [Word("removed")]
    Removed,

    [Word("grown")]
    Grown,

    [Word("shrunk")]
    Shrunk,

    [Word("changed")]
    Changed,

    [Word("attributes")]
    Attributes,
}
