using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A placeholder that names a field of the record.</summary>
internal sealed class PathTemplate(RecordPath path, int index) : Template
{
    public override IEnumerable<PathUse> Paths => [new PathUse(path, index, Iterates: true)];

    public override RecordPath? PlainPath => path;

    public override Value Evaluate(EvaluationContext context) => path.Read(context.Record);
}
