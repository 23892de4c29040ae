using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Images.Changes.Parts;

/// <summary>The figures of a difference that limits hold.</summary>
internal static class ImageGrowth
{
    private const string WholeChange = "all of the change: which part came with the parent image is not known";

    /// <summary>Of a time nothing: two images do not tell how long their builds took.</summary>
    public static Growth Of(ImageDifference difference, LimitMeasure measure)
    {
        var (was, now) = (difference.Base, difference.Head);
        return measure switch
        {
            LimitMeasure.Unpacked => Between(was.Unpacked, now.Unpacked),
            LimitMeasure.Content => Content(difference),
            LimitMeasure.Layers => new Growth(was.Layers.Count, now.Layers.Count),
            LimitMeasure.Own => Own(Between(was.Unpacked, now.Unpacked), difference.BaseParentBytes, difference.HeadParentBytes),
            LimitMeasure.OwnContent => Own(Content(difference), difference.BaseParentContent, difference.HeadParentContent),
            _ => Growth.Unknown("two images do not tell how long their builds took"),
        };
    }

    private static Growth Content(ImageDifference difference) => difference.ContentChange is null
        ? Growth.Unknown("the content size of a layer is not known (--no-content-size leaves it out)")
        : Between(difference.Base.Content, difference.Head.Content);

    // A gate that let all through where a parent is not known would be none: the whole change is held, and that is told.
    private static Growth Own(Growth whole, ByteSize? baseParent, ByteSize? headParent) => whole.Why is not null ? whole
        : baseParent is { } was && headParent is { } now ? new Growth(whole.Base - was.Bytes, whole.Head - now.Bytes)
        : whole with { Note = WholeChange };

    private static Growth Between(ByteSize? was, ByteSize? now) => new(was?.Bytes, now?.Bytes);
}
