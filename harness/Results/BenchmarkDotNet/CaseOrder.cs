using System.Collections.Immutable;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// BenchmarkDotNet's own order of cases. To name the group of one case, its orderer looks whether any of all cases is a baseline, which of
/// a run of a hundred machines, with some thousand cases, takes seconds: that is looked for once.
/// </summary>
internal sealed class CaseOrder : IOrderer
{
    private readonly DefaultOrderer _own = new();
    private ImmutableArray<BenchmarkCase> _all;
    private ImmutableArray<BenchmarkCase> _baseline;

    public bool SeparateLogicalGroups => _own.SeparateLogicalGroups;

    public IEnumerable<BenchmarkCase> GetExecutionOrder(
        ImmutableArray<BenchmarkCase> benchmarksCase, IEnumerable<BenchmarkLogicalGroupRule>? order = null) =>
        _own.GetExecutionOrder(benchmarksCase, order);

    public IEnumerable<BenchmarkCase> GetSummaryOrder(ImmutableArray<BenchmarkCase> benchmarksCases, Summary summary)
    {
        var rules = benchmarksCases.FirstOrDefault()?.Config.GetLogicalGroupRules();
        var groups = benchmarksCases.GroupBy(one => GetLogicalGroupKey(benchmarksCases, one)!);
        return GetLogicalGroupOrder(groups, rules).SelectMany(group => GetExecutionOrder([.. group], rules));
    }

    public string? GetHighlightGroupKey(BenchmarkCase benchmarkCase) => _own.GetHighlightGroupKey(benchmarkCase);

    public string? GetLogicalGroupKey(ImmutableArray<BenchmarkCase> allBenchmarksCases, BenchmarkCase benchmarkCase)
    {
        if (_all != allBenchmarksCases)
        {
            _all = allBenchmarksCases;
            _baseline = [.. allBenchmarksCases.Where(one => one.Descriptor.Baseline || one.Job.Meta.Baseline).Take(1)];
        }

        return _own.GetLogicalGroupKey(_baseline, benchmarkCase);
    }

    public IEnumerable<IGrouping<string, BenchmarkCase>> GetLogicalGroupOrder(
        IEnumerable<IGrouping<string, BenchmarkCase>> logicalGroups, IEnumerable<BenchmarkLogicalGroupRule>? order = null) =>
        _own.GetLogicalGroupOrder(logicalGroups, order);
}
