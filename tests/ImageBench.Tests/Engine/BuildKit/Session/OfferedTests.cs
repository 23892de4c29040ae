using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Tests.Engine.BuildKit.Session;

public class OfferedTests
{
    private static readonly Dictionary<string, IReadOnlyList<ContextItem>> NoFolders = [];

    [Fact]
    public async Task ABuilderThatAsksWhetherItsClientIsThereIsToldSo()
    {
        await using var builder = await PlayedBuilder.Open(new SessionOffer(NoFolders));

        var answer = await new Health.HealthClient(builder.Channel).CheckAsync(
            new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task ALoginGoesToItsOwnHostAndToNoOther()
    {
        var offer = new SessionOffer(NoFolders)
        {
            Login = (host, _) => Task.FromResult(host == "registry.example:5000" ? new RegistryLogin(host, "me", "pw") : null),
        };
        await using var builder = await PlayedBuilder.Open(offer);
        var auth = new Auth.AuthClient(builder.Channel);
        var cancel = TestContext.Current.CancellationToken;

        var mine = await auth.CredentialsAsync(new CredentialsRequest { Host = "registry.example:5000" }, cancellationToken: cancel);
        var others = await auth.CredentialsAsync(new CredentialsRequest { Host = "registry.example" }, cancellationToken: cancel);

        Assert.Equal(("me", "pw"), (mine.Username, mine.Secret));
        Assert.Equal(("", ""), (others.Username, others.Secret));
    }

    [Fact]
    public async Task ASecretIsGivenByItsIdAndAnUnknownOneIsNotFound()
    {
        var given = new Dictionary<string, ReadOnlyMemory<byte>> { ["token"] = "s3cr3t"u8.ToArray() };
        var offer = new SessionOffer(NoFolders) { Secrets = given };
        await using var builder = await PlayedBuilder.Open(offer);
        var secrets = new Secrets.SecretsClient(builder.Channel);
        var cancel = TestContext.Current.CancellationToken;

        var secret = await secrets.GetSecretAsync(new GetSecretRequest { Id = "token" }, cancellationToken: cancel);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await secrets.GetSecretAsync(new GetSecretRequest { Id = "HTTP_AUTH_TOKEN_x" }, cancellationToken: cancel));

        Assert.Equal("s3cr3t", secret.Data.ToStringUtf8());
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task APieceThatIsLongerThanAnyOfABuilderIsNotHeld()
    {
        using var target = new MemoryStream();
        await using var builder = await PlayedBuilder.Open(new SessionOffer(NoFolders) { Target = target });
        var cancel = TestContext.Current.CancellationToken;
        using var call = new FileSend.FileSendClient(builder.Channel).DiffCopy(cancellationToken: cancel);

        // Refused while it is still being sent, which one end calls so and the other a cancelled call.
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            var piece = UnsafeByteOperations.UnsafeWrap(new byte[SessionHost.LongestMessage + 1]);
            await call.RequestStream.WriteAsync(new SentPiece { Data = piece }, cancel);
            await call.RequestStream.CompleteAsync();
            await call.ResponseStream.MoveNext(cancel);
        });

        Assert.Equal(0, target.Length);
    }

    [Fact]
    public async Task AnSshAgentIsTalkedToUntilItHangsUp()
    {
        byte[] question = [0, 0, 0, 1, 11];
        byte[] answer = [0, 0, 0, 5, 12, 0, 0, 0, 0];
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "agent");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        await using var builder = await PlayedBuilder.Open(
            new SessionOffer(NoFolders) { SshAgents = new Dictionary<string, string> { ["default"] = path } });
        var ssh = new SSH.SSHClient(builder.Channel);
        await ssh.CheckAgentAsync(new CheckAgentRequest(), cancellationToken: cancel);
        using var call = ssh.ForwardAgent(new Metadata { { "buildkit.ssh.id", "default" } }, cancellationToken: cancel);
        await call.RequestStream.WriteAsync(new AgentBytes { Data = ByteString.CopyFrom(question[..3]) }, cancel);
        await call.RequestStream.WriteAsync(new AgentBytes { Data = ByteString.CopyFrom(question[3..]) }, cancel);

        using (var agent = await listener.AcceptAsync(cancel))
        {
            var heard = new byte[100];
            Assert.Equal(question, heard[..await agent.ReceiveAsync(heard, cancel)]);
            await agent.SendAsync(answer, cancel);
        }

        Assert.True(await call.ResponseStream.MoveNext(cancel));
        Assert.Equal(answer, call.ResponseStream.Current.Data.ToByteArray());
        await call.RequestStream.WriteAsync(new AgentBytes { Data = ByteString.CopyFrom(question) }, cancel);
        Assert.False(await call.ResponseStream.MoveNext(cancel));
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await ssh.CheckAgentAsync(new CheckAgentRequest { Id = "other" }, cancellationToken: cancel));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }
}
