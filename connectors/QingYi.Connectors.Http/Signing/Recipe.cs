using System.Text.Json;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace QingYi.Connectors.Http.Signing;

/// <summary>A Scriban template of a manifest. Plain text is not parsed.</summary>
internal sealed class Recipe
{
    private readonly string text;
    private readonly Template? template;

    public Recipe(string text)
    {
        this.text = text;
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return;
        }

        template = Template.Parse(text);
        if (template.HasErrors)
        {
            throw new ConnectorException(
                SigningTexts.RecipeInvalid(text.Trim(), template.Messages[0].ToString()),
                SigningTexts.CorrectRecipe
            );
        }
    }

    public string Render(RecipeInput input)
    {
        if (template is null)
        {
            return text;
        }

        var connection = new ScriptObject();
        foreach (var option in input.Connection.EnumerateObject())
        {
            connection[option.Name] = option.Value.ValueKind == JsonValueKind.Null ? null : option.Value.ToString();
        }

        var values = new ScriptObject
        {
            ["connection"] = connection,
            ["api"] = input.Api,
            ["request"] = input.Request,
            ["path"] = input.Path,
            ["token"] = input.Token,
            ["document"] = input.Document,
            ["method"] = input.Method,
            ["url"] = input.Url,
            ["fields"] = new FieldList(input.Fields),
        };
        var context = new TemplateContext(RecipeFunctions.All)
        {
            StrictVariables = true,
            LoopLimit = 1000,
            MemberFilter = _ => false,
        };
        context.Tags[RecipeFunctions.Now] = input.Now;
        context.PushGlobal(values);
        try
        {
            return template.Render(context).Trim();
        }
        catch (ScriptRuntimeException e)
        {
            throw new ConnectorException(SigningTexts.RecipeFailed(text.Trim(), e.OriginalMessage), SigningTexts.CorrectRecipe, e);
        }
    }
}
