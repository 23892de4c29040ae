using System.Diagnostics.CodeAnalysis;
using ImageBench.Model;

namespace ImageBench.Tests.Fuzz;

/// <summary>
/// What many inputs of one reader came to: how many were made, how many of them the one clean error refused, what else was thrown, the
/// slowest by processor time, and the one that most memory was asked for. An input that takes long is read twice more, and its fastest
/// reading counts: garbage of others that is collected during it is none of its own, and a slow input is slow each time.
/// </summary>
internal sealed class FuzzRun(FuzzedReader reader, FuzzMeter meter)
{
    private const int MostKept = 20;
    private const int ReadingsOfSlow = 3;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(0.25);

    private readonly Mutation _mutation = new(reader.Seeds);

    public FuzzedReader Reader => reader;

    public int Inputs { get; private set; }

    public int Refused { get; private set; }

    public List<(int Number, Exception Thrown)> Odd { get; } = [];

    public (int Number, TimeSpan Time) Slowest { get; private set; }

    public (int Number, long Bytes) Largest { get; private set; }

    /// <summary>Of all inputs, also of making them.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>The input of a number, to be looked at.</summary>
    public byte[] Input(int number) => _mutation.Input(number);

    /// <summary>The seeds as they are, then the inputs from a number on.</summary>
    public void Run(int first, int count, TimeSpan longest, CancellationToken cancellationToken)
    {
        var begun = meter.ProcessorTime();
        // Whatever compiles the code that reads is not the reading, and the seeds stand for nobody's attack: a first time.
        foreach (var seed in reader.Seeds)
            Reading(seed);
        for (var seed = 0; seed < reader.Seeds.Count; seed++)
            Read(-1 - seed, reader.Seeds[seed]);
        bool IsOver() => cancellationToken.IsCancellationRequested
            || (longest != Timeout.InfiniteTimeSpan && meter.ProcessorTime() - begun >= longest);
        for (var number = first; number - first < count && !IsOver(); number++)
        {
            Read(number, _mutation.Input(number));
            Inputs++;
        }

        ProcessorTime = meter.ProcessorTime() - begun;
    }

    private void Read(int number, byte[] input)
    {
        var before = meter.Bytes();
        var (taken, thrown) = Reading(input);
        var bytes = meter.Bytes() - before;
        if (thrown is Fault)
            Refused++;
        else if (thrown is not null && Odd.Count < MostKept)
            Odd.Add((number, thrown));
        for (var again = 1; again < ReadingsOfSlow && taken > Slow && taken > Slowest.Time; again++)
            taken = TimeSpan.FromTicks(Math.Min(taken.Ticks, Reading(input).Taken.Ticks));
        if (taken > Slowest.Time)
            Slowest = (number, taken);
        if (bytes > Largest.Bytes)
            Largest = (number, bytes);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever is thrown is what is looked for.")]
    private (TimeSpan Taken, Exception? Thrown) Reading(byte[] input)
    {
        var begun = meter.ProcessorTime();
        try
        {
            reader.Read(input);
            return (meter.ProcessorTime() - begun, null);
        }
        catch (Exception thrown)
        {
            return (meter.ProcessorTime() - begun, thrown);
        }
    }
}
