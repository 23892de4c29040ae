using Docker.DotNet.Models;

namespace ImageBench.Engine.Wire;

/// <summary>
/// Keeps the first error of a pull's or an import's messages: the answer is 200 all the same. (Progress of T would post them late and out
/// of order.)
/// </summary>
internal sealed class ErrorMessages : IProgress<JSONMessage>
{
    public string? First { get; private set; }

    public void Report(JSONMessage value) => First ??= value.Error?.Message;
}
