using System.Text;
using QingYi.Engine.Plugins;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Plugins;

/// <summary>docs/connectors.md is generated from the descriptions of the installed connectors; <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed class ConnectorsPage
{
    [Fact]
    public void The_connectors_page_says_what_is_installed()
    {
        var page = new StringBuilder(
            "# Connectors 连接器\n\nMade from the manifests and options of the shipped connectors; `qingyi connectors NAME API` "
                + "shows the same for what is installed.\n"
        );
        foreach (var connector in SandboxRun.Catalog.Connectors)
        {
            Describe(page, connector);
        }

        Golden.Check("../../docs/connectors.md", page.ToString());
    }

    private static void Describe(StringBuilder page, InstalledConnector connector)
    {
        var d = connector.Description;
        page.Append($"\n## {d.Name} {d.Title}\n\n{d.Description}\n\n| option | type | default | |\n|---|---|---|---|\n");
        foreach (var o in d.Options)
        {
            page.Append(
                $"| `{o.Name}`{(o.Required ? " *" : "")} | {o.Type.ToString().ToLowerInvariant()}"
                    + $"{(o.Secret ? ", secret" : "")} | {(o.Default is null ? "" : $"`{o.Default}`")} | {Cell(o.Description.English)} |\n"
            );
        }

        foreach (var api in d.Apis)
        {
            page.Append(
                $"\n### {api.Name} {api.Title}\n\n"
                    + $"{(api.Effect == ApiEffect.Any ? "Source or target" : api.Effect == ApiEffect.Query ? "Source" : "Target")}."
                    + $"{(api.MaxWindow is { } window ? $" Longest window: {Duration.Format(window)}." : "")}\n"
            );
            Fields(page, "parameter", api.Parameters);
            Fields(page, "response field", api.Response);
        }
    }

    private static void Fields(StringBuilder page, string title, IReadOnlyList<ApiField> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        page.Append($"\n| {title} | label | type | |\n|---|---|---|---|\n");
        foreach (var (name, f) in Flat("", fields))
        {
            page.Append(
                $"| `{name}`{(f.Required ? " *" : "")} | {Cell(f.Label.English)} | {f.Type.ToString().ToLowerInvariant()} | "
                    + $"{Cell(f.Description.English)} |\n"
            );
        }
    }

    private static IEnumerable<(string Name, ApiField Field)> Flat(string prefix, IEnumerable<ApiField> fields) =>
        fields.SelectMany(f => Flat($"{prefix}{f.Name}.", f.Children).Prepend((prefix + f.Name + (f.Numbered ? "_1…n" : ""), f)));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
