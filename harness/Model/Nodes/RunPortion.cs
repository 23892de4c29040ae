using System.Globalization;

namespace ImageBench.Model.Nodes;

/// <summary>One of several equal parts of something, counted from 1: "2/6", as it is typed.</summary>
internal sealed record RunPortion(int Number, int Count)
{
    /// <summary>More machines than these have no one run.</summary>
    public const int Most = 10_000;

    public const string Form = "N/COUNT, such as 2/6";

    /// <summary>Null for what is none.</summary>
    public static RunPortion? Parse(string text) =>
        text.Split('/') is [var number, var count] && Whole(number) is { } its && Whole(count) is { } all ? Of(its, all) : null;

    /// <summary>Null where there is no such part.</summary>
    public static RunPortion? Of(int number, int count) =>
        number >= 1 && number <= count && count <= Most ? new RunPortion(number, count) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
