using System.CommandLine;

namespace ImageBench.Benchmarks;

/// <summary>The options of the benchmarks' commands.</summary>
internal sealed class MeasuringOptionSet
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "A file for the table as well: Markdown, or CSV where its name ends in .csv.",
        HelpName = "FILE",
    };
    private readonly Option<string> _engine = new("--engine")
    {
        Description = "The engine, as the harness takes it: auto, private, a URI, or context:NAME.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => "auto",
    };
    private readonly Option<string> _baseSet = new("--base-set")
    {
        Description = "Where parent images come from, as the harness takes it: auto, hub or debian.",
        HelpName = "WORD",
        DefaultValueFactory = _ => "auto",
    };
    private readonly Option<bool> _provision = new("--provision")
    {
        Description = "Allows the harness to install what is missing and to make parent images.",
    };
    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "A bundled scenario, such as go-crud, instead of the small one that this benchmark brings.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _archive = new("--archive")
    {
        Description = "An archive of docker save to measure with. Default: one is made.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "A folder of files to measure with.",
        HelpName = "PATH",
    };
    private readonly Option<int> _inputs = new("--inputs")
    {
        Description = "How many inputs each reader gets at most, with those that --collect holds.",
        HelpName = "N",
        DefaultValueFactory = _ => 1_000_000,
    };
    private readonly Option<int> _seconds = new("--seconds")
    {
        Description = "How much processor time each reader is given at most, with what it had before.",
        HelpName = "N",
        DefaultValueFactory = _ => 36_000,
    };
    private readonly Option<string?> _collect = new("--collect")
    {
        Description = "A CSV file that each part is added to as it is found; what it holds counts, and is not read again.",
        HelpName = "FILE",
    };
    private readonly Option<int> _first = new("--first")
    {
        Description = "The number of the first input; the same number gives the same input.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<string?> _reader = new("--reader")
    {
        Description = "Only readers in whose name this stands.",
        HelpName = "TEXT",
    };
    private readonly Option<int> _runs = new("--runs")
    {
        Description = "How many runs are broken. Default: 200.",
        HelpName = "N",
        DefaultValueFactory = _ => 200,
    };
    private readonly Option<string?> _kind = new("--kind")
    {
        Description = "Only ways of breaking a run in whose name this stands.",
        HelpName = "TEXT",
    };
    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "Another number makes other moments. Default: 1.",
        HelpName = "N",
    };

    public IEnumerable<Option> For(Benchmark benchmark) =>
    [
        _output,
        .. benchmark.NeedsEngine ? (Option[])[_engine, _baseSet, _provision] : [],
        .. benchmark.TakesArchive ? (Option[])[_archive] : [],
        .. benchmark.TakesFolder ? (Option[])[_folder] : [],
        .. benchmark.TakesInputs ? (Option[])[_inputs, _seconds, _first, _reader, _collect] : [],
        .. benchmark.TakesRuns ? (Option[])[_runs, _kind, _seed] : [],
        .. benchmark.TakesScenario ? (Option[])[_scenario] : [],
    ];

    public MeasuringOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_output),
        parsed.GetValue(_engine) ?? "auto",
        parsed.GetValue(_baseSet) ?? "auto",
        parsed.GetValue(_provision),
        parsed.GetValue(_archive),
        parsed.GetValue(_scenario))
    {
        Folder = parsed.GetValue(_folder),
        Inputs = parsed.GetValue(_inputs),
        Seconds = parsed.GetValue(_seconds),
        FirstInput = parsed.GetValue(_first),
        Reader = parsed.GetValue(_reader),
        Collect = parsed.GetValue(_collect),
        Runs = parsed.GetValue(_runs),
        Kind = parsed.GetValue(_kind),
        Seed = parsed.GetValue(_seed) ?? 1,
    };
}
