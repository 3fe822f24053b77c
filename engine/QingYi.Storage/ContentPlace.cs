namespace QingYi.Storage;

/// <summary>Where the content of a record stands.</summary>
/// <param name="Scheme">The scheme whose page it is in.</param>
/// <param name="Page">The page.</param>
/// <param name="Start">Its first byte in the page.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="WriteBack">What was kept of the target's answer, which belongs to it too.</param>
internal readonly record struct ContentPlace(long Scheme, long Page, int Start, int Length, string? WriteBack);
