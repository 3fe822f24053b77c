namespace QingYi.Connectors.Sql.Binding;

/// <summary>The database or the connector rejects one document; the transaction is rolled back.</summary>
internal sealed class RejectedException(Rejection rejection, Exception? innerException = null)
    : LocalizedException(rejection.Message, innerException)
{
    public Rejection Rejection { get; } = rejection;
}
