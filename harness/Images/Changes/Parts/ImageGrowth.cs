using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Images.Changes.Parts;

/// <summary>The figures of a difference that limits hold.</summary>
internal static class ImageGrowth
{
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

    private static Growth Own(Growth whole, ByteSize? baseParent, ByteSize? headParent) =>
        Growth.OwnPart(whole, whole.Base - baseParent?.Bytes, whole.Head - headParent?.Bytes);

    private static Growth Between(ByteSize? was, ByteSize? now) => new(was?.Bytes, now?.Bytes);
}
