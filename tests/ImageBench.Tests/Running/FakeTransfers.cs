using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running;

/// <summary>Pushes and pulls that do what a test says: by default every layer moves.</summary>
internal sealed class FakeTransfers(List<string> calls) : IImageTransfers
{
    /// <summary>What becomes of each push and pull, by the image's name.</summary>
    public Func<string, TransferAnswer> Answers { get; init; } = _ => new TransferAnswer(
        new HashSet<string>(), new HashSet<string>(), null);

    /// <summary>Called before each push and pull.</summary>
    public Action Before { get; init; } = () => { };

    /// <summary>Called before each removal.</summary>
    public Action OnRemoval { get; init; } = () => { };

    public Task Tag(string imageId, string name, CancellationToken cancellationToken) => Call($"tag {name}", cancellationToken);

    public Task<TransferAnswer> Push(string name, CancellationToken cancellationToken) => Move($"push {name}", name, cancellationToken);

    public Task<TransferAnswer> Pull(string name, CancellationToken cancellationToken) => Move($"pull {name}", name, cancellationToken);

    public Task Remove(string name, CancellationToken cancellationToken)
    {
        OnRemoval();
        return Call($"remove {name}", cancellationToken);
    }

    private Task Call(string call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        calls.Add(call);
        return Task.CompletedTask;
    }

    private async Task<TransferAnswer> Move(string call, string name, CancellationToken cancellationToken)
    {
        Before();
        await Call(call, cancellationToken);
        return Answers(name);
    }
}
