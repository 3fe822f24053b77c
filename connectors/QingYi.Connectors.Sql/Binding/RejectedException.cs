namespace QingYi.Connectors.Sql.Binding;

/// <summary>One document is refused; its transaction is rolled back.</summary>
internal sealed class RejectedException(Rejection rejection, Exception? innerException = null)
    : Exception(rejection.Message, innerException)
{
    public Rejection Rejection { get; } = rejection;
}
