namespace ImageBench.Model.Runs;

/// <summary>Which way an image went through a registry.</summary>
internal enum TransferDirection
{
    Push,
    Pull,
}
