using System.Data.Common;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>What the errors of a database mean. A code that is not known is no reason to try again.</summary>
internal abstract class FaultTable
{
    /// <summary>What an error is about.</summary>
    public abstract DatabaseFault Judge(DbException exception);

    /// <summary>Why the document is refused, for people.</summary>
    public abstract Rejection Rejection(DbException exception);

    /// <summary>The error, for people.</summary>
    public abstract string Describe(DbException exception);

    /// <summary>What to do about it, a sentence.</summary>
    public abstract string NextStep(DbException exception);

    /// <summary>The row of a statement that is to blame, from 0; null, the default: the error does not tell.</summary>
    public virtual int? RowOf(Exception exception) => null;

    /// <summary>The exception that the engine understands.</summary>
    public Exception Translate(Exception exception) =>
        exception switch
        {
            DbException e when Judge(e) != DatabaseFault.Transient => new ConnectorException(Describe(e), NextStep(e), e),
            _ => new TransientException(
                exception is DbException database ? Describe(database) : exception.Message,
                innerException: exception
            ),
        };
}
