namespace ImageBench.Running.Ports;

/// <summary>
/// What transfers ask of an engine's images. An engine that stops answering throws a <see cref="Model.Fault"/>; what it or the registry
/// refuses is an answer.
/// </summary>
internal interface IImageTransfers
{
    /// <summary>Gives an image one more name.</summary>
    Task Tag(string imageId, string name, CancellationToken cancellationToken);

    Task<TransferAnswer> Push(string name, CancellationToken cancellationToken);

    Task<TransferAnswer> Pull(string name, CancellationToken cancellationToken);

    /// <summary>Takes a name away, and with its last name the image. Nothing happens where there is none.</summary>
    Task Remove(string name, CancellationToken cancellationToken);
}
