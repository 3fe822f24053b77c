using System.Buffers;
using System.Text;
using System.Text.Json;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>A page of orders: its bytes, and the required fields of each order, read in one pass.</summary>
internal sealed class HandPage(byte[] buffer, int length)
{
    public List<HandOrder> Orders { get; } = [];

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public long FirstRow { get; set; }

    /// <summary>The number of orders in the window.</summary>
    public int Total { get; private set; }

    public void Release() => ArrayPool<byte>.Shared.Return(buffer);

    public void Parse()
    {
        var reader = new Utf8JsonReader(Bytes);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("totalResults"u8))
            {
                reader.Read();
                Total = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("trades"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    Orders.Add(Order(ref reader));
                }
            }
        }
    }

    /// <summary>Reads only the total, which precedes the orders.</summary>
    public int FindTotal()
    {
        var name = "\"totalResults\":"u8;
        var at = Bytes.IndexOf(name) + name.Length;
        var end = Bytes[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return int.Parse(Bytes.Slice(at, end));
    }

    private static HandOrder Order(ref Utf8JsonReader reader)
    {
        var order = new HandOrder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("tradeId"u8))
            {
                order.TradeId = Text(ref reader)!;
            }
            else if (name.SequenceEqual("tradeNo"u8))
            {
                order.TradeNo = Text(ref reader)!;
            }
            else if (name.SequenceEqual("orderNo"u8))
            {
                order.OrderNo = Text(ref reader);
            }
            else if (name.SequenceEqual("tradeStatus"u8))
            {
                order.Status = Text(ref reader);
            }
            else if (name.SequenceEqual("sellerMemo"u8))
            {
                order.Memo = Text(ref reader);
            }
            else if (name.SequenceEqual("customerCode"u8))
            {
                order.Customer = Text(ref reader);
            }
            else if (name.SequenceEqual("payerAddress"u8))
            {
                order.Address = Text(ref reader);
            }
            else if (name.SequenceEqual("consignTime"u8))
            {
                order.Consigned = Text(ref reader);
            }
            else if (name.SequenceEqual("warehouseCode"u8))
            {
                order.Warehouse = Text(ref reader);
            }
            else if (name.SequenceEqual("goodsDetail"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    order.Lines.Add(Line(ref reader));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return order;
    }

    private static (string? Goods, string? Count, string? Unit) Line(ref Utf8JsonReader reader)
    {
        var (goods, count, unit) = ((string?)null, (string?)null, (string?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("goodsNo"u8))
            {
                goods = Text(ref reader);
            }
            else if (name.SequenceEqual("sellCount"u8))
            {
                count = Text(ref reader);
            }
            else if (name.SequenceEqual("unit"u8))
            {
                unit = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return (goods, count, unit);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => Encoding.UTF8.GetString(reader.ValueSpan),
        };
    }
}
