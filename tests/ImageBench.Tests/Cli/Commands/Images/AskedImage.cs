using System.Text.Json;
using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>What a command says of images.</summary>
internal static class AskedImage
{
    public static async Task<JsonElement> Json(params string[] arguments) =>
        JsonDocument.Parse(await Run(["inspect", "--json", .. arguments])).RootElement;

    public static async Task<string> Run(params string[] arguments) => (await InvokedCommand.Run(arguments)).Output;
}
