using ImageBench.Model;
using ImageBench.Running.Parents;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Parents;

/// <summary>An engine whose registry has these images, and two variants that need one parent: another one in each base set.</summary>
internal sealed class SupplyStage(params string[] registry)
{
    public FakeEngine Engine { get; init; } = new(new FakeTimeProvider(Some.Time)) { Registry = [.. registry] };

    /// <summary>What the supply said.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Why no image can be made here; null: each can.</summary>
    public string? CannotMake { get; init; }

    public Func<BaseSet, IReadOnlyList<NeededParent>> Needed { get; init; } = baseSet =>
        [.. new[] { "single", "multi" }.Select(variant => new NeededParent(Parent(baseSet), "go-crud", variant))];

    /// <summary>The image that the variants need in that base set.</summary>
    public static string Parent(BaseSet baseSet) => baseSet == BaseSet.Hub ? "golang" : "imagebench/go";

    public Task<ChosenParents> Choose(BaseSet? asked) =>
        new ParentSupply(Engine, Needed, Make, Told.Add).Choose(asked, TestContext.Current.CancellationToken);

    private Task<string?> Make(string image, CancellationToken cancellationToken)
    {
        Engine.Calls.Add("make " + image);
        if (CannotMake is null)
            Engine.Have(image);
        return Task.FromResult(CannotMake);
    }
}
