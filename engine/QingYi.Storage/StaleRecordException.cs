namespace QingYi.Storage;

/// <summary>A record was to be changed that is no longer as it was read; the transaction is rolled back.</summary>
internal sealed class StaleRecordException : Exception;
