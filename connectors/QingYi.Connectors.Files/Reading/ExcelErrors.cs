using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace QingYi.Connectors.Files.Reading;

/// <summary>
/// Finds the cells of a sheet whose formula could not be calculated (<c>#N/A</c>, <c>#DIV/0!</c>), because the workbook reader returns
/// them as empty cells.
/// </summary>
internal static class ExcelErrors
{
    private const string Workbook = "xl/workbook.xml";
    private const string Relations = "xl/_rels/workbook.xml.rels";

    /// <summary>Returns the errors in such cells, by the names of the cells (<c>B2</c>).</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="sheet">The sheet's name.</param>
    public static IReadOnlyDictionary<string, string> Of(string file, string sheet)
    {
        using var archive = new ZipArchive(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), ZipArchiveMode.Read);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Part(archive, sheet) is not { } part)
        {
            return found;
        }

        using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { CloseInput = true, IgnoreWhitespace = true });
        while (!xml.EOF)
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "c" }
                && xml.GetAttribute("t") == "e"
                && xml.GetAttribute("r") is { } cell
            )
            {
                var element = (XElement)XNode.ReadFrom(xml);
                found[cell] = element.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value ?? "#N/A";
            }
            else
            {
                xml.Read();
            }
        }

        return found;
    }

    private static ZipArchiveEntry? Part(ZipArchive archive, string sheet)
    {
        var id = Elements(archive, Workbook, "sheet")
            .FirstOrDefault(e => (string?)e.Attribute("name") == sheet)
            ?.Attributes()
            .FirstOrDefault(a => a.Name is { LocalName: "id", NamespaceName.Length: > 0 })
            ?.Value;
        var target = (string?)
            Elements(archive, Relations, "Relationship").FirstOrDefault(e => (string?)e.Attribute("Id") == id)?.Attribute("Target");
        return target is null ? null : archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    private static IEnumerable<XElement> Elements(ZipArchive archive, string part, string name)
    {
        if (archive.GetEntry(part) is not { } entry)
        {
            return [];
        }

        using var stream = entry.Open();
        return XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == name);
    }
}
