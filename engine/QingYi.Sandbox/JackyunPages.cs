using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Sandbox;

/// <summary>Writes the answers.</summary>
internal sealed class JackyunPages(JackyunOrders orders, JackyunOptions options)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedSet<int> changed = [];
    private readonly ConcurrentDictionary<string, byte[]> kept = [];
    private int contexts;

    public static byte[] Refuse(string subCode, string message) =>
        Write(w =>
        {
            w.WriteStartObject();
            w.WriteNumber("code", 0);
            w.WriteString("msg", message);
            w.WriteStartObject("result");
            w.WriteNull("data");
            w.WriteString("contextId", "sandbox");
            w.WriteEndObject();
            w.WriteString("subCode", subCode);
            w.WriteEndObject();
        });

    public byte[] Answer(JackyunRequest request, JackyunFault fault)
    {
        int[] page;
        int total;
        string? scroll = null;
        lock (changed)
        {
            var matches = Matches(request);
            total = matches.Count;
            var start = request.ScrollId is null ? (long)request.PageIndex * request.PageSize : Offset(request);
            page = matches.Page(start, request.PageSize);
            if (request.ScrollId is not null)
            {
                scroll = fault switch
                {
                    JackyunFault.EmptyCursor => "",
                    JackyunFault.RepeatedCursor => request.ScrollId,
                    _ => page.Length < request.PageSize ? "" : Cursor(request, start + page.Length),
                };
            }

            foreach (var index in matches.Page(0, options.ChangesPerPage))
            {
                changed.Add(index);
            }
        }

        if (fault == JackyunFault.ShortPage && page.Length > 1)
        {
            page = page[..(page.Length / 2)];
        }

        return options.KeepsAnswers && page.Length > 0
            ? kept.GetOrAdd($"{page[0]} {page.Length} {total} {request.HasTotal} {scroll} {string.Join(',', request.Fields)}", _ => Made())
            : Made();

        byte[] Made() => Envelope(Write(w => Data(w, request, page, total, scroll)));
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Cursor(JackyunRequest request, long offset) =>
        $"{offset}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Query)))[..12]}";

    private static long Offset(JackyunRequest request)
    {
        if (request.ScrollId!.Length == 0)
        {
            return 0;
        }

        var offset = long.TryParse(request.ScrollId.Split('-')[0], out var number) ? number : -1;
        return request.ScrollId == Cursor(request, offset) ? offset : throw new JackyunRefusal("0040130004", "scrollId 与查询条件不符");
    }

    private JackyunMatches Matches(JackyunRequest request)
    {
        if (request.TradeNos.Count > 0)
        {
            return new JackyunMatches(
                0,
                0,
                changed,
                [
                    .. request
                        .TradeNos.Select(t =>
                            t.StartsWith("JY", StringComparison.Ordinal) && long.TryParse(t.AsSpan(2), out var n)
                                ? n - 2_024_060_000_000
                                : -1
                        )
                        .Where(i => i >= 0 && i < orders.Count)
                        .Select(i => (int)i),
                ]
            );
        }

        // Times have whole seconds, and the end belongs to the window.
        return new JackyunMatches(orders.FirstAt(request.From!.Value), orders.FirstAt(request.To!.Value.AddSeconds(1)), changed, null);
    }

    private byte[] Envelope(byte[] data) =>
        Write(w =>
        {
            w.WriteStartObject();
            if (options.CodeAsText)
            {
                w.WriteString("code", "200");
            }
            else
            {
                w.WriteNumber("code", 200);
            }

            w.WriteString("msg", "");
            w.WriteStartObject("result");
            w.WritePropertyName("data");
            if (options.DataAsText)
            {
                w.WriteStringValue(data);
            }
            else
            {
                w.WriteRawValue(data, skipInputValidation: true);
            }

            w.WriteString("contextId", $"sandbox-{Interlocked.Increment(ref contexts)}");
            w.WriteEndObject();
            w.WriteString("subCode", "");
            w.WriteEndObject();
        });

    private void Data(Utf8JsonWriter w, JackyunRequest request, int[] page, int total, string? scroll)
    {
        w.WriteStartObject();
        if (request.HasTotal)
        {
            w.WriteNumber("totalResults", total);
        }

        if (scroll is not null && request.Fields.Contains("scrollId"))
        {
            w.WriteString("scrollId", scroll);
        }

        w.WritePropertyName("trades");
        var single = options.ObjectForArray && page.Length == 1;
        if (!single)
        {
            w.WriteStartArray();
        }

        foreach (var index in page)
        {
            Order(w, orders[index], request.Fields);
        }

        if (!single)
        {
            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    private void Order(Utf8JsonWriter w, JackyunOrder order, IReadOnlySet<string> wanted)
    {
        w.WriteStartObject();
        Fields(w, order.Head, "", wanted);
        List(w, "goodsDetail", order.Goods, wanted);
        List(w, "tradeOrderPayList", order.Payments, wanted);
        if (wanted.Any(f => f.StartsWith("tradeOrderColumnExt", StringComparison.Ordinal)))
        {
            w.WriteStartObject("tradeOrderColumnExt");
            Fields(w, order.Columns, "tradeOrderColumnExt.", wanted);
            w.WriteEndObject();
        }

        w.WriteEndObject();
    }

    private void List(Utf8JsonWriter w, string name, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows, IReadOnlySet<string> wanted)
    {
        if (!wanted.Contains(name) && !wanted.Any(f => f.StartsWith(name + ".", StringComparison.Ordinal)))
        {
            return;
        }

        w.WriteStartArray(name);
        foreach (var row in rows)
        {
            w.WriteStartObject();
            Fields(w, row, name + ".", wanted);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private void Fields(Utf8JsonWriter w, IReadOnlyDictionary<string, object?> fields, string prefix, IReadOnlySet<string> wanted)
    {
        foreach (var (name, value) in fields)
        {
            if (!wanted.Contains(prefix.Length == 0 ? name : prefix + name))
            {
                continue;
            }

            w.WritePropertyName(name);
            switch (value)
            {
                case null:
                    w.WriteNullValue();
                    break;
                case string text when options.UnquotedIds && name.EndsWith("Id", StringComparison.Ordinal):
                    w.WriteRawValue(text);
                    break;
                case string text:
                    w.WriteStringValue(text);
                    break;
                case decimal number:
                    w.WriteNumberValue(number);
                    break;
                default:
                    w.WriteNumberValue((long)value);
                    break;
            }
        }
    }
}
