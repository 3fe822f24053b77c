using System.Text;
using QingYi.Engine.Values;
using Scriban.Parsing;

namespace QingYi.Engine.Language;

/// <summary>
/// Compiles a Scriban expression. It replaces every path into the record by a variable, so that an expression sees the same values as a
/// plain placeholder (scopes, dotted keys, digits), and makes every literal with a fraction a decimal.
/// </summary>
internal sealed class ScribanExpressionParser(RecordPlan plan)
{
    private static readonly LexerOptions Lexer = new() { Mode = ScriptMode.ScriptOnly, Lang = ScriptLang.Default };

    public ScribanTemplate Parse(string text, int offset)
    {
        var draft = Parsed(text, offset);
        var names = new ScribanNameCollector();
        names.Visit(draft.Page);
        foreach (var (function, span) in names.Functions)
        {
            if (!FilterCatalog.Contains(function) && !ScribanFunctions.IsBuiltIn(function))
            {
                throw FilterReader.Unknown(function, offset + span.Start.Offset);
            }
        }

        var inputs = new List<(string Name, Template Source)>();
        var rewritten = new StringBuilder(text);
        foreach (var (start, end, path) in names.Replacements(text).OrderByDescending(r => r.Start))
        {
            var replacement = text[start..end] + "m";
            if (path is not null)
            {
                replacement = $"qy_{inputs.Count}";
                inputs.Add(
                    (
                        replacement,
                        (Template?)ConstantTemplate.Find(path, plan, offset + start) ?? new PathTemplate(plan.Add(path), offset + start)
                    )
                );
            }

            rewritten.Remove(start, end - start).Insert(start, replacement);
        }

        return new ScribanTemplate(Parsed(rewritten.ToString(), offset), text, inputs);
    }

    private static Scriban.Template Parsed(string text, int offset)
    {
        var template = Scriban.Template.Parse(text, null, null, Lexer);
        if (!template.HasErrors)
        {
            return template;
        }

        var first = template.Messages[0];
        var index = Math.Clamp(first.Span.Start.Offset, 0, text.Length);
        throw new TemplateException("QY2003", offset + index, LanguageTexts.NeitherFieldNorExpression(text, first.Message.TrimEnd('.')));
    }
}
