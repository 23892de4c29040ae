using ImageBench.Running.Ports;

namespace ImageBench.Tests.Runs.Played;

/// <summary>Names of a <see cref="HeldEngine"/>'s images, and pushes and pulls that move their one layer.</summary>
internal sealed class HeldTransfers(HeldStore images, Breakpoints breakpoints) : IImageTransfers
{
    private static readonly TransferAnswer Moves = new(new HashSet<string>(), new HashSet<string> { new('b', 12) }, null);

    public Task Tag(string imageId, string name, CancellationToken cancellationToken) => breakpoints.Around(
        () =>
        {
            images.Of(imageId).Names.Add(name);
            return Task.CompletedTask;
        },
        cancellationToken);

    public Task<TransferAnswer> Push(string name, CancellationToken cancellationToken) =>
        breakpoints.Around(() => Task.FromResult(Moves), cancellationToken);

    public Task<TransferAnswer> Pull(string name, CancellationToken cancellationToken) =>
        breakpoints.Around(() => Task.FromResult(Moves), cancellationToken);

    public Task Remove(string name, CancellationToken cancellationToken) => breakpoints.Around(
        () =>
        {
            images.RemoveName(name);
            return Task.CompletedTask;
        },
        cancellationToken);
}
