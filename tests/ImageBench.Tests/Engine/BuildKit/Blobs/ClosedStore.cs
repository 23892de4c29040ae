using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.BuildKit.Blobs;

/// <summary>A store that has every blob and can open none.</summary>
internal sealed class ClosedStore : IBlobStore
{
    public const string Why = "The cache cannot be read: name another folder.";

    public long? Find(string digest) => 10;

    public Stream Open(string digest) => throw new Fault(ExitCode.BadInput, Why);

    public IBlobDraft? Begin() => null;
}
