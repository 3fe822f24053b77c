namespace QingYi.Storage;

/// <summary>A record to be changed is no longer as it was read; the transaction is rolled back.</summary>
internal sealed class StaleRecordException : Exception;
