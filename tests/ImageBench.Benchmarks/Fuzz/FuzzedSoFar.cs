using System.Globalization;
using ImageBench.Benchmarks.Figures;

namespace ImageBench.Benchmarks.Fuzz;

/// <summary>All that is known of one reader: the parts of before and of now.</summary>
internal sealed class FuzzedSoFar(string reader, IEnumerable<FuzzPart> before)
{
    private const double MostSeconds = 2;
    private const double MostMebibytes = 300;

    private readonly List<FuzzPart> _parts = [.. before];

    public string Reader => reader;

    public int Inputs => _parts.Sum(part => part.Inputs);

    public TimeSpan ProcessorTime => TimeSpan.FromTicks(_parts.Sum(part => part.ProcessorTime.Ticks));

    public IEnumerable<string> Odd => _parts.SelectMany(part => part.Odd);

    /// <summary>The number of the next input: the same number gives the same input, so none is read twice.</summary>
    public int Next(int first) => _parts.Select(part => part.First + part.Inputs).Append(first).Max();

    public void Add(FuzzPart part) => _parts.Add(part);

    public IEnumerable<Figure> Figures =>
    [
        new Figure($"{reader}: exceptions but the clean error, at least", Odd.Count(), "", 0),
        new Figure($"{reader}: processor time of the slowest input", Slowest?.Slowest.TotalSeconds ?? 0, "s", MostSeconds),
        new Figure($"{reader}: memory asked for by one input", (Largest?.LargestBytes ?? 0) / 1024.0 / 1024, "MiB", MostMebibytes),
    ];

    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{reader}: {Inputs:N0} inputs in {ProcessorTime.TotalSeconds:0} s of processor time, of which "
            + $"{_parts.Sum(part => part.Refused):N0} were refused; the slowest is input {Slowest?.SlowestNumber}, the largest "
            + $"{Largest?.LargestNumber}.");

    /// <summary>How many inputs were read by which commit of the harness.</summary>
    public IEnumerable<(string Harness, int Inputs)> Harnesses =>
        _parts.GroupBy(part => part.Harness).Select(parts => (parts.Key, parts.Sum(part => part.Inputs)));

    private FuzzPart? Slowest => _parts.MaxBy(part => part.Slowest);

    private FuzzPart? Largest => _parts.MaxBy(part => part.LargestBytes);
}
