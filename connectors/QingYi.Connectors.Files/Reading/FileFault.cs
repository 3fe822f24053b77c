using System.Text;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>The meaning of an error that occurs while a file or a folder is read.</summary>
internal static class FileFault
{
    /// <summary>Returns the exception for the engine; null: the exception is not an error of the file, or is translated already.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="path">The file or the folder, for messages.</param>
    /// <param name="format">The file's format; null: a folder.</param>
    public static Exception? Of(Exception exception, string path, FileFormat? format) =>
        exception switch
        {
            LocalizedException or OperationCanceledException => null,
            IOException e => new TransientException(LocalizedText.Of(e).At(path), innerException: e),
            UnauthorizedAccessException e => new ConnectorException(LocalizedText.Of(e).WithoutStop.At(path), ReadingTexts.MayNotRead, e),
            _ when format is null => null,
            DecoderFallbackException e => new ConnectorException(
                ReadingTexts.NotInEncoding(path, format.Encoding),
                format.Encoding.StartsWith("gb", StringComparison.OrdinalIgnoreCase) ? ReadingTexts.TryGb18030 : ReadingTexts.SetEncoding,
                e
            ),

            // On a damaged file the parsers of CSV and Excel fail with exceptions of any type.
            var e => new ConnectorException(
                ReadingTexts.Unreadable(path, format.Kind, LocalizedText.Of(e).WithoutStop),
                ReadingTexts.CheckFormat,
                e
            ),
        };

    /// <summary>Reads, and translates what the reading throws.</summary>
    /// <inheritdoc cref="Of"/>
    public static T Translated<T>(string path, FileFormat? format, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Of(e, path, format) is { } fault)
        {
            throw fault;
        }
    }
}
