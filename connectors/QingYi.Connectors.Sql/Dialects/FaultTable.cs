using System.Data.Common;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>The meaning of a database's errors. An unknown code is not retried.</summary>
internal abstract class FaultTable
{
    /// <summary>Returns the cause of an error.</summary>
    public abstract DatabaseFault Judge(DbException exception);

    /// <summary>Returns the rejection of the document, for people.</summary>
    public abstract Rejection Rejection(DbException exception);

    /// <summary>Returns a description of the error, for people.</summary>
    public abstract LocalizedText Describe(DbException exception);

    /// <summary>Returns what the user can do about it: a sentence.</summary>
    public abstract LocalizedText NextStep(DbException exception);

    /// <summary>Returns the row of a statement that caused the error, from 0; null, the default: the error does not tell.</summary>
    public virtual int? RowOf(Exception exception) => null;

    /// <summary>Converts the error to the exception that the engine handles.</summary>
    public Exception Translate(Exception exception) =>
        exception switch
        {
            DbException e when Judge(e) != DatabaseFault.Transient => new ConnectorException(Describe(e), NextStep(e), e),
            _ => new TransientException(
                exception is DbException database ? Describe(database) : LocalizedText.Of(exception),
                innerException: exception
            ),
        };
}
