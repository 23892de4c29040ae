using System.Net;
using System.Text;
using Docker.DotNet;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Wire;
using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Images.Remote;
using ImageBench.Tests.Fuzz.Seeds;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of registries, and of what tells how they are to be spoken to.</summary>
internal static class RegistryReaders
{
    private const string Host = "127.0.0.1:5000";

    private static readonly ImageName Name = ImageName.Parse($"registry://{Host}/app:1")!;

    public static IReadOnlyList<FuzzedReader> All(string folder) =>
    [
        new("registry's answers", 20, RegistrySeeds.Answers, ReadAnswers),
        new("registry's documents", 10, RegistrySeeds.Documents, ReadDocuments),
        new("registry's manifest", 1, RegistrySeeds.Manifests, body => RegistryManifests.Read(body)),
        new("WWW-Authenticate", 1,
            [
                Bytes("Bearer realm=\"https://auth.example/token\",service=\"r.example\",scope=\"repository:a/b:pull,push\""),
                Bytes("Basic realm=\"a \\\"b\\\"\", charset=UTF-8"), Bytes("Negotiate"),
            ],
            header => AuthChallenge.Best([Encoding.Latin1.GetString(header), "basic realm=a"])),
        new("error body", 1,
            [
                Bytes("{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\",\"detail\":{\"Tag\":\"1\"}}]}"),
                Bytes("{\"message\":\"no such image: a\"}"), Bytes("{\"details\":\"incorrect username or password\"}"),
            ],
            ReadError),
        new("credential helper's answer", 1,
            [
                Bytes("{\"ServerURL\":\"r.example\",\"Username\":\"u\",\"Secret\":\"p\"}\n"),
                Bytes("{\"Username\":\"<token>\",\"Secret\":\"t\"}"), Bytes("credentials not found in native keychain\n"),
            ],
            answer => CredentialHelper.Parse(Encoding.UTF8.GetString(answer))),
        new("daemon.json", 2,
            [
                Bytes("{\"registry-mirrors\":[\"https://m.example\",\"http://[::1]:5000/\"],"
                    + "\"insecure-registries\":[\"10.0.0.0/8\",\"r:5000\",\"::/0\"]}"),
            ],
            settings => ReadSettings(Path.Combine(folder, "daemon.json"), settings)),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // Whatever the first image is told to be: its list, then what is in it, then what a push would find there.
    private static void ReadAnswers(byte[] answers)
    {
        var played = new PlayedAnswers(answers);
        var settings = new RegistrySettings([], [])
        {
            FindLogin = (_, _) => Task.FromResult<RegistryLogin?>(new RegistryLogin(Host, "u", "p")),
            Connect = (_, _) => played.Next(),
        };
        var time = new NoWaiting();
        using var images = new RegistryImages(Name, settings, time, _ => { });
        Read(new RemoteImages(images, Name.Reference, new LayerShelf(), LayerMemory.Nothing));
        var again = new PlayedAnswers(answers);
        var manifests = new RegistryManifests(settings with { Connect = (_, _) => again.Next() }, time);
        manifests.Find(Name.ToString(), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void ReadDocuments(byte[] input)
    {
        var end = input.AsSpan().IndexOf((byte)'\n');
        var (digest, body) = (Encoding.Latin1.GetString(input, 0, Math.Max(0, end)), input[(end + 1)..]);
        var documents = new Dictionary<string, byte[]>(RegistrySeeds.Image, StringComparer.Ordinal);
        if (documents.ContainsKey(digest))
            documents[digest] = body;
        // The name stands for the image's index, and where another document is odd for what it is.
        var first = documents.GetValueOrDefault(digest is { Length: > 0 } && end >= 0 ? RegistrySeeds.Index : "", body);
        Read(new RemoteImages(new PlayedRepository(documents, first), "1", new LayerShelf(), LayerMemory.Nothing));
    }

    private static void Read(RemoteImages images)
    {
        images.ListAll(CancellationToken.None).GetAwaiter().GetResult();
        images.List(ImageChoice.Any, CancellationToken.None).GetAwaiter().GetResult();
        images.ListReferrers([RegistrySeeds.Index], CancellationToken.None).GetAwaiter().GetResult();
        images.Read(ImageChoice.Any, new ImageReading(), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void ReadError(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        _ = RegistryFault.Refused(Host, "app:1", HttpStatusCode.NotFound, text, hasLogin: false);
        _ = EngineAnswer.Message(new DockerApiException(HttpStatusCode.NotFound, text));
    }

    private static void ReadSettings(string path, byte[] settings)
    {
        File.WriteAllBytes(path, settings);
        if (RegistrySettings.Read(path) is not { } read)
            return;
        _ = (read.IsInsecure("10.1.2.3:5000"), read.IsInsecure("[::2]"));
        using var hub = new RegistryImages(ImageName.Parse("registry://app")!, read, TimeProvider.System, _ => { });
    }
}
