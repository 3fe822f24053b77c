using System.Buffers;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Writes rows of a result as JSON objects, the rows of a page into one buffer: numbers with every digit, times as <c>yyyy-MM-dd
/// HH:mm:ss</c> in the session's zone.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
    private readonly (JsonEncodedText Name, Action<Utf8JsonWriter, DbDataReader, int> Write)[] fields;
    private readonly List<int> ends = [];
    private readonly Utf8JsonWriter writer;
    private ArrayBufferWriter<byte> page = new();

    /// <exception cref="ConnectorException">Two columns have the same name.</exception>
    public RowWriter(SqlSession session, DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ConnectorException(DialectTexts.TwoColumns(twice.Key), DialectTexts.RenameColumn(twice.Key));
        }

        fields =
        [
            .. columns.Select(
                (c, i) => (JsonEncodedText.Encode(c, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), session.ValueWriter(reader, i))
            ),
        ];
        writer = new Utf8JsonWriter(page, Plain);
    }

    /// <summary>The number of rows written since the last page.</summary>
    public int Count => ends.Count;

    /// <summary>The number of bytes of these rows.</summary>
    public long Bytes => page.WrittenCount;

    /// <summary>Writes the current row of the reader.</summary>
    public void Write(DbDataReader reader)
    {
        writer.Reset();
        writer.WriteStartObject();
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, write) = fields[i];
            writer.WritePropertyName(name);
            if (reader.IsDBNull(i))
            {
                writer.WriteNullValue();
            }
            else
            {
                write(writer, reader, i);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        ends.Add(page.WrittenCount);
    }

    /// <summary>Returns the rows as records of a page; further rows belong to the next one.</summary>
    public List<Record> Page()
    {
        var written = page.WrittenMemory;
        var records = new List<Record>(ends.Count);
        var start = 0;
        foreach (var end in ends)
        {
            records.Add(new Record(written[start..end]));
            start = end;
        }

        // The next page will have about the same size.
        page = new ArrayBufferWriter<byte>(Math.Max(page.WrittenCount, 1));
        writer.Reset(page);
        ends.Clear();
        return records;
    }

    public void Dispose() => writer.Dispose();
}
