namespace QingYi.Engine.Values;

/// <summary>An error of the data: it rejects one record and does not affect the others.</summary>
internal sealed class RecordException : LocalizedException
{
    public RecordException(string code, LocalizedText message, string? field = null, string? value = null)
        : base(message) => Rejection = new Rejection(code, message, field, value is null ? null : ShortText.Of(value, 200));

    public Rejection Rejection { get; }
}
