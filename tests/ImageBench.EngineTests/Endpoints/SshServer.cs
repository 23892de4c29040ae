using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>An sshd on loopback with keys of its own. The machine's own keys and known hosts are neither used nor changed.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-ssh-");
    private readonly int _port = Registry.FreePort();
    private Process? _process;

    private SshServer()
    {
    }

    /// <summary>The address of an engine whose socket is that, behind this server.</summary>
    public string Address(Uri socket) => string.Create(CultureInfo.InvariantCulture, $"ssh://127.0.0.1:{_port}{socket.LocalPath}");

    /// <summary>A folder to stand first in PATH, whose ssh knows this server and its key.</summary>
    public string Programs => Path.Combine(_folder.FullName, "bin");

    public static async Task<SshServer> Start()
    {
        // It starts itself again for each connection, and wants its full path for that.
        var sshd = await DebianProgram.Need("sshd", "openssh-server");
        var server = new SshServer();
        try
        {
            await server.Write();
            server._process = Process.Start(new ProcessStartInfo(sshd, ["-D", "-e", "-f", server.PathOf("sshd_config")]))!;
            for (var attempt = 1; !await server.Listens(); attempt++)
            {
                Assert.True(attempt < 100 && !server._process.HasExited, "sshd does not listen");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    // The account and the folder are those of the package, where its installation was not let make them.
    private Task<string> Write() => Shell.Run(string.Create(CultureInfo.InvariantCulture, $"""
        cd '{_folder.FullName}' && mkdir bin && mkdir -p -m 755 /run/sshd &&
        (getent passwd sshd > /dev/null || useradd --system --no-create-home --home-dir /run/sshd --shell /usr/sbin/nologin sshd) &&
        ssh-keygen -q -t ed25519 -N '' -f host_key && ssh-keygen -q -t ed25519 -N '' -f user_key &&
        cat > sshd_config <<END
        Port {_port}
        ListenAddress 127.0.0.1
        HostKey $PWD/host_key
        AuthorizedKeysFile $PWD/user_key.pub
        PidFile none
        StrictModes no
        UsePAM no
        PermitRootLogin yes
        PasswordAuthentication no
        LogLevel QUIET
        END
        echo "[127.0.0.1]:{_port} $(cut -d ' ' -f 1,2 host_key.pub)" > known_hosts &&
        cat > config <<END
        IdentityFile $PWD/user_key
        IdentitiesOnly yes
        UserKnownHostsFile $PWD/known_hosts
        StrictHostKeyChecking yes
        END
        printf '#!/bin/sh\nexec /usr/bin/ssh -F %s/config "$@"\n' "$PWD" > bin/ssh && chmod +x bin/ssh
        """));

    private async Task<bool> Listens()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
