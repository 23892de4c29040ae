namespace ImageBench.EngineTests.Smells;

/// <summary>What public images are called in the base set that is made of Debian's packages.</summary>
internal static class BaseSetNames
{
    // A name before those that it begins with.
    private static readonly (string Public, string Made)[] All =
    [
        ("gcr.io/distroless/static-debian13:nonroot", "imagebench/static"),
        ("gcr.io/distroless/base-nossl-debian13:nonroot", "imagebench/base"),
        ("gcr.io/distroless/cc-debian13:nonroot", "imagebench/cc"),
        ("gcr.io/distroless/java-base-debian13:nonroot", "imagebench/java-base"),
        ("gcr.io/distroless/python3-debian13:nonroot", "imagebench/python-distroless"),
        ("gcr.io/distroless/nodejs20-debian12:nonroot", "imagebench/node-distroless"),
        ("mcr.microsoft.com/dotnet/sdk:10.0", "imagebench/dotnet-sdk"),
        ("mcr.microsoft.com/dotnet/aspnet:10.0", "imagebench/dotnet-aspnet"),
        ("eclipse-temurin:21-jre", "imagebench/java-jre"),
        ("eclipse-temurin:21", "imagebench/java"),
        ("debian:13-slim", "imagebench/debian-slim"),
        ("debian:13", "imagebench/debian"),
        ("python:3.13-slim", "imagebench/python-slim"),
        ("python:3.13", "imagebench/python"),
        ("node:20-slim", "imagebench/node-slim"),
        ("node:20", "imagebench/node"),
        ("golang:1.24", "imagebench/go"),
        ("rust:1.85", "imagebench/rust"),
        ("gcc:14", "imagebench/c"),
    ];

    // What every run of these tests has, and what is built on it takes a second: a toolchain takes its time.
    private static readonly string[] AtHand = ["imagebench/busybox", "imagebench/debian"];

    public static IReadOnlyDictionary<string, string> ByPublicName { get; } = All.ToDictionary(
        name => name.Public, name => name.Made, StringComparer.Ordinal);

    /// <summary>A Dockerfile on images of the base set.</summary>
    public static string Put(string dockerfile) =>
        All.Aggregate(dockerfile, (text, name) => text.Replace(name.Public, name.Made, StringComparison.Ordinal));

    /// <summary>Whether all that it stands on is there without anything being made for it.</summary>
    public static bool IsAtHand(string dockerfile) => dockerfile
        .Split([' ', '\n', '='], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.StartsWith("imagebench/", StringComparison.Ordinal))
        .All(AtHand.Contains);
}
