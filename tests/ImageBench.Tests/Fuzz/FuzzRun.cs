using System.Diagnostics.CodeAnalysis;
using ImageBench.Model;

namespace ImageBench.Tests.Fuzz;

/// <summary>
/// What many inputs of one reader came to: how many were made, how many of them the one clean error refused, what else was thrown, the
/// slowest, and the one that most memory was asked for (by the thread that reads it: another reader may run beside it).
/// </summary>
internal sealed class FuzzRun(FuzzedReader reader, TimeProvider time)
{
    private const int MostKept = 20;

    private readonly Mutation _mutation = new(reader.Seeds);

    public FuzzedReader Reader => reader;

    public int Inputs { get; private set; }

    public int Refused { get; private set; }

    public List<(int Number, Exception Thrown)> Odd { get; } = [];

    public (int Number, TimeSpan Time) Slowest { get; private set; }

    public (int Number, long Bytes) Largest { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    /// <summary>The input of a number, to be looked at.</summary>
    public byte[] Input(int number) => _mutation.Input(number);

    /// <summary>The seeds as they are, then the inputs from a number on.</summary>
    public void Run(int first, int count, TimeSpan longest, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var seed = 0; seed < reader.Seeds.Count; seed++)
            Read(-1 - seed, reader.Seeds[seed]);
        bool IsOver() => longest != Timeout.InfiniteTimeSpan && time.GetElapsedTime(begun) >= longest;
        for (var number = first; number - first < count && !IsOver(); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(number, _mutation.Input(number));
            Inputs++;
        }

        Elapsed = time.GetElapsedTime(begun);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever is thrown is what is looked for.")]
    private void Read(int number, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var begun = time.GetTimestamp();
        try
        {
            reader.Read(input);
        }
        catch (Fault)
        {
            Refused++;
        }
        catch (Exception odd)
        {
            if (Odd.Count < MostKept)
                Odd.Add((number, odd));
        }

        var taken = time.GetElapsedTime(begun);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (taken > Slowest.Time)
            Slowest = (number, taken);
        if (bytes > Largest.Bytes)
            Largest = (number, bytes);
    }
}
