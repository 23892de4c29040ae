// A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up.
using System.Text.Json.Serialization;

const int Largest = 1_000_000;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswersContext.Default));
var app = builder.Build();

app.MapGet("/healthz", () => new Health("ok"));
app.MapGet("/primes/{number}", (string number) =>
{
    if (!int.TryParse(number, out var limit) || limit is < 3 or > Largest)
        return Results.BadRequest(new Failure("ask for a number from 3 to 1000000"));
    var (count, largest) = Sieve(limit);
    return Results.Ok(new Found(limit, count, largest));
});
app.MapFallback(() => Results.NotFound(new Failure("no such path")));
app.Run();

// The primes below a limit by Eratosthenes' sieve: how many, and the largest.
static (int Count, int Largest) Sieve(int limit)
{
    var composite = new bool[limit];
    var (count, largest) = (0, 0);
    for (var n = 2; n < limit; n++)
    {
        if (composite[n])
            continue;
        (count, largest) = (count + 1, n);
        for (var multiple = (long)n * n; multiple < limit; multiple += n)
            composite[multiple] = true;
    }

    return (count, largest);
}

internal sealed record Health(string Status);

internal sealed record Found(int Below, int Count, int Largest);

internal sealed record Failure(string Error);

// Written at compile time, since a trimmed or native program cannot look at its types while it runs.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Found))]
[JsonSerializable(typeof(Failure))]
internal sealed partial class AnswersContext : JsonSerializerContext;
