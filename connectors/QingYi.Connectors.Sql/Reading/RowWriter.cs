using System.Buffers;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>Writes rows of a result as JSON objects: numbers with every digit, times as <c>yyyy-MM-dd HH:mm:ss</c> in the session's zone.</summary>
internal sealed class RowWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly SqlDialect dialect;
    private readonly JsonEncodedText[] names;

    /// <exception cref="ConnectorException">Two columns have the same name.</exception>
    public RowWriter(SqlDialect dialect, DbDataReader reader)
    {
        this.dialect = dialect;
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ConnectorException($"the statement returns two columns called '{twice.Key}', and a record can hold one", $"Give one of them another name: … AS other_{twice.Key}.");
        }

        names = [.. columns.Select(c => JsonEncodedText.Encode(c, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    }

    /// <summary>The reader's row.</summary>
    public ReadOnlyMemory<byte> Write(DbDataReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                writer.WritePropertyName(names[i]);
                if (reader.IsDBNull(i))
                {
                    writer.WriteNullValue();
                }
                else
                {
                    dialect.WriteValue(writer, reader, i);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
