namespace ImageBench.Model.Scenarios;

/// <summary>What a budget limits.</summary>
internal enum BudgetItem
{
    Unpacked,
    Content,
    Layers,
    Reduction,
}
