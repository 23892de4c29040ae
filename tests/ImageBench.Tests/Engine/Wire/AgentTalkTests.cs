using System.Net.Sockets;
using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

/// <summary>A build may use the keys of its user's agent. It may not change what the agent holds.</summary>
public class AgentTalkTests
{
    private static readonly byte[] AskKeys = [0, 0, 0, 1, 11];
    private static readonly byte[] AskSignature = [0, 0, 0, 3, 13, 1, 2];
    private static readonly byte[] NoKeys = [0, 0, 0, 5, 12, 0, 0, 0, 0];
    private static readonly byte[] Refusal = [0, 0, 0, 1, 5];

    // Add, remove one, remove all, lock, unlock, add within limits, extension, and the first of an older protocol.
    public static TheoryData<byte> Changes => [17, 18, 19, 22, 23, 25, 27, 1];

    [Fact]
    public async Task KeysAndSignaturesAreAskedForInTheirOrderHoweverTheirBytesCome()
    {
        byte[] all = [.. AskKeys, .. AskSignature, .. AskKeys];

        foreach (var size in (int[])[1, 3, all.Length])
        {
            var (heard, answers) = await Talk([.. all.Chunk(size)], answers: 3);

            Assert.Equal(all, heard);
            Assert.Equal([NoKeys, NoKeys, NoKeys], answers);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task WhatWouldChangeTheAgentNeverReachesIt(byte kind)
    {
        var (heard, answers) = await Talk([[0, 0, 0, 2, kind, 9, .. AskKeys]], answers: 1);

        Assert.Equal(AskKeys, heard);
        Assert.Equal([Refusal, NoKeys], answers);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 11 })]
    [InlineData(new byte[] { 0, 4, 0, 1, 11 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 11 })]
    [InlineData(new byte[] { 0, 0, 0, 9, 11 })]
    public async Task WhatIsNoQuestionEndsTheTalk(byte[] come)
    {
        var (heard, answers) = await Talk([come], answers: 0);

        Assert.Empty(heard);
        Assert.Empty(answers);
    }

    // The agent answers as often as it is to be asked, then hangs up.
    private static async Task<(byte[] Heard, List<byte[]> Answers)> Talk(byte[][] come, int answers)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "agent")));
        listener.Listen();
        using var near = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await near.ConnectAsync(listener.LocalEndPoint!, cancel);
        using var far = new NetworkStream(await listener.AcceptAsync(cancel), ownsSocket: true);
        for (var place = 0; place < answers; place++)
            await far.WriteAsync(NoKeys, cancel);
        List<byte[]> told = [];
        var rest = new Queue<byte[]>(come);
        using (var agent = new NetworkStream(near, ownsSocket: true))
        {
            var talk = new AgentTalk(
                agent,
                _ => Task.FromResult(rest.TryDequeue(out var next) ? next : null),
                (answer, _) =>
                {
                    told.Add(answer);
                    return Task.CompletedTask;
                });
            await talk.Run(cancel);
        }

        using var heard = new MemoryStream();
        await far.CopyToAsync(heard, cancel);
        return (heard.ToArray(), told);
    }
}
