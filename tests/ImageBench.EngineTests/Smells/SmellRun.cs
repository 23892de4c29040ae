using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Smells;

/// <summary>
/// One run in which all smells are built beside what the rewrite and a person made of them; made when the first test asks for it:
/// of those on the images that are at hand, one of a kind. With IMAGEBENCH_SMELLS=all the images that the base set lacks are made first;
/// IMAGEBENCH_SMELLS=WORD builds those of that name.
/// </summary>
public sealed class SmellRun : IDisposable
{
    private static readonly string Asked = Environment.GetEnvironmentVariable("IMAGEBENCH_SMELLS") ?? "";

    private readonly Workplace _place = new();
    private HarnessResult? _result;
    private ILookup<string, IReadOnlyDictionary<string, string>>? _rows;

    internal static IReadOnlyList<SmellScenario> Scenarios { get; } =
    [
        .. SmellScenario.Built(all: Asked.Length > 0)
            .Where(scenario => Asked is "" or "all" || scenario.Name.Contains(Asked, StringComparison.Ordinal)),
    ];

    public void Dispose() => _place.Dispose();

    internal async Task<IReadOnlyDictionary<string, string>> Row(TestEngine engine, string scenario, string variant)
    {
        if (_rows is null)
        {
            foreach (var one in Scenarios)
                one.WriteInto(_place);
            _result = await Harness.Run(engine.State, _place.Arguments(engine, "--sizes"));
            Assert.True(_place.Runs.Count == 1, _result.Error);
            _rows = Csv.Read(_place.Runs[0], "variants.csv").ToLookup(row => $"{row["scenario"]}/{row["variant"]}");
        }

        return Assert.Single(_rows[$"{scenario}/{variant}"]);
    }

    /// <summary>What was told of one that does not work, until the next is begun.</summary>
    internal string Told(string scenario, string variant)
    {
        var told = _result!.Error;
        var at = told.IndexOf($"{scenario}/{variant} (buildkit): check failed", StringComparison.Ordinal);
        at = at < 0 ? told.IndexOf($"{scenario}/{variant} buildkit as-found round 1: failed", StringComparison.Ordinal) : at;
        return at < 0 ? "" : told[at..].Split("\n[", 2)[0];
    }
}
