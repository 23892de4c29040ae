namespace ImageBench.Model.Limits;

/// <summary>What came of a limit.</summary>
internal enum LimitState
{
    [Word("within")]
    Within,

    /// <summary>Over a limit that only warns.</summary>
    [Word("warned")]
    Warned,

    /// <summary>Over a hard limit: the command ends with exit code 4.</summary>
    [Word("over")]
    Over,

    /// <summary>Over a hard limit, and somebody said that it may be.</summary>
    [Word("allowed")]
    Allowed,

    /// <summary>One of the sides is not known: told, and never a failure.</summary>
    [Word("not known")]
    NotKnown,
}
