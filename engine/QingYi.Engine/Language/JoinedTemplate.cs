using System.Text;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>Text that contains placeholders; the result is a text.</summary>
internal sealed class JoinedTemplate(IReadOnlyList<Template> parts) : Template
{
    public override IEnumerable<PathUse> Paths => parts.SelectMany(p => p.Paths);

    public override Value Evaluate(EvaluationContext context)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Evaluate(context).ToText());
        }

        return Value.FromText(text.ToString());
    }
}
