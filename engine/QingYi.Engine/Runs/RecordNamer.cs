using System.Text.Json;
using QingYi.Engine.Records;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Gives records their ids and numbers. For one thread at a time.</summary>
internal sealed class RecordNamer(CompiledScheme scheme)
{
    private readonly ParsedRecord record = new(scheme.NamePlan);

    /// <summary>A record that cannot be named is stored all the same, under its content's hash, and refused when it is to be delivered: nothing is lost.</summary>
    public StagedRecord Name(ReadOnlyMemory<byte> content, string suffix = "")
    {
        try
        {
            record.Load(content);
            var id = scheme.IdPath.Read(record);
            if (!string.IsNullOrWhiteSpace(id.ToText()))
            {
                return new StagedRecord(id.ToText() + suffix, scheme.NumberPath?.Read(record).ToText() ?? "", content);
            }
        }
        catch (Exception e) when (e is RecordException or JsonException)
        {
        }

        return new StagedRecord(NamelessRecord.IdOf(content.Span), "", content);
    }
}
