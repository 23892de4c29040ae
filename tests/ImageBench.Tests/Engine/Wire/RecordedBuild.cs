using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

/// <summary>Message streams of a 20.10 engine, kept as they came; each line arrives a second after the one before.</summary>
internal static class RecordedBuild
{
    public static BuildLog Read(string name, IBuildTrace trace, ICollection<string>? started = null)
    {
        var log = new BuildLog(trace);
        var arrived = TimeSpan.Zero;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Engine", "Messages", name + ".jsonl")))
        {
            if (log.Read(line, arrived += TimeSpan.FromSeconds(1)) is { } step)
                started?.Add(step);
        }

        return log;
    }
}
