using System.Text;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>Reads a text that a person supplies.</summary>
internal static class TextInput
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or of stdin for <c>-</c>, with a byte order mark if it has one.</summary>
    /// <param name="option">The option that names the file, for errors.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="UsageException">The file cannot be read, or is not UTF-8.</exception>
    public static async Task<string> ReadAsync(string option, string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var bytes = new MemoryStream();
            await source.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return Utf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException(FilesTexts.Unreadable(option, file, FilesTexts.NotUtf8));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(FilesTexts.Unreadable(option, file, FilesTexts.DoesNotExist));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(FilesTexts.Unreadable(option, file, LocalizedText.Of(e).WithoutStop));
        }
    }
}
