namespace ImageBench.Tests.House;

/// <summary>Things that know each other in a circle: each uses the next, and the last uses the first.</summary>
internal sealed record Circle(IReadOnlyList<string> Around)
{
    public IEnumerable<(string From, string To)> Steps => Around.Zip([.. Around.Skip(1), Around[0]]);

    /// <summary>The shortest circle of each thing that is in one; what was told with another is not told again.</summary>
    public static IReadOnlyList<Circle> Among(ILookup<string, string> uses)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var circles = new List<Circle>();
        foreach (var start in uses.Select(use => use.Key).Order(StringComparer.Ordinal))
        {
            if (told.Contains(start) || Shortest(start, uses) is not { } circle)
                continue;
            told.UnionWith(circle);
            circles.Add(new Circle(circle));
        }

        return circles;
    }

    private static List<string>? Shortest(string start, ILookup<string, string> uses)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var here))
        {
            foreach (var there in uses[here].Order(StringComparer.Ordinal))
            {
                if (cameFrom.TryAdd(there, here))
                    next.Enqueue(there);
            }
        }

        if (!cameFrom.TryGetValue(start, out var at))
            return null;
        var circle = new List<string>();
        for (; at != start; at = cameFrom[at])
            circle.Insert(0, at);
        return [start, .. circle];
    }
}
