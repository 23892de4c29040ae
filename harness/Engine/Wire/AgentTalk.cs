using System.Buffers.Binary;

namespace ImageBench.Engine.Wire;

/// <summary>
/// What somebody asks of an SSH agent that is not theirs: which keys there are, and signatures. All else, such as keys to be added, removed
/// or locked, is answered with a refusal and never reaches the agent, as with Docker's own clients. Each question waits for its answer.
/// </summary>
internal sealed class AgentTalk(
    Stream agent,
    Func<CancellationToken, Task<byte[]?>> next,
    Func<byte[], CancellationToken, Task> answer)
{
    // The longest that agents themselves take.
    private const int LongestMessage = 256 * 1024;
    private const int Head = sizeof(uint);

    // By the protocol's numbers.
    private const byte Failure = 5;
    private const byte AskKeys = 11;
    private const byte AskSignature = 13;

    private static readonly byte[] Refusal = [0, 0, 0, 1, Failure];

    private byte[] _come = [];

    /// <summary>Until one of the two has no more to say.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (await Question(cancellationToken) is { } question)
        {
            var isAllowed = question[Head] is AskKeys or AskSignature;
            await answer(isAllowed ? await Asked(question, cancellationToken) : Refusal, cancellationToken);
        }
    }

    /// <summary>The next whole question; null where there is none, or what comes is no such talk.</summary>
    private async Task<byte[]?> Question(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_come.Length >= Head && !IsOfAMessage(Length(_come)))
                return null;
            if (_come.Length >= Head && _come.Length >= Head + Length(_come))
            {
                var question = _come[..(Head + Length(_come))];
                _come = _come[question.Length..];
                return question;
            }

            if (await next(cancellationToken) is not { } more)
                return null;
            _come = [.. _come, .. more];
        }
    }

    private async Task<byte[]> Asked(byte[] question, CancellationToken cancellationToken)
    {
        await agent.WriteAsync(question, cancellationToken);
        var head = new byte[Head];
        await agent.ReadExactlyAsync(head, cancellationToken);
        if (!IsOfAMessage(Length(head)))
            throw new IOException($"the SSH agent's answer has {Length(head)} bytes, which none has");
        var told = new byte[Head + Length(head)];
        head.CopyTo(told, 0);
        await agent.ReadExactlyAsync(told.AsMemory(Head), cancellationToken);
        return told;
    }

    private static bool IsOfAMessage(int length) => length is > 0 and <= LongestMessage;

    private static int Length(byte[] message) => BinaryPrimitives.ReadInt32BigEndian(message);
}
