namespace ImageBench.Statistics.Estimates;

/// <summary>The mean of the times that were added so far; null where there are none.</summary>
internal sealed class MeanTime
{
    private TimeSpan _sum;
    private int _count;

    public TimeSpan? Value => _count == 0 ? null : _sum / _count;

    public void Add(TimeSpan time) => (_sum, _count) = (_sum + time, _count + 1);
}
