using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;

namespace ImageBench.Tests.Running.Transfers;

public class MovedLayersTests
{
    private static readonly string[] DiffIds = [Digest('a'), Digest('b'), Digest('c')];
    private static readonly StoredManifest Manifest = new(Digest('f'), new ByteSize(7), [Blob('1', 1000), Blob('2', 200), Blob('3', 30)]);

    [Fact]
    public void AreTheManifestTheConfigAndTheLayersThatWereNotThere()
    {
        // An engine names layers by diff id when it pushes and by digest when it pulls.
        var pushed = Add(Answer(reused: "a", moved: "bc"), Manifest);
        var pulled = Add(Answer(reused: "1", moved: "23"), Manifest);

        Assert.Equal((3, 1, new ByteSize(237)), (pushed.Layers, pushed.Reused, pushed.Moved));
        Assert.Equal((3, 1, new ByteSize(237)), (pulled.Layers, pulled.Reused, pulled.Moved));
    }

    [Fact]
    public void ALayerThatTheImageHasTwiceMovesOnce()
    {
        var twice = Manifest with { Layers = [Blob('1', 1000), Blob('2', 200), Blob('2', 200)] };

        Assert.Equal(new ByteSize(1207), Add(Answer(reused: "", moved: "12"), twice).Moved);
    }

    [Fact]
    public void AreNotKnownWhereTheEngineWasSilentOrTheRegistryTellsNothing()
    {
        Assert.Equal((3, null, null), Counts(Add(Answer(reused: "a", moved: "b"), Manifest)));
        Assert.Equal((3, null, null), Counts(Add(Answer(reused: "a", moved: "bc"), null)));
        Assert.Equal((3, null, null), Counts(Add(Answer(reused: "a", moved: "bc"), Manifest with { Layers = [Blob('1', 1000)] })));
    }

    private static (int?, int?, ByteSize?) Counts(Transfer transfer) => (transfer.Layers, transfer.Reused, transfer.Moved);

    private static Transfer Add(TransferAnswer answer, StoredManifest? manifest) =>
        MovedLayers.AddTo(new Transfer(VariantKey.Of(Some.Key()), TransferDirection.Push, 1, Some.Time), answer, DiffIds, manifest);

    private static TransferAnswer Answer(string reused, string moved) => new(Short(reused), Short(moved), null);

    private static HashSet<string> Short(string digits) => [.. digits.Select(digit => new string(digit, 12))];

    private static string Digest(char digit) => "sha256:" + new string(digit, 64);

    private static StoredManifest.Blob Blob(char digit, long size) => new(Digest(digit), new ByteSize(size));
}
