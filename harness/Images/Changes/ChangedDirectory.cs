namespace ImageBench.Images.Changes;

/// <summary>
/// What changed below one directory. <c>Net</c> is the change of its bytes; <c>Gross</c> counts what grew and what shrank as positive, so
/// that a version that takes another's place is seen. The parent is a number of the same list, -1 for the root.
/// </summary>
internal struct ChangedDirectory
{
    public int Parent;
    public int BaseNode;
    public int HeadNode;
    public int Depth;
    public int Files;
    public long Net;
    public long Gross;
}
