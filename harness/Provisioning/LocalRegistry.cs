using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImageBench.Provisioning;

/// <summary>
/// A registry of the harness's own on loopback (Debian's docker-registry), empty at its start. What it holds goes at its end.
/// </summary>
internal sealed class LocalRegistry : IAsyncDisposable
{
    private const string Program = "docker-registry";

    private readonly string _folder;
    private readonly IPEndPoint _address;
    private readonly Daemon _daemon;

    private LocalRegistry(string folder, IPEndPoint address, TimeProvider time)
    {
        _folder = folder;
        _address = address;
        _daemon = new Daemon(Program, folder, ConfigFile, address, time);
    }

    /// <summary>As it stands before an image's name.</summary>
    public string Host => _address.ToString();

    private string ConfigFile => Path.Combine(_folder, "config.yml");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts one for the run with that label.</summary>
    public static async Task<LocalRegistry> Start(StateFolder state, string label, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(state.Make(state.RegistriesFolder), label);
        var registry = new LocalRegistry(folder, FreeAddress(), time);
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(registry.ConfigFile, registry.Config(), cancellationToken);
            await registry._daemon.Start("serve", cancellationToken);
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Ends those of runs that are no longer alive, and removes what they held; the labels of those runs. What another user's run left is
    /// for that user to end.
    /// </summary>
    public static async Task<IReadOnlyList<string>> EndLeftOver(StateFolder state, Func<string, bool> isMeant, TimeProvider time)
    {
        var ended = new List<string>();
        foreach (var folder in Folders(state))
        {
            var label = Path.GetFileName(folder);
            if (!isMeant(label) || RunMark.IsHeld(state, label))
                continue;
            try
            {
                await new LocalRegistry(folder, new IPEndPoint(IPAddress.Loopback, 0), time).DisposeAsync();
                ended.Add(label);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It stays, and so is not told of.
            }
        }

        return ended;
    }

    /// <summary>Takes everything out of it.</summary>
    public async Task Empty(CancellationToken cancellationToken)
    {
        // While it runs it would still believe that it has what it had.
        await _daemon.End();
        Directory.Delete(Data, recursive: true);
        Directory.CreateDirectory(Data);
        await _daemon.Start("serve", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon.End();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else removed it, which is all that is left to do.
        }
    }

    private static string[] Folders(StateFolder state)
    {
        try
        {
            return Directory.Exists(state.RegistriesFolder) ? Directory.GetDirectories(state.RegistriesFolder) : [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Config()
    {
        Directory.CreateDirectory(Data);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: '{{Data.Replace("'", "''", StringComparison.Ordinal)}}' }, delete: { enabled: true } }
            http: { addr: "{{_address}}" }

            """);
    }

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
