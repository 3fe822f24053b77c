namespace QingYi.Benchmarks.HandWritten;

/// <summary>What the job needs of an order.</summary>
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

    /// <summary>The time is one, or there is none.</summary>
    public bool IsGood =>
        string.IsNullOrEmpty(Consigned)
        || DateTime.TryParseExact(Consigned, "yyyy-MM-dd HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out _);
}
