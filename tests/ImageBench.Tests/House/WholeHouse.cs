using ImageBench.Tests.House;

[assembly: AssemblyFixture(typeof(WholeHouse))]

namespace ImageBench.Tests.House;

/// <summary>What lies in harness/, for all tests of a run that look at the whole of it.</summary>
public sealed class WholeHouse
{
    private readonly Lazy<IReadOnlyList<HouseFile>> _files = new(() => HouseFile.Under("harness"));
    private readonly Lazy<ParsedHouse> _parsed;

    public WholeHouse() => _parsed = new Lazy<ParsedHouse>(() => new ParsedHouse(Files));

    internal IReadOnlyList<HouseFile> Files => _files.Value;

    internal ParsedHouse Parsed => _parsed.Value;
}
