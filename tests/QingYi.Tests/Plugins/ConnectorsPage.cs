using System.Globalization;
using System.Text;
using QingYi.Engine.Plugins;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Plugins;

/// <summary>
/// docs/connectors.md and its Chinese twin are generated from the descriptions of the installed connectors; <c>UPDATE_GOLDEN=1</c> writes
/// them.
/// </summary>
public sealed class ConnectorsPage
{
    private static readonly LocalizedText Head = new(
        "# Connectors\n\n[中文](connectors.zh-CN.md)\n\nMade from the manifests and options of the shipped connectors; `qingyi connectors "
            + "NAME API` shows the same for what is installed.\n",
        "# 连接器\n\n[English](connectors.md)\n\n本页由自带连接器的清单和选项生成；已安装的连接器用 `qingyi connectors NAME API` 查看，内容相同。\n"
    );
    private static readonly LocalizedText Options = new("| option | type | default | |", "| 选项 | 类型 | 默认值 | |");
    private static readonly LocalizedText Parameters = new("| parameter | label | type | |", "| 参数 | 名称 | 类型 | |");
    private static readonly LocalizedText Response = new("| response field | label | type | |", "| 返回字段 | 名称 | 类型 | |");
    private static readonly LocalizedText Either = new("Source or target.", "可作源端或目标。");
    private static readonly LocalizedText Source = new("Source.", "源端。");
    private static readonly LocalizedText Target = new("Target.", "目标。");

    [Theory]
    [InlineData("en", "connectors.md")]
    [InlineData("zh-Hans", "connectors.zh-CN.md")]
    public void The_connectors_page_says_what_is_installed(string language, string file)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var page = new StringBuilder($"{Head}");
            foreach (var connector in SandboxRun.Catalog.Connectors)
            {
                Describe(page, connector);
            }

            Golden.Check($"../../docs/{file}", page.ToString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static void Describe(StringBuilder page, InstalledConnector connector)
    {
        var d = connector.Description;
        page.Append(CultureInfo.InvariantCulture, $"\n## {d.Name} {d.Title}\n\n{d.Description}\n\n{Options}\n|---|---|---|---|\n");
        foreach (var o in d.Options)
        {
            page.Append(
                $"| `{o.Name}`{(o.Required ? " *" : "")} | {o.Type.ToString().ToLowerInvariant()}"
                    + $"{(o.Secret ? ", secret" : "")} | {(o.Default is null ? "" : $"`{o.Default}`")} | {Cell(o.Description)} |\n"
            );
        }

        foreach (var api in d.Apis)
        {
            var side =
                api.Effect == ApiEffect.Any ? Either
                : api.Effect == ApiEffect.Query ? Source
                : Target;
            var longest = api.MaxWindow is { } window
                ? new LocalizedText($" Longest window: {Duration.Format(window)}.", $"最长窗口：{Duration.Format(window)}。")
                : LocalizedText.Empty;
            page.Append(CultureInfo.InvariantCulture, $"\n### `{api.Name}` {api.Title}\n\n{side}{longest}\n");
            Fields(page, Parameters, api.Parameters);
            Fields(page, Response, api.Response);
        }
    }

    private static void Fields(StringBuilder page, LocalizedText head, IReadOnlyList<ApiField> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"\n{head}\n|---|---|---|---|\n");
        foreach (var (name, f) in Flat("", fields))
        {
            page.Append(
                $"| `{name}`{(f.Required ? " *" : "")} | {Cell(f.Label)} | {f.Type.ToString().ToLowerInvariant()} | "
                    + $"{Cell(f.Description)} |\n"
            );
        }
    }

    private static IEnumerable<(string Name, ApiField Field)> Flat(string prefix, IEnumerable<ApiField> fields) =>
        fields.SelectMany(f => Flat($"{prefix}{f.Name}.", f.Children).Prepend((prefix + f.Name + (f.Numbered ? "_1…n" : ""), f)));

    private static string Cell(LocalizedText text) => text.ToString().Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
