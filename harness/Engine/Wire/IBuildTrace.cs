using System.Text.Json;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Wire;

/// <summary>What a builder tells of its steps in the messages of a build. One implementation a builder.</summary>
internal interface IBuildTrace
{
    /// <summary>The steps so far, in the order in which the engine first named them.</summary>
    IReadOnlyList<Step> Steps { get; }

    /// <summary>The last output of the step that failed, or of all steps where none did.</summary>
    IReadOnlyList<string> LogTail { get; }

    /// <summary>The builder's own times, where it tells them.</summary>
    BuildSpans Spans { get; }

    /// <summary>
    /// Takes one message; the name of a step that it starts, or null. <paramref name="arrived"/> counts from the build's start.
    /// </summary>
    string? Read(JsonElement message, TimeSpan arrived);
}
