using ImageBench.Images.Documents;
using ImageBench.Images.Unpacking;
using ImageBench.Model;

namespace ImageBench.Images.Archives;

/// <summary>What can go wrong while an image is read, as sentences for the user.</summary>
internal static class ReadFault
{
    /// <summary><paramref name="place"/> is where the image lies: "archive" or "folder".</summary>
    public static async Task<T> Sentences<T>(string place, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (ImageChoiceException exception)
        {
            throw new Fault(ExitCode.BadInput, $"The image {place} {exception.Sentence}.", exception);
        }
        catch (Exception exception) when (Packing.IsDamage(exception))
        {
            var what = exception.Message.TrimEnd('.');
            var sentence = $"The image {place} cannot be read: {what}. Write it again, for example with docker save.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = $"The image {place} broke off while it was read: {exception.Message.TrimEnd('.')}. Try again.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
    }
}
