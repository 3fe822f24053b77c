namespace QingYi.Benchmarks.HandWritten;

/// <summary>The fields of an order that the job needs.</summary>
internal sealed class HandOrder
{
    public string TradeId = "";
    public string TradeNo = "";
    public string? OrderNo;
    public string? Status;
    public string? Memo;
    public string? Customer;
    public string? Address;
    public string? Consigned;
    public string? Warehouse;
    public long Key;
    public readonly List<(string? Goods, string? Count, string? Unit)> Lines = [];

    /// <summary>True: the time is valid or empty.</summary>
    public bool IsGood =>
        string.IsNullOrEmpty(Consigned)
        || DateTime.TryParseExact(Consigned, "yyyy-MM-dd HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out _);
}
