using Microsoft.CodeAnalysis;

namespace ImageBench.Tests.House;

/// <summary>What is wrong with the files of harness/, in sentences that say what to do.</summary>
internal static class HouseRules
{
    public static IReadOnlyList<string> Broken(ParsedHouse house)
    {
        var uses = UsedNames.In(house);
        IEnumerable<string> broken =
        [
            .. house.Files.Select(Place).OfType<string>(),
            .. house.Sources.Select(source => Namespace(source.File, source.Tree)).OfType<string>(),
            .. Sizes(house.Files, "harness"),
            .. uses.SelectMany(use => new[] { Door(use), Floor(use) }).OfType<string>(),
            .. RoomCircles(uses),
            .. FileCircles(uses),
        ];
        return [.. broken.Distinct(StringComparer.Ordinal)];
    }

    public static IEnumerable<string> Sizes(IReadOnlyList<HouseFile> files, string project) => files
        .Where(file => file.IsSource || file.IsTemplate)
        .GroupBy(file => file.Path.Contains('/', StringComparison.Ordinal) ? file.Room : "")
        .Where(room => room.Count() > Rooms.MostFiles)
        .Select(room => $"{project}/{room.Key} holds {room.Count()} files, and a room holds at most {Rooms.MostFiles}: "
            + "join files that are one thought in two, or move those of one thought into a room of their own.");

    private static string? Place(HouseFile file) => Rooms.Has(file.Room)
        ? null
        : $"harness/{file.Path} is in a folder that is no room: "
            + $"give {file.Room}/ its place in the table of Rooms.cs, or move the file.";

    private static string? Namespace(HouseFile file, SyntaxTree tree)
    {
        var (declared, expected) = (ParsedHouse.Namespace(tree), "ImageBench." + file.Room.Replace('/', '.'));
        return declared is null || declared == expected || !Rooms.Has(file.Room)
            ? null
            : $"harness/{file.Path} declares the namespace {declared}: a folder is its namespace, so write {expected} or move the file.";
    }

    // What a global using names, each file of each room may name: it is held to the rules of the lowest floor.
    private static (string Room, string Verb) User(Use use) => use.Everywhere ? ("Model", "lets every room use") : (use.From.Room, "uses");

    private static string? Door(Use use)
    {
        var (room, verb) = User(use);
        if (use.To is not null || Doors.Closed(use.Name, room) is not { } door)
            return null;
        var open = string.Join(" and ", door.Rooms.Select(one => one + "/"));
        return $"harness/{use.From.Path} {verb} {door.Name}: its only door is {open}; "
            + "move that code there or pass the facts in.";
    }

    private static string? Floor(Use use)
    {
        var (room, verb) = User(use);
        if (use.Room is not { } other || Rooms.Outer(other) == Rooms.Outer(room))
            return null;
        if (Rooms.Floor(room) is not { } floor || Rooms.Floor(other) is not { } otherFloor || otherFloor < floor)
            return null;
        var what = use.To is null ? "" : $" of harness/{use.To.Path}";
        return $"harness/{use.From.Path} {verb} {use.Name}{what} (floor {otherFloor}): "
            + $"{Rooms.Outer(room)}/ is on floor {floor} and uses only lower floors; "
            + "move that code there, or have the facts passed in from above.";
    }

    private static IEnumerable<string> RoomCircles(IReadOnlyList<Use> uses)
    {
        var between = uses.Where(use => use.To is not null && use.To.Room != use.From.Room).ToLookup(use => (use.From.Room, use.To!.Room));
        foreach (var circle in Circle.Among(between.ToLookup(use => use.Key.Item1, use => use.Key.Item2, StringComparer.Ordinal)))
        {
            var steps = circle.Steps.Select(step => between[step].First()).Select(use => $"{use.From.Path} uses {use.To!.Path}");
            yield return $"The rooms {string.Join(", ", circle.Around)} of harness/ know each other in a circle "
                + $"({string.Join(", ", steps)}): "
                + "move one of these files into a room below the others, or pass in the facts that it asks for.";
        }
    }

    private static IEnumerable<string> FileCircles(IReadOnlyList<Use> uses)
    {
        var between = uses.Where(use => use.To is not null).ToLookup(use => use.From.Path, use => use.To!.Path, StringComparer.Ordinal);
        return Circle.Among(between).Select(circle =>
            $"The files {string.Join(", ", circle.Around)} of harness/ know each other in a circle: "
            + "let one of them take as an argument what it asks for, or move what they share into a file of its own.");
    }
}
