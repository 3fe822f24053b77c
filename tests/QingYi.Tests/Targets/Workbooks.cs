using System.IO.Compression;
using System.Text;
using QingYi.Engine.Runs;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Targets;

/// <summary>Workbooks as people fill them, cell by cell.</summary>
public sealed class Workbooks
{
    private const string Times =
        """<numFmts count="2"><numFmt numFmtId="170" formatCode="[h]:mm"/><numFmt numFmtId="171" formatCode="h:mm:ss"/></numFmts>""";

    [Fact]
    public async Task Rows_before_the_header_may_be_empty()
    {
        await using var run = new LocalRun();
        Write(
            run,
            """<row r="1"/><row r="2"><c r="A2" t="inlineStr"><is><t>单号</t></is></c><c r="B2" t="inlineStr"><is><t>数量</t>"""
                + """</is></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>A1</t></is></c><c r="B4"><v>1</v></c></row>"""
        );
        Assert.Equal(["""{"no":"A1","qty":1}"""], await ReadAsync(run, "no: '{{单号}}', qty: '{{数量}}'"));
    }

    [Theory]
    [InlineData(
        """<c r="B1" t="inlineStr"><is><t>备注</t></is></c><c r="C1" t="inlineStr"><is><t>备注</t></is></c>""",
        "",
        "two columns have the name '备注': B1 and C1"
    )]
    [InlineData("", """<c r="AB2"><v>7</v></c>""", "a.xlsx(AB2): the cell contains '7', but its column has no name in row 1")]
    public async Task What_does_not_fit_the_header_is_refused_with_its_cell(string header, string cells, string cause)
    {
        await using var run = new LocalRun();
        Write(
            run,
            $"""<row r="1"><c r="A1" t="inlineStr"><is><t>单号</t></is></c>{header}</row><row r="2"><c r="A2" t="inlineStr">"""
                + $"""<is><t>A1</t></is></c>{cells}</row>"""
        );
        var report = await RunAsync(run, "no: '{{单号}}'");
        Assert.EndsWith(cause, report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<c r="B2" s="1"><v>43986</v></c>""", "1904", "\"2024-06-05\"")]
    [InlineData("""<c r="B2" s="1"><v>45448</v></c>""", "", "\"2024-06-05\"")]
    [InlineData("""<c r="B2" s="2"><v>45448.4252546296</v></c>""", "", "\"2024-06-05 10:12:22\"")]
    [InlineData("""<c r="B2" s="4"><v>0.4252546296</v></c>""", "", "\"10:12:22\"")]
    [InlineData("""<c r="B2" s="4"><v>0</v></c>""", "", "\"00:00:00\"")]
    [InlineData("""<c r="B2" s="3"><v>1.0625</v></c>""", "", "\"25:30:00\"")]
    [InlineData("""<c r="B2" s="3"><v>2.5</v></c>""", "", "\"60:00:00\"")]
    [InlineData("""<c r="B2"><v>123456789012345000</v></c>""", "", "123456789012345000")]
    [InlineData("""<c r="B2"><v>-0.0000001</v></c>""", "", "-0.0000001")]
    [InlineData("""<c r="B2"><v>12.50</v></c>""", "", "12.5")]
    [InlineData("""<c r="B2" t="b"><v>1</v></c>""", "", "true")]
    [InlineData("""<c r="B2" t="e"><v>#N/A</v></c>""", "", "\"#N/A\"")]
    [InlineData("""<c r="B2" t="e"><v>#DIV/0!</v></c>""", "", "\"#DIV/0!\"")]
    [InlineData("""<c r="B2" t="inlineStr"><is><t>0012</t></is></c>""", "", "\"0012\"")]
    public async Task A_cell_is_read_as_people_see_it(string cell, string dates, string expected)
    {
        await using var run = new LocalRun();
        Write(
            run,
            $"""<row r="1"><c r="A1" t="inlineStr"><is><t>单号</t></is></c><c r="B1" t="inlineStr"><is><t>值</t></is></c></row>"""
                + $"""<row r="2"><c r="A2" t="inlineStr"><is><t>A1</t></is></c>{cell}</row>""",
            dates
        );
        Assert.Equal([$$"""{"v":{{expected}}}"""], await ReadAsync(run, "v: '{{值}}'"));
    }

    [Fact]
    public async Task A_hidden_sheet_is_passed_over_unless_it_is_named()
    {
        await using var run = new LocalRun();
        Write(
            run,
            """<row r="1"><c r="A1" t="inlineStr"><is><t>单号</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>"""
                + """shown</t></is></c></row>""",
            hidden: """<row r="1"><c r="A1" t="inlineStr"><is><t>单号</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>"""
                + """hidden</t></is></c></row>"""
        );
        Assert.Equal(["""{"no":"shown"}"""], await ReadAsync(run, "no: '{{单号}}'"));
        Assert.Contains(
            "there is no sheet 'H'. Did you mean",
            (await RunAsync(run, "no: '{{单号}}'", ", sheet: Hiden")).Fault!.Message.English.Replace(
                "'Hiden'",
                "'H'",
                StringComparison.Ordinal
            ),
            StringComparison.Ordinal
        );
    }

    private static async Task<string[]> ReadAsync(LocalRun run, string fields)
    {
        var report = await RunAsync(run, fields);
        Assert.Null(report.Fault);
        return await File.ReadAllLinesAsync(Path.Combine(run.Folder, "out.jsonl"), TestContext.Current.CancellationToken);
    }

    private static Task<RunReport> RunAsync(LocalRun run, string fields, string options = "") =>
        run.RunAsync(
            $$"""
            scheme: t
            source: { connector: files, connection: files, api: excel, id: 单号, request: { path: a.xlsx{{options}} } }
            target: { connector: files, connection: files, api: jsonl, request: { path: out.jsonl, {{fields}} } }
            """
        );

    private static void Write(LocalRun run, string rows, string dates = "", string hidden = "")
    {
        using var archive = new ZipArchive(File.Create(Path.Combine(run.Folder, "a.xlsx")), ZipArchiveMode.Create);
        var sheets =
            hidden.Length == 0
                ? """<sheet name="S" sheetId="1" r:id="rId1"/>"""
                : """<sheet name="Hidden" sheetId="2" state="hidden" r:id="rId3"/><sheet name="S" sheetId="1" r:id="rId1"/>""";
        Add(
            "[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" """
                + """ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" """
                + """ContentType="application/xml"/><Override PartName="/xl/workbook.xml" """
                + """ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
        );
        Add(
            "_rels/.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" """
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" """
                + """Target="xl/workbook.xml"/></Relationships>"""
        );
        Add(
            "xl/workbook.xml",
            $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http:"""
                + $"""//schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr"""
                + $"""{(dates == "1904" ? " date1904=\"1\"" : "")}/><sheets>{sheets}</sheets></workbook>"""
        );
        Add(
            "xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" """
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" """
                + """Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http:"""
                + """//schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship """
                + """Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" """
                + """Target="worksheets/sheet2.xml"/></Relationships>"""
        );
        Add(
            "xl/styles.xml",
            $"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{Times}<cellXfs count="5"><xf """
                + $"""numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>"""
                + $"""</styleSheet>"""
        );
        Add("xl/worksheets/sheet1.xml", Sheet(rows));
        Add("xl/worksheets/sheet2.xml", Sheet(hidden));

        void Add(string name, string text)
        {
            using var entry = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            entry.Write(text);
        }
    }

    private static string Sheet(string rows) =>
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""";
}
