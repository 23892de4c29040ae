namespace ImageBench.Model.Runs;

/// <summary>Which way an image went through a registry.</summary>
internal enum TransferDirection
{
    [Word("push")]
    Push,

    [Word("pull")]
    Pull,
}
