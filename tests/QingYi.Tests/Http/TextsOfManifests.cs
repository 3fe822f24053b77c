using QingYi.Connectors.Http;
using Xunit;

namespace QingYi.Tests.Http;

/// <summary>The texts for people in a manifest: one for both languages, or one for each.</summary>
public sealed class TextsOfManifests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-manifest").FullName;

    [Fact]
    public void A_text_is_one_for_both_languages_or_one_for_each()
    {
        Write(
            "connector.yaml",
            """
            title: Shop 商城
            description: { en: A shop., zh: 商城。 }
            connection: [{ name: url, description: { zh: "地址。", en: "The address." } }]
            """
        );
        Write(
            "apis/list.yaml",
            """
            api: items.list
            title:
              en: Items
              zh: 商品
            parameters: [{ field: no, label: { en: Code, zh: 编号 }, describe: "2024" }]
            response: [{ field: lines, label: 明细, type: array, children: [{ field: qty, label: { en: Quantity, zh: 数量 } }] }]
            """
        );
        var builder = new ConnectorBuilder();
        new HttpManifestReader().Read(folder).Describe(builder);
        var description = builder.Build();
        var api = Assert.Single(description.Apis);
        Assert.Equal(
            [
                new LocalizedText("Shop 商城", "Shop 商城"),
                new LocalizedText("A shop.", "商城。"),
                new LocalizedText("The address.", "地址。"),
                new LocalizedText("Items", "商品"),
                new LocalizedText("Code", "编号"),
                new LocalizedText("2024", "2024"),
                new LocalizedText("明细", "明细"),
                new LocalizedText("Quantity", "数量"),
            ],
            [
                description.Title,
                description.Description,
                description.Options[0].Description,
                api.Title,
                api.Parameters[0].Label,
                api.Parameters[0].Description,
                api.Response[0].Label,
                api.Response[0].Children[0].Label,
            ]
        );
    }

    [Theory]
    [InlineData("title: [a, b]", "(3,8): a text or { en: …, zh: … } is expected here", "(3,8)：此处应为文本，或 { en: …, zh: … }")]
    [InlineData("title:", "(3,7): a text or { en: …, zh: … } is expected here", "(3,7)：此处应为文本，或 { en: …, zh: … }")]
    [InlineData(
        "title: { en: a, zh: ~ }",
        "(3,21): a text or { en: …, zh: … } is expected here",
        "(3,21)：此处应为文本，或 { en: …, zh: … }"
    )]
    [InlineData("title: { en: a }", "(3,8): the text in two languages has no 'zh'", "(3,8)：双语文本缺少 'zh'")]
    [InlineData(
        "title: { en: a, zh: b, en: c }",
        "(3,24): 'en' occurs twice in a text in two languages",
        "(3,24)：双语文本里 'en' 写了两次"
    )]
    [InlineData(
        "title: { en: a, de: b }",
        "(3,17): 'de' is not a key of a text in two languages; its keys are 'en' and 'zh'",
        "(3,17)：双语文本没有 'de' 这个键，只有 'en' 和 'zh'"
    )]
    public void Anything_else_is_refused_where_it_stands(string line, string english, string chinese)
    {
        Write("connector.yaml", line);
        var refused = Assert.Throws<ConnectorException>(() => new HttpManifestReader().Read(folder));
        var file = Path.Combine(folder, "connector.yaml");
        Assert.Equal(new LocalizedText(file + english, file + chinese), refused.Text);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file == "connector.yaml" ? $"connector: shop\nuses: http\n{text}\n" : text);
    }
}
