namespace QingYi.Storage;

/// <summary>The server of a shared store did not grant the lock that shows that this process is alive.</summary>
internal sealed class LockRefusedException() : LocalizedException(StorageTexts.LockRefused);
